import "server-only";
import { withEdits } from "@/importers/edit-cell";
import { IdentityIndex } from "@/importers/identity";
import { csvOf } from "@/lib/write-csv";
import type { ImportPage, ImportRowsPage } from "@/schemas/imports";
import { inOrganization } from "./db";
import { readInventory } from "./import-inventory";
import { LONG, readImport } from "./imports";
import { type Context, requirePermission } from "./permission";

const PAGE = 100;

/** A page of the plan's rows with what the file says of each. */
export function listImportRows(context: Context, { id, status, offset }: ImportPage): Promise<ImportRowsPage> {
	requirePermission(context, "facts.view");
	return inOrganization(
		context,
		async (tx) => {
			const stored = await readImport(tx, context.organizationId, id);
			const rows = withEdits(stored.rows, stored.reading.decisions.edits);
			const candidates = new Map(rows.servers.map((server) => [server.key, server]));
			const wanted = status === null ? stored.plan.rows : stored.plan.rows.filter((row) => row.status === status);
			const page = wanted.slice(offset, offset + PAGE);
			const namesakes: ImportRowsPage["namesakes"] = {};
			if (page.some((row) => row.status === "conflict")) {
				const { servers } = await readInventory(tx, context.organizationId);
				const index = new IdentityIndex<(typeof servers)[number]>();
				for (const server of servers) index.add(server, server.values);
				for (const row of page)
					if (row.status === "conflict")
						namesakes[row.key] = index
							.nearby(candidates.get(row.key)?.values ?? {})
							.slice(0, 20)
							.map((server) => ({ id: server.id, name: server.values.name, site: server.values.site ?? null }));
			}
			return {
				total: wanted.length,
				namesakes,
				rows: page.map((row) => {
					const candidate = candidates.get(row.key);
					return {
						...row,
						candidate: candidate
							? { values: candidate.values, place: candidate.place, tags: candidate.tags, origins: candidate.origins }
							: null,
					};
				}),
			};
		},
		LONG,
	);
}

/** The rows that were not taken, with the reason and how to mend it, as a CSV to correct and send again. */
export function getRejectedRows(context: Context, id: string): Promise<{ fileName: string; csv: string }> {
	requirePermission(context, "facts.view");
	return inOrganization(
		context,
		async (tx) => {
			const { rows, plan } = await readImport(tx, context.organizationId, id);
			const candidates = new Map(rows.servers.map((server) => [server.key, server]));
			const header = [
				"name",
				"site",
				"fqdn",
				"ip_address",
				"serial_number",
				"status",
				"reason",
				"how_to_mend",
				"sheet",
				"row",
			];
			const lines = plan.rows
				.filter(({ status }) => status === "rejected" || status === "conflict")
				.map((row) => {
					const candidate = candidates.get(row.key);
					const { fqdn, addresses, serialNumber } = candidate?.values ?? {};
					const place = candidate?.place;
					return [
						row.name,
						row.site ?? "",
						fqdn ?? "",
						addresses?.join(" ") ?? "",
						serialNumber ?? "",
						row.status,
						row.reason ?? "",
						row.mend ?? "",
						place?.sheet ?? "",
						String(place?.row ?? ""),
					];
				});
			return { fileName: "rejected-rows.csv", csv: csvOf([header, ...lines]) };
		},
		LONG,
	);
}
