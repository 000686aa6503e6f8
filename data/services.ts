import "server-only";
import type { Service } from "@/engine";
import { compareNames } from "@/lib/by-name";
import { serviceSchema } from "@/schemas/facts";
import { recordFactsChange } from "./audit";
import { inOrganization, rowId, type Transaction } from "./db";
import { type ServiceParts, serviceOf } from "./facts-of-rows";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";
import { changedMeanwhile, insertRows, updateRow } from "./rows";
import { serviceColumns } from "./rows-of-facts";
import { refuseCircle, requireReferences } from "./service-references";

const ServiceInput = serviceSchema.omit({ id: true });
type ServiceFacts = Omit<Service, "id">;

export const SERVICE_PARTS = {
	groups: {
		select: { id: true, name: true, required: true, members: { select: { serverId: true, position: true } } },
	},
	dependsOn: { select: { dependsOnServiceId: true } },
} as const satisfies Record<keyof ServiceParts, unknown>;

export interface ServiceRow extends Service {
	version: number;
}

export function listServices(context: Context): Promise<ServiceRow[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const rows = await tx.service.findMany({
			where: { organizationId: context.organizationId, archivedAt: null },
			include: SERVICE_PARTS,
		});
		return rows
			.map((row) => ({ ...serviceOf(row), version: row.version }))
			.sort((a, b) => compareNames(a.name, b.name));
	});
}

export function getService(context: Context, id: string): Promise<{ service: Service; version: number }> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const row = await tx.service.findFirst({
			where: { organizationId: context.organizationId, id: rowId(id, "service"), archivedAt: null },
			include: SERVICE_PARTS,
		});
		if (!row) throw notFound("service");
		return { service: serviceOf(row), version: row.version };
	});
}

export function createService(context: Context, input: ServiceFacts): Promise<{ id: string }> {
	requirePermission(context, "services.edit");
	return inOrganization(context, (tx) => createServiceWithin(tx, context, input));
}

/** As part of a larger change, in its transaction. */
export async function createServiceWithin(
	tx: Transaction,
	context: Context,
	input: ServiceFacts,
): Promise<{ id: string }> {
	requirePermission(context, "services.edit");
	const service = ServiceInput.parse(input);
	const { organizationId } = context;
	await requireReferences(tx, organizationId, service);
	const id = newId();
	await insertRows(tx, "Service", [
		{ id, organizationId, updatedAt: new Date(), version: 1, ...serviceColumns(service) },
	]);
	await insertParts(tx, organizationId, id, service, new Set());
	const details = { name: service.name };
	await recordFactsChange(tx, context, { action: "service.create", targetKind: "service", targetId: id, details });
	return { id };
}

type ServiceUpdate = ServiceFacts & { id: string; version: number };

export function updateService(context: Context, update: ServiceUpdate): Promise<void> {
	requirePermission(context, "services.edit");
	return inOrganization(context, (tx) => updateServiceWithin(tx, context, update));
}

/** As part of a larger change, in its transaction. */
export async function updateServiceWithin(
	tx: Transaction,
	context: Context,
	{ id, version, ...input }: ServiceUpdate,
): Promise<void> {
	requirePermission(context, "services.edit");
	const service = ServiceInput.parse(input);
	const { organizationId } = context;
	const before = await tx.service.findFirst({
		where: { organizationId, id: rowId(id, "service"), archivedAt: null },
		include: SERVICE_PARTS,
	});
	if (!before) throw notFound("service");
	await requireReferences(tx, organizationId, service);
	await refuseCircle(tx, organizationId, id, service.dependsOn);
	const saved = await updateRow(tx, "Service", { organizationId, id, version }, serviceColumns(service));
	if (!saved) throw changedMeanwhile("service");
	await tx.serverGroup.deleteMany({ where: { organizationId, serviceId: id } });
	await tx.serviceDependency.deleteMany({ where: { organizationId, serviceId: id } });
	await insertParts(tx, organizationId, id, service, new Set(before.groups.map((group) => group.id)));
	const details = JSON.parse(JSON.stringify({ before: serviceOf(before), after: service }));
	await recordFactsChange(tx, context, { action: "service.update", targetKind: "service", targetId: id, details });
}

/** A group keeps its id as long as it stays in the service; any other id in the input is replaced. */
async function insertParts(
	tx: Transaction,
	organizationId: string,
	serviceId: string,
	service: ServiceFacts,
	kept: ReadonlySet<string>,
): Promise<void> {
	const groups = service.groups.map((group) => ({ ...group, id: kept.has(group.id) ? group.id : newId() }));
	await insertRows(
		tx,
		"ServerGroup",
		groups.map(({ id, name, required }) => ({ id, organizationId, serviceId, name, required })),
	);
	await insertRows(
		tx,
		"ServerGroupMember",
		groups.flatMap((group) =>
			[...new Set(group.serverIds)].map((serverId, position) => ({
				organizationId,
				groupId: group.id,
				serverId,
				position,
			})),
		),
	);
	await insertRows(
		tx,
		"ServiceDependency",
		[...new Set(service.dependsOn)].map((dependsOnServiceId) => ({ organizationId, serviceId, dependsOnServiceId })),
	);
}

interface ServiceRef {
	id: string;
	version: number;
}

export function archiveService(context: Context, ref: ServiceRef): Promise<void> {
	requirePermission(context, "services.edit");
	return inOrganization(context, (tx) => archiveServiceWithin(tx, context, ref));
}

/** As part of a larger change, in its transaction. */
export async function archiveServiceWithin(
	tx: Transaction,
	context: Context,
	{ id, version }: ServiceRef,
): Promise<void> {
	requirePermission(context, "services.edit");
	const { organizationId } = context;
	const service = await tx.service.findFirst({
		where: { organizationId, id: rowId(id, "service"), archivedAt: null },
		select: { name: true },
	});
	if (!service) throw notFound("service");
	const dependents = await tx.service.findMany({
		where: { organizationId, archivedAt: null, dependsOn: { some: { dependsOnServiceId: id } } },
		orderBy: { name: "asc" },
		take: 5,
		select: { name: true },
	});
	if (dependents.length > 0) {
		const names = dependents.map((dependent) => dependent.name).join(", ");
		throw new Refusal("conflict", `${names} depends on ${service.name}. Change that first.`);
	}
	const { count } = await tx.service.updateMany({
		where: { organizationId, id, version },
		data: { archivedAt: new Date(), version: { increment: 1 } },
	});
	if (count === 0) throw changedMeanwhile("service");
	// Its servers are free to be removed; what it depended on too.
	await tx.serverGroup.deleteMany({ where: { organizationId, serviceId: id } });
	await tx.serviceDependency.deleteMany({ where: { organizationId, serviceId: id } });
	const details = { name: service.name };
	await recordFactsChange(tx, context, { action: "service.archive", targetKind: "service", targetId: id, details });
}
