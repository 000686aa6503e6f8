import "server-only";
import type { Server } from "@/engine";
import type { ExistingAnswer, ExistingServer, ExistingService, Inventory, ValueSource } from "@/schemas/import-plan";
import { IMPORT_SOURCE_IDS, SERVER_FIELDS, type ServerField, type ServerValues } from "@/schemas/import-rows";
import type { Transaction } from "./db";
import { serverOf } from "./facts-of-rows";

/** Columns that hold an id where a row speaks of a name. */
const FIELD_OF_COLUMN: Record<string, ServerField> = {
	siteId: "site",
	hostServerId: "host",
	storageServerId: "storage",
};
export const COLUMN_OF_FIELD: Partial<Record<ServerField, string>> = {
	site: "siteId",
	host: "hostServerId",
	storage: "storageServerId",
};

const isField = (name: string): name is ServerField => (SERVER_FIELDS as string[]).includes(name);
export const isImportSource = (name: string): boolean => (IMPORT_SOURCE_IDS as string[]).includes(name);

export interface Names {
	sites: Map<string, string>;
	servers: Map<string, string>;
}

export function flatValues(server: Omit<Server, "id">, names: Names): ExistingServer["values"] {
	const { externalIds, addresses, ...identity } = server.identity;
	const host = server.hostServerId && names.servers.get(server.hostServerId);
	const storage = server.storageServerId && names.servers.get(server.storageServerId);
	const site = server.siteId && names.sites.get(server.siteId);
	const said: Partial<Record<ServerField, unknown>> = {
		...server,
		...identity,
		site,
		host,
		storage,
		externalIds: externalIds.length > 0 ? externalIds : null,
		addresses: addresses.length > 0 ? addresses : null,
	};
	const values: Partial<ServerValues> = {};
	for (const field of SERVER_FIELDS) {
		const value = said[field];
		if (value !== null && value !== undefined && value !== "") Object.assign(values, { [field]: value });
	}
	return { ...values, name: server.name };
}

async function originsOf(tx: Transaction, organizationId: string) {
	const latest = await tx.$queryRaw<{ serverId: string; sources: Record<string, string> }[]>`
		SELECT "serverId"::text AS "serverId", jsonb_object_agg("field", "source") AS sources FROM (
			SELECT DISTINCT ON ("serverId", "field") "serverId", "field", "source" FROM "ValueHistory"
			WHERE "organizationId" = ${organizationId}::uuid ORDER BY "serverId", "field", "recordedAt" DESC, "id" DESC
		) latest GROUP BY 1`;
	const tellers = await tx.$queryRaw<{ serverId: string; sources: string[] }[]>`
		SELECT "serverId"::text AS "serverId", array_agg(DISTINCT "source") AS sources FROM (
			SELECT "serverId", "source" FROM "ImportedValues" WHERE "organizationId" = ${organizationId}::uuid
			UNION ALL
			SELECT "serverId", "source" FROM "ValueOrigin"
			WHERE "organizationId" = ${organizationId}::uuid AND "importId" IS NOT NULL
		) told GROUP BY 1`;
	const origins = new Map<string, Partial<Record<ServerField, ValueSource>>>();
	for (const { serverId, sources } of latest) {
		const known: Partial<Record<ServerField, ValueSource>> = {};
		for (const [field, source] of Object.entries(sources)) {
			const name = FIELD_OF_COLUMN[field] ?? field;
			if (isField(name)) known[name] = (isImportSource(source) ? source : "person") as ValueSource;
		}
		origins.set(serverId, known);
	}
	return { origins, tellers: new Map(tellers.map(({ serverId, sources }) => [serverId, sources])) };
}

async function servicesOf(tx: Transaction, organizationId: string): Promise<ExistingService[]> {
	const services = await tx.service.findMany({
		where: { organizationId, archivedAt: null },
		select: { id: true, name: true, groups: { select: { members: { select: { serverId: true } } } } },
	});
	return services.map(({ id, name, groups }) => ({
		id,
		name,
		serverIds: groups.flatMap(({ members }) => members.map(({ serverId }) => serverId)),
	}));
}

async function answersOf(
	tx: Transaction,
	organizationId: string,
	sites: Map<string, string>,
): Promise<ExistingAnswer[]> {
	const answers = await tx.practiceAnswer.findMany({
		where: { organizationId },
		select: { practiceId: true, siteId: true, serverId: true, state: true },
	});
	return answers.map(({ practiceId, siteId, serverId, state }) => ({
		practiceId,
		siteName: siteId && (sites.get(siteId) ?? null),
		serverId,
		state: state as ExistingAnswer["state"],
	}));
}

/** The inventory as rows can be compared with it: names instead of ids, and whose word each value is. */
export async function readInventory(tx: Transaction, organizationId: string): Promise<Inventory> {
	const siteRows = await tx.site.findMany({
		where: { organizationId, archivedAt: null },
		select: { id: true, name: true },
	});
	const serverRows = await tx.server.findMany({ where: { organizationId, archivedAt: null }, orderBy: { id: "asc" } });
	const names: Names = {
		sites: new Map(siteRows.map(({ id, name }) => [id, name])),
		servers: new Map(serverRows.map(({ id, name, fqdn }) => [id, fqdn ?? name])),
	};
	const { origins, tellers } = await originsOf(tx, organizationId);
	return {
		servers: serverRows.map((row) => ({
			id: row.id,
			version: row.version,
			values: flatValues(serverOf(row), names),
			origins: origins.get(row.id) ?? {},
			sources: tellers.get(row.id) ?? [],
		})),
		sites: siteRows.map(({ name }) => name),
		answers: await answersOf(tx, organizationId, names.sites),
		services: await servicesOf(tx, organizationId),
	};
}
