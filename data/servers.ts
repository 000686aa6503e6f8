import "server-only";
import type { Server } from "@/engine";
import { serverSchema } from "@/schemas/facts";
import { recordFactsChange } from "./audit";
import { changeDetails, changedColumns } from "./changed-columns";
import { inOrganization, rowId, type Transaction } from "./db";
import { dayOf, serverOf } from "./facts-of-rows";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";
import { changedMeanwhile, insertRows, requireRows, updateRow } from "./rows";
import { serverColumns } from "./rows-of-facts";

const ServerInput = serverSchema.omit({ id: true });
type ServerFacts = Omit<Server, "id">;

/** What the table of servers shows. */
export interface ServerRow
	extends Pick<
		Server,
		| "id"
		| "name"
		| "siteId"
		| "role"
		| "kind"
		| "operatingSystem"
		| "operatingSystemSupportEndsOn"
		| "cpuCores"
		| "memoryGigabytes"
		| "dataGigabytes"
	> {
	version: number;
	fqdn: string | null;
	serviceNames: string[];
}

export interface ServerQuery {
	search?: string;
	/** Null: servers whose site is unknown. */
	siteId?: string | null;
	sort?: "name" | "role" | "kind" | "operatingSystem" | "memoryGigabytes" | "dataGigabytes";
	descending?: boolean;
	offset?: number;
	limit?: number;
}

const LIMIT = 20_000;

export function listServers(context: Context, query: ServerQuery = {}): Promise<{ rows: ServerRow[]; total: number }> {
	requirePermission(context, "facts.view");
	const { organizationId } = context;
	const { search, siteId, sort = "name", descending = false, offset = 0, limit = LIMIT } = query;
	const contains = { contains: search ?? "", mode: "insensitive" as const };
	const where = {
		organizationId,
		archivedAt: null,
		...(siteId === undefined ? {} : { siteId: siteId === null ? null : rowId(siteId, "site") }),
		...(search
			? { OR: [{ name: contains }, { role: contains }, { operatingSystem: contains }, { fqdn: contains }] }
			: {}),
	};
	const order = descending ? ("desc" as const) : ("asc" as const);
	return inOrganization(context, async (tx) => {
		const total = await tx.server.count({ where });
		const rows = await tx.server.findMany({
			where,
			orderBy: sort === "name" ? [{ name: order }] : [{ [sort]: { sort: order, nulls: "last" } }, { name: "asc" }],
			skip: Math.max(0, offset),
			take: Math.min(Math.max(1, limit), LIMIT),
			select: {
				id: true,
				version: true,
				name: true,
				siteId: true,
				role: true,
				kind: true,
				operatingSystem: true,
				operatingSystemSupportEndsOn: true,
				cpuCores: true,
				memoryGigabytes: true,
				dataGigabytes: true,
				fqdn: true,
			},
		});
		const services = await serviceNamesByServer(tx, organizationId);
		return {
			total,
			rows: rows.map((row) => ({
				...row,
				kind: row.kind as Server["kind"],
				operatingSystemSupportEndsOn: row.operatingSystemSupportEndsOn && dayOf(row.operatingSystemSupportEndsOn),
				serviceNames: services.get(row.id) ?? [],
			})),
		};
	});
}

async function serviceNamesByServer(tx: Transaction, organizationId: string): Promise<Map<string, string[]>> {
	const members = await tx.$queryRaw<{ serverId: string; names: string[] }[]>`
		SELECT m."serverId"::text AS "serverId", array_agg(DISTINCT s."name" ORDER BY s."name") AS names
		FROM "ServerGroupMember" m
		JOIN "ServerGroup" g ON g."organizationId" = m."organizationId" AND g."id" = m."groupId"
		JOIN "Service" s ON s."organizationId" = g."organizationId" AND s."id" = g."serviceId"
		WHERE m."organizationId" = ${organizationId}::uuid AND s."archivedAt" IS NULL GROUP BY 1`;
	return new Map(members.map((member) => [member.serverId, member.names]));
}

export interface ServerDetail {
	server: Server;
	version: number;
	services: { id: string; name: string }[];
	guests: { id: string; name: string }[];
	origins: { field: string; source: string; place: string | null; recordedAt: string }[];
}

export function getServer(context: Context, id: string): Promise<ServerDetail> {
	requirePermission(context, "facts.view");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const row = await tx.server.findFirst({ where: { organizationId, id: rowId(id, "server"), archivedAt: null } });
		if (!row) throw notFound("server");
		const services = await tx.service.findMany({
			where: { organizationId, archivedAt: null, groups: { some: { members: { some: { serverId: id } } } } },
			orderBy: { name: "asc" },
			select: { id: true, name: true },
		});
		const guests = await tx.server.findMany({
			where: { organizationId, hostServerId: id, archivedAt: null },
			orderBy: { name: "asc" },
			select: { id: true, name: true },
		});
		const origins = await tx.$queryRaw<{ field: string; source: string; place: string | null; recordedAt: Date }[]>`
			SELECT DISTINCT ON ("field") "field", "source", "place", "recordedAt" FROM "ValueHistory"
			WHERE "organizationId" = ${organizationId}::uuid AND "serverId" = ${id}::uuid
			ORDER BY "field", "recordedAt" DESC, "id" DESC`;
		return {
			server: serverOf(row),
			version: row.version,
			services,
			guests,
			origins: origins.map((origin) => ({ ...origin, recordedAt: origin.recordedAt.toISOString() })),
		};
	});
}

export function createServer(context: Context, input: ServerFacts): Promise<{ id: string }> {
	requirePermission(context, "servers.edit");
	const server = ServerInput.parse(input);
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		await requireServerReferences(tx, organizationId, server);
		const id = newId();
		await insertRows(tx, "Server", [
			{ id, organizationId, updatedAt: new Date(), version: 1, ...serverColumns(server) },
		]);
		const details = { name: server.name };
		await recordFactsChange(tx, context, { action: "server.create", targetKind: "server", targetId: id, details });
		return { id };
	});
}

export function updateServer(
	context: Context,
	{ id, version, ...input }: ServerFacts & { id: string; version: number },
): Promise<void> {
	requirePermission(context, "servers.edit");
	const server = ServerInput.parse(input);
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const before = await tx.server.findFirst({ where: { organizationId, id: rowId(id, "server"), archivedAt: null } });
		if (!before) throw notFound("server");
		await requireServerReferences(tx, organizationId, server);
		await refuseHostCircle(tx, organizationId, id, server.hostServerId);
		const columns = serverColumns(server);
		if (!(await updateRow(tx, "Server", { organizationId, id, version }, columns))) throw changedMeanwhile("server");
		const { id: _, ...old } = serverOf(before);
		const changed = changedColumns(old, server);
		await insertRows(
			tx,
			"ValueOrigin",
			changed.map(([field, , value]) => ({
				id: newId(),
				organizationId,
				serverId: id,
				field,
				value,
				source: "person",
				userId: context.userId,
				recordedAt: new Date(),
			})),
		);
		const details = changeDetails(changed);
		await recordFactsChange(tx, context, { action: "server.update", targetKind: "server", targetId: id, details });
	});
}

export async function requireServerReferences(
	tx: Transaction,
	organizationId: string,
	server: Pick<Server, "siteId" | "hostServerId" | "storageServerId">,
): Promise<void> {
	await requireRows(tx, organizationId, "site", [server.siteId]);
	await requireRows(tx, organizationId, "server", [server.hostServerId, server.storageServerId]);
}

/** A machine cannot run on itself, nor on one of its own guests. */
async function refuseHostCircle(
	tx: Transaction,
	organizationId: string,
	id: string,
	host: string | null,
): Promise<void> {
	if (host === null) return;
	const [circle] = await tx.$queryRaw<{ reaches: boolean }[]>`
		WITH RECURSIVE hosts AS (
			SELECT ${host}::uuid AS id
			UNION
			SELECT s."hostServerId" FROM "Server" s JOIN hosts ON s."id" = hosts.id
			WHERE s."organizationId" = ${organizationId}::uuid AND s."hostServerId" IS NOT NULL
		) SELECT EXISTS (SELECT FROM hosts WHERE id = ${id}::uuid) AS reaches`;
	if (!circle?.reaches) return;
	const message = "A server cannot run on itself or on one of its own guests.";
	throw new Refusal("invalid", message, { hostServerId: message });
}
