import "server-only";
import type { ServerCells } from "@/lib/server-cells";
import { inOrganization, rowId } from "./db";
import { type Context, requirePermission } from "./permission";

/** One line of the grid of servers: every fact in a cell, and what stands beside them. */
export interface TableServer extends ServerCells {
	id: string;
	version: number;
	/** Names of the services that stand on it. */
	services: string[];
	/** The import that first knew it; null: typed by hand. */
	source: string | null;
}

/**
 * Every server in use. The names of what stands on them are asked for apart: joined, the database reads them once for each
 * server as long as it has not counted the rows that an import just brought.
 */
export function listTableServers(context: Context): Promise<TableServer[]> {
	requirePermission(context, "facts.view");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const carried = await tx.$queryRaw<{ serverId: string; names: string[] }[]>`
			SELECT m."serverId"::text AS "serverId", array_agg(DISTINCT s."name" ORDER BY s."name") AS names
			FROM "ServerGroupMember" m
			JOIN "ServerGroup" g ON g."organizationId" = m."organizationId" AND g."id" = m."groupId"
			JOIN "Service" s ON s."organizationId" = g."organizationId" AND s."id" = g."serviceId"
			WHERE m."organizationId" = ${organizationId}::uuid AND s."archivedAt" IS NULL
			GROUP BY 1`;
		const namesOf = new Map(carried.map(({ serverId, names }) => [serverId, names]));
		const servers = await tx.$queryRaw<Omit<TableServer, "services">[]>`
			SELECT v."id"::text AS "id", v."version", v."name", v."siteId"::text AS "siteId", v."role", v."kind", v."planned",
				v."hostServerId"::text AS "hostServerId", v."storageServerId"::text AS "storageServerId",
				v."room", v."powerFeed", v."networkSwitch", v."vendor", v."operatingSystem",
				v."operatingSystemSupportEndsOn"::text AS "operatingSystemSupportEndsOn", v."softwareVersion", v."cpuCores", v."memoryGigabytes",
				v."dataGigabytes", v."dataGrowthPerYear", v."purchasedOn"::text AS "purchasedOn",
				v."warranty"->>'endsOn' AS "warrantyEndsOn",
				(v."warranty"->>'responseHours')::float8 AS "warrantyResponseHours",
				(v."warranty"->>'resolutionHours')::float8 AS "warrantyResolutionHours",
				v."warranty"->>'coverage' AS "warrantyCoverage", v."spareOnSite", v."hardwareLeadHours", v."fqdn",
				v."addresses", v."serialNumber", v."biosUuid",
				split_part(v."externalIds"[1], ':', 1) AS "source"
			FROM "Server" v
			WHERE v."organizationId" = ${organizationId}::uuid AND v."archivedAt" IS NULL
			ORDER BY v."name"`;
		return servers.map((server) => ({ ...server, services: namesOf.get(server.id) ?? [] }));
	});
}

/** How many there are, and how many lack a fact that a restore rests on: their data, their site, a machine's contract. */
export function countServers(context: Context): Promise<{ servers: number; withGaps: number }> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const [counts] = await tx.$queryRaw<{ servers: number; withGaps: number }[]>`
			SELECT count(*)::int AS servers, count(*) FILTER (
				WHERE "dataGigabytes" IS NULL OR "siteId" IS NULL OR ("kind" = 'physical' AND "warranty" IS NULL)
			)::int AS "withGaps"
			FROM "Server" WHERE "organizationId" = ${context.organizationId}::uuid AND "archivedAt" IS NULL`;
		return counts ?? { servers: 0, withGaps: 0 };
	});
}

/** What imports and hands have done to a server that an import brought or changed. */
export interface ServerOrigin {
	id: string;
	/** The last import that wrote one of its values. */
	importedAt: string;
	importedFrom: string;
	/** Columns whose value is a person's, not the one an import said last. */
	edited: string[];
}

export function listServerOrigins(context: Context): Promise<ServerOrigin[]> {
	requirePermission(context, "facts.view");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const rows = await tx.$queryRaw<(Omit<ServerOrigin, "importedAt"> & { importedAt: Date })[]>`
			WITH origins AS (
				SELECT o."serverId", o."field", o."source", o."value", o."recordedAt", o."id", o."importId" IS NOT NULL AS told
				FROM "ValueHistory" o JOIN "Server" v ON v."organizationId" = o."organizationId" AND v."id" = o."serverId"
				WHERE o."organizationId" = ${organizationId}::uuid AND v."archivedAt" IS NULL
			), latest AS (
				SELECT DISTINCT ON ("serverId", "field") * FROM origins ORDER BY "serverId", "field", "recordedAt" DESC, "id" DESC
			), imported AS (
				SELECT DISTINCT ON ("serverId") "serverId", "recordedAt", "source" FROM origins
				WHERE told AND "source" <> 'person' ORDER BY "serverId", "recordedAt" DESC
			), said AS (
				SELECT DISTINCT ON ("serverId", "field") "serverId", "field", "value" FROM origins
				WHERE "source" <> 'person' ORDER BY "serverId", "field", "recordedAt" DESC, "id" DESC
			), edited AS (
				SELECT l."serverId", array_agg(l."field" ORDER BY l."field") AS fields
				FROM latest l LEFT JOIN said s ON s."serverId" = l."serverId" AND s."field" = l."field"
				WHERE l."source" = 'person' AND l."value" IS DISTINCT FROM s."value"
				GROUP BY 1
			)
			SELECT i."serverId"::text AS "id", i."recordedAt" AS "importedAt", i."source" AS "importedFrom",
				coalesce(e.fields, '{}') AS "edited"
			FROM imported i LEFT JOIN edited e ON e."serverId" = i."serverId"`;
		return rows.map((row) => ({ ...row, importedAt: row.importedAt.toISOString() }));
	});
}

export interface NamedServer {
	id: string;
	name: string;
	siteId: string | null;
	siteName: string | null;
}

/** Names to choose from: all, or only the ones asked for. */
export function listNamedServers(context: Context, only?: readonly string[]): Promise<NamedServer[]> {
	requirePermission(context, "facts.view");
	const ids = only?.map((id) => rowId(id, "server"));
	return inOrganization(context, async (tx) => {
		const servers = await tx.server.findMany({
			where: { organizationId: context.organizationId, archivedAt: null, ...(ids ? { id: { in: ids } } : {}) },
			orderBy: { name: "asc" },
			select: { id: true, name: true, siteId: true, site: { select: { name: true } } },
		});
		return servers.map(({ site, ...server }) => ({ ...server, siteName: site?.name ?? null }));
	});
}
