import { readFileSync } from "node:fs";
import path from "node:path";
import { compareImport } from "@/importers/compare";
import { type ReadFile, readFile } from "@/importers/read";
import type { ReadOptions } from "@/schemas/import-mapping";
import type { ExistingServer, ImportDecisions, ImportPlan, Inventory } from "@/schemas/import-plan";
import type { ImportRows, ServerCandidate } from "@/schemas/import-rows";

const FOLDER = path.join(import.meta.dirname, "../fixtures/import");
export const AS_OF = "2026-11-23";

export const sampleBytes = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(FOLDER, name)));

export function readSample(name: string, options: Partial<ReadOptions> = {}): Promise<ReadFile> {
	return readFile(sampleBytes(name), name, { asOf: AS_OF, ...options });
}

export async function sampleRows(name: string, options: Partial<ReadOptions> = {}): Promise<ImportRows> {
	const { rows } = await readSample(name, options);
	if (!rows) throw new Error(`${name} needs a mapping`);
	return rows;
}

export function textRows(text: string, name = "list.csv", options: Partial<ReadOptions> = {}): Promise<ReadFile> {
	return readFile(new TextEncoder().encode(text), name, { asOf: AS_OF, ...options });
}

export const named = (rows: ImportRows, name: string): ServerCandidate[] =>
	rows.servers.filter(({ values }) => values.name?.toLowerCase() === name.toLowerCase());

export const EMPTY: Inventory = { servers: [], sites: [], answers: [], services: [] };

/** The inventory as it stands after a plan, made in memory the way `data` makes it in the database. */
export function applied(
	inventory: Inventory,
	rows: ImportRows,
	decisions?: ImportDecisions,
): { plan: ImportPlan; after: Inventory } {
	const plan = compareImport(rows, inventory, decisions);
	const servers = new Map(inventory.servers.map((server) => [server.id, structuredClone(server)]));
	const ids = new Map<string, string>();
	for (const row of plan.rows) {
		if (row.status !== "new" && row.status !== "changed" && row.status !== "unchanged") continue;
		const id = row.serverId ?? `s${servers.size + 1}`;
		ids.set(row.key, id);
		const server: ExistingServer = servers.get(id) ?? {
			id,
			version: 0,
			values: { name: row.name },
			origins: {},
			sources: [],
		};
		const candidate = rows.servers.find(({ key }) => key === row.key);
		if (row.status === "new") {
			Object.assign(server.values, candidate?.values);
			for (const field of Object.keys(candidate?.values ?? {})) Object.assign(server.origins, { [field]: rows.source });
		}
		for (const { field, to, keptFrom } of row.changes)
			if (keptFrom === null) {
				Object.assign(server.values, { [field]: to });
				server.origins[field] = rows.source;
			}
		server.version++;
		server.sources = [...new Set([...server.sources, rows.source])];
		servers.set(id, server);
	}
	const answers = [...inventory.answers];
	for (const answer of plan.answers)
		if (answer.status === "new")
			answers.push({
				practiceId: answer.practiceId,
				siteName: answer.siteName,
				serverId: answer.serverKey === null ? null : ids.get(answer.serverKey)!,
				state: answer.state,
			});
	const services = [...inventory.services];
	for (const service of plan.services)
		if (service.status === "new")
			services.push({
				id: service.name,
				name: service.name,
				serverIds: service.serverKeys.map((key) => ids.get(key)!),
			});
	return {
		plan,
		after: { servers: [...servers.values()], sites: [...inventory.sites, ...plan.newSites], answers, services },
	};
}
