import "server-only";
import { applyBlueprint, type BlueprintChoice, type PatternId, type Service } from "@/engine";
import { UNKNOWN_SERVICE } from "@/schemas/services";
import { recordFactsChange } from "./audit";
import { inOrganization, type Json, rowId, type Transaction } from "./db";
import { readFacts } from "./facts";
import type { BlueprintAdoptionModel } from "./generated/models";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";
import { changedMeanwhile, insertRows } from "./rows";
import { serverColumns } from "./rows-of-facts";
import { archiveServersWithin } from "./servers-archive";
import { archiveServiceWithin, createServiceWithin, updateServiceWithin } from "./services";

export interface AdoptionRow {
	id: string;
	serviceId: string;
	pattern: PatternId;
	plannedServers: number;
	adoptedAt: string;
	adoptedByName: string;
	undoneAt: string | null;
	/** Nothing has changed the service since. */
	mayUndo: boolean;
}

interface AdoptInput {
	service: { id: string; version: number } | Pick<Service, "name" | "kind" | "users">;
	choice: BlueprintChoice;
}

/** Newest first, of one service. */
export function listAdoptions(context: Context, serviceId: string): Promise<AdoptionRow[]> {
	requirePermission(context, "facts.view");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const service = await tx.service.findFirst({
			where: { organizationId, id: rowId(serviceId, "service"), archivedAt: null },
			select: { version: true },
		});
		if (!service) throw notFound("service");
		const rows = await tx.blueprintAdoption.findMany({
			where: { organizationId, serviceId },
			orderBy: [{ adoptedAt: "desc" }, { id: "desc" }],
			take: 20,
		});
		return rows.map((row) => ({
			id: row.id,
			serviceId,
			pattern: (row.choice as unknown as BlueprintChoice).pattern,
			plannedServers: row.serverIds.length,
			adoptedAt: row.adoptedAt.toISOString(),
			adoptedByName: row.adoptedByName,
			undoneAt: row.undoneAt?.toISOString() ?? null,
			mayUndo: row.undoneAt === null && row.serviceVersion === service.version,
		}));
	});
}

/**
 * Builds a service by a blueprint: the servers it plans, the service's new facts and the record to take them back, all or
 * nothing, worked out on the facts of this very moment.
 */
export function adoptBlueprint(context: Context, input: AdoptInput): Promise<{ id: string; serviceId: string }> {
	requirePermission(context, "services.edit");
	requirePermission(context, "servers.edit");
	return inOrganization(context, async (tx) => {
		const { organizationId } = context;
		await tx.$executeRaw`SELECT FROM "Organization" WHERE "id" = ${organizationId}::uuid FOR UPDATE`;
		const { facts } = await readFacts(tx, organizationId);
		const { service, choice } = input;
		const before =
			"id" in service ? (facts.services.find((one) => one.id === rowId(service.id, "service")) ?? null) : null;
		if ("id" in service && before === null) throw notFound("service");
		const start: Service = before ?? { ...UNKNOWN_SERVICE, ...(service as Omit<Service, "id">), id: newId() };
		const built = applied(facts, start, choice);
		await insertRows(
			tx,
			"Server",
			built.planned.map((server) => ({
				...{ id: server.id, organizationId, updatedAt: new Date(), version: 1 },
				...serverColumns(server),
			})),
		);
		const { id: _, ...made } = built.service;
		const saved =
			"id" in service
				? { id: service.id, version: service.version + 1 }
				: { ...(await createServiceWithin(tx, context, made)), version: 1 };
		if ("id" in service) await updateServiceWithin(tx, context, { ...built.service, version: service.version });
		const adoption = newId();
		await insertRows(tx, "BlueprintAdoption", [
			{
				...{ id: adoption, organizationId, serviceId: saved.id, choice, before, serviceVersion: saved.version },
				serverIds: built.planned.map((server) => server.id),
				...{ adoptedById: context.userId, adoptedByName: context.userName, adoptedAt: new Date() },
			},
		]);
		const details = { choice, servers: built.planned.map(({ id, name }) => ({ id, name })) } as unknown as Json;
		const target = { targetKind: "service", targetId: saved.id };
		await recordFactsChange(tx, context, { action: "blueprint.adopt", ...target, details });
		return { id: adoption, serviceId: saved.id };
	});
}

function applied(facts: Parameters<typeof applyBlueprint>[0], service: Service, choice: BlueprintChoice) {
	const ids = new Map<string, string>();
	try {
		return applyBlueprint(facts, service, choice, (place) => {
			const id = ids.get(place) ?? newId();
			ids.set(place, id);
			return id;
		});
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		throw new Refusal("invalid", "A place of the blueprint names a server that is not there, or one server twice.");
	}
}

/** Takes a blueprint back: the service is as it was, and the servers it planned are gone. Only while nobody changed either. */
export function undoBlueprint(context: Context, { id }: { id: string }): Promise<{ serviceId: string | null }> {
	requirePermission(context, "services.edit");
	requirePermission(context, "servers.edit");
	return inOrganization(context, async (tx) => {
		const row = await findAdoption(tx, context, id);
		const { organizationId } = context;
		const before = row.before as unknown as Service | null;
		const at = { id: row.serviceId, version: row.serviceVersion };
		if (before === null) await archiveServiceWithin(tx, context, at);
		else await updateServiceWithin(tx, context, { ...before, ...at });
		const planned: string[] = [];
		for (const serverId of row.serverIds) {
			const server = await tx.server.findFirst({
				where: { organizationId, id: serverId, archivedAt: null },
				select: { planned: true, version: true, name: true },
			});
			if (!server) continue;
			if (!server.planned || server.version !== 1)
				throw new Refusal(
					"conflict",
					`${server.name} was changed since. Take the service back by hand, on its own page.`,
				);
			planned.push(serverId);
		}
		await archiveServersWithin(tx, context, planned);
		const { count } = await tx.blueprintAdoption.updateMany({
			where: { organizationId, id, undoneAt: null },
			data: { undoneAt: new Date(), undoneByName: context.userName },
		});
		if (count === 0) throw changedMeanwhile("blueprint");
		const target = { targetKind: "service", targetId: row.serviceId };
		await recordFactsChange(tx, context, { action: "blueprint.undo", ...target, details: { adoption: id } });
		return { serviceId: before === null ? null : row.serviceId };
	});
}

async function findAdoption(tx: Transaction, { organizationId }: Context, id: string): Promise<BlueprintAdoptionModel> {
	const row = await tx.blueprintAdoption.findFirst({ where: { organizationId, id: rowId(id, "blueprint") } });
	if (!row) throw notFound("blueprint");
	if (row.undoneAt) throw new Refusal("conflict", "This blueprint was taken back already.");
	return row;
}
