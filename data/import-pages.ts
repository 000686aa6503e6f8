import "server-only";
import { withEdits } from "@/importers/edit-cell";
import { IdentityIndex } from "@/importers/identity";
import { INVENTORY_COLUMNS, inventoryRow, inventoryText } from "@/importers/inventory-table";
import { nameBook, serverWith } from "@/importers/server-of-values";
import { csvOf } from "@/lib/write-csv";
import type { PlanRow } from "@/schemas/import-plan";
import type { ImportIssue, ImportRows, ServerCandidate } from "@/schemas/import-rows";
import type { ImportPage, ImportRowsPage } from "@/schemas/imports";
import { inOrganization, rowId, type Transaction } from "./db";
import { LONG, readingOf } from "./import-store";
import { type Context, requirePermission } from "./permission";
import { notFound } from "./refusal";

const PAGE = 100;
const REFUSED: PlanRow["status"][] = ["rejected", "conflict"];

interface Slice {
	total: number;
	rows: PlanRow[];
}

/** Rows of a plan cut out by the database: of ten thousand, the web process sees only those of the page. */
async function planRows(
	tx: Transaction,
	organizationId: string,
	id: string,
	{ statuses, offset, limit }: { statuses: PlanRow["status"][] | null; offset: number; limit: number },
): Promise<Slice & { edits: ReturnType<typeof readingOf>["decisions"]["edits"] }> {
	const [found] = await tx.$queryRaw<{ mapping: string; total: number; rows: string | null }[]>`
		WITH wanted AS MATERIALIZED (
			SELECT t.row, t.place FROM "Import" i, jsonb_array_elements(i."plan"->'rows') WITH ORDINALITY AS t(row, place)
			WHERE i."organizationId" = ${organizationId}::uuid AND i."id" = ${id}::uuid
				AND (${statuses}::text[] IS NULL OR t.row->>'status' = ANY(${statuses}::text[]))
		)
		SELECT i."mapping"::text AS "mapping", (SELECT count(*)::int FROM wanted) AS "total",
			(SELECT jsonb_agg(p.row ORDER BY p.place)::text
				FROM (SELECT * FROM wanted ORDER BY place OFFSET ${offset} LIMIT ${limit}) p) AS "rows"
		FROM "Import" i WHERE i."organizationId" = ${organizationId}::uuid AND i."id" = ${id}::uuid AND i."plan" IS NOT NULL`;
	if (!found) throw notFound("import");
	return {
		total: found.total,
		rows: found.rows === null ? [] : (JSON.parse(found.rows) as PlanRow[]),
		edits: readingOf(found.mapping).decisions.edits,
	};
}

/** What the file says of some rows, with the cells a person corrected. */
async function saidOf(
	tx: Transaction,
	organizationId: string,
	id: string,
	{ rows, edits }: Awaited<ReturnType<typeof planRows>>,
): Promise<{ candidates: Map<string, ServerCandidate>; issues: ImportIssue[] }> {
	const keys = rows.map(({ key }) => key);
	const [found] = await tx.$queryRaw<{ servers: string | null; issues: string | null }[]>`
		SELECT (SELECT jsonb_agg(s)::text FROM jsonb_array_elements(r."servers") s
				WHERE s->>'key' = ANY(${keys}::text[])) AS "servers",
			(SELECT jsonb_agg(s)::text FROM jsonb_array_elements(r."issues") s
				WHERE s->>'serverKey' = ANY(${keys}::text[])) AS "issues"
		FROM "Import" i, jsonb_to_record(i."rows") AS r("servers" jsonb, "issues" jsonb)
		WHERE i."organizationId" = ${organizationId}::uuid AND i."id" = ${id}::uuid`;
	const said = withEdits(
		{
			servers: found?.servers ? (JSON.parse(found.servers) as ServerCandidate[]) : [],
			issues: found?.issues ? (JSON.parse(found.issues) as ImportIssue[]) : [],
		} satisfies Pick<ImportRows, "servers" | "issues">,
		edits,
	);
	return { candidates: new Map(said.servers.map((server) => [server.key, server])), issues: said.issues };
}

interface Namesake {
	id: string;
	name: string;
	site: string | null;
	externalIds: string[];
	biosUuid: string | null;
	serialNumber: string | null;
	fqdn: string | null;
}

/** The servers that share a sign with a row nobody could place. */
async function namesakesOf(
	tx: Transaction,
	organizationId: string,
	rows: PlanRow[],
	candidates: Map<string, ServerCandidate>,
): Promise<ImportRowsPage["namesakes"]> {
	const open = rows.filter(({ status }) => status === "conflict");
	if (open.length === 0) return {};
	const servers = await tx.$queryRaw<Namesake[]>`
		SELECT s."id"::text AS "id", s."name", t."name" AS "site", s."externalIds", s."biosUuid", s."serialNumber", s."fqdn"
		FROM "Server" s LEFT JOIN "Site" t ON t."organizationId" = s."organizationId" AND t."id" = s."siteId"
		WHERE s."organizationId" = ${organizationId}::uuid AND s."archivedAt" IS NULL ORDER BY s."id"`;
	const index = new IdentityIndex<Namesake>();
	for (const server of servers) {
		const { biosUuid, serialNumber, fqdn } = server;
		index.add(server, {
			name: server.name,
			externalIds: server.externalIds,
			...(biosUuid ? { biosUuid } : {}),
			...(serialNumber ? { serialNumber } : {}),
			...(fqdn ? { fqdn } : {}),
		});
	}
	return Object.fromEntries(
		open.map(({ key }) => [
			key,
			index
				.nearby(candidates.get(key)?.values ?? {})
				.slice(0, 20)
				.map(({ id, name, site }) => ({ id, name, site })),
		]),
	);
}

/** A page of the plan's rows with what the file says of each. */
export function listImportRows(context: Context, { id, status, offset }: ImportPage): Promise<ImportRowsPage> {
	requirePermission(context, "facts.view");
	const { organizationId } = context;
	return inOrganization(
		context,
		async (tx) => {
			const statuses = status === null ? null : [status];
			const page = await planRows(tx, organizationId, rowId(id, "import"), { statuses, offset, limit: PAGE });
			const { candidates, issues } = await saidOf(tx, organizationId, id, page);
			return {
				total: page.total,
				namesakes: await namesakesOf(tx, organizationId, page.rows, candidates),
				rows: page.rows.map((row) => {
					const candidate = candidates.get(row.key);
					return {
						...row,
						issues: issues.filter(({ serverKey }) => serverKey === row.key),
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

const REJECTED_HEADER = [...INVENTORY_COLUMNS, "status", "reason", "how_to_mend", "not_read", "sheet", "row"];
const NO_NAMES = nameBook([], []);

/**
 * The rows that were not taken, with the reason and how to mend it: a CSV of our own table's columns, to correct and send
 * again. Cells that could not be read stand beside, as they were.
 */
export function getRejectedRows(context: Context, id: string): Promise<{ fileName: string; csv: string }> {
	requirePermission(context, "facts.view");
	const { organizationId } = context;
	return inOrganization(
		context,
		async (tx) => {
			const all = { statuses: REFUSED, offset: 0, limit: 200_000 };
			const page = await planRows(tx, organizationId, rowId(id, "import"), all);
			const { candidates, issues } = await saidOf(tx, organizationId, id, page);
			const notRead = new Map<string, string[]>();
			for (const { serverKey, place, value } of issues)
				if (serverKey !== null && value)
					notRead.set(serverKey, [...(notRead.get(serverKey) ?? []), `${place.column ?? "cell"}: ${value}`]);
			const lines = page.rows.map((row) => {
				const { values = {}, place } = candidates.get(row.key) ?? {};
				const { site = null, host = null, storage = null } = values;
				const cells = inventoryRow(serverWith(row.key, null, { name: "", ...values }, NO_NAMES), {
					...{ site, host, storage, services: [] },
				});
				return [
					...cells.map(inventoryText),
					...[row.status, row.reason ?? "", row.mend ?? "", (notRead.get(row.key) ?? []).join("; ")],
					...[place?.sheet ?? "", String(place?.row ?? "")],
				];
			});
			return { fileName: "rejected-rows.csv", csv: csvOf([REJECTED_HEADER, ...lines]) };
		},
		LONG,
	);
}
