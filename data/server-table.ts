import "server-only";
import type { Server } from "@/engine";
import { inOrganization, rowId } from "./db";
import { type Context, requirePermission } from "./permission";

/** One line of the server table: what it shows, filters by and can change on many at once. */
export interface TableServer
	extends Pick<
		Server,
		| "id"
		| "name"
		| "siteId"
		| "role"
		| "kind"
		| "room"
		| "powerFeed"
		| "networkSwitch"
		| "spareOnSite"
		| "operatingSystem"
		| "dataGigabytes"
		| "memoryGigabytes"
	> {
	warrantyEndsOn: string | null;
	fqdn: string | null;
	addresses: string[];
	/** Names of the services that stand on it. */
	services: string[];
	/** The import that first knew it; null: typed by hand. */
	source: string | null;
}

/** Every server in use, in one statement. */
export function listTableServers(context: Context): Promise<TableServer[]> {
	requirePermission(context, "facts.view");
	const { organizationId } = context;
	return inOrganization(
		context,
		(tx) => tx.$queryRaw<TableServer[]>`
			SELECT v."id"::text AS "id", v."name", v."siteId"::text AS "siteId", v."role", v."kind", v."room", v."powerFeed",
				v."networkSwitch", v."spareOnSite", v."operatingSystem", v."dataGigabytes", v."memoryGigabytes",
				v."warranty"->>'endsOn' AS "warrantyEndsOn", v."fqdn", v."addresses",
				coalesce(carried.names, '{}') AS "services", split_part(v."externalIds"[1], ':', 1) AS "source"
			FROM "Server" v
			LEFT JOIN (
				SELECT m."serverId", array_agg(DISTINCT s."name" ORDER BY s."name") AS names
				FROM "ServerGroupMember" m
				JOIN "ServerGroup" g ON g."organizationId" = m."organizationId" AND g."id" = m."groupId"
				JOIN "Service" s ON s."organizationId" = g."organizationId" AND s."id" = g."serviceId"
				WHERE m."organizationId" = ${organizationId}::uuid AND s."archivedAt" IS NULL
				GROUP BY 1
			) carried ON carried."serverId" = v."id"
			WHERE v."organizationId" = ${organizationId}::uuid AND v."archivedAt" IS NULL
			ORDER BY v."name"`,
	);
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
