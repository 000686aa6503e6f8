import "server-only";
import type { ColumnMapping, Detection } from "@/schemas/import-mapping";
import { type ImportDecisions, type ImportPlan, NO_DECISIONS } from "@/schemas/import-plan";
import type { ImportRows } from "@/schemas/import-rows";
import type { ImportStatus } from "@/schemas/imports";
import { rowId, type Transaction } from "./db";
import { notFound, Refusal } from "./refusal";

/** What is kept beside the rows: how the file was read, and what the person decided since. */
export interface ImportReading {
	detection: Detection;
	mapping: ColumnMapping | null;
	decisions: ImportDecisions;
	createdByName: string;
}

export const LONG = { maxWait: 20_000, timeout: 300_000 };

export interface StoredImport {
	id: string;
	status: ImportStatus;
	version: number;
	revision: number;
	rows: ImportRows;
	plan: ImportPlan;
	reading: ImportReading;
}

interface StoredRow {
	status: string;
	version: number;
	revision: number;
	rows: string | null;
	plan: string | null;
	mapping: string | null;
}

interface Whole {
	rows: ImportRows;
	plan: ImportPlan;
}

/** The import kept last: whoever made a dry run decides about it, or applies it, a moment later. */
let last: (Whole & { key: string }) | null = null;
const keyOf = (organizationId: string, id: string, version: number): string => `${organizationId} ${id} ${version}`;

/** Only what has been committed: a version that was rolled back is made anew, with other contents. */
export function rememberImport(organizationId: string, id: string, version: number, { rows, plan }: Whole): void {
	last = { key: keyOf(organizationId, id, version), rows, plan };
}

export async function readImport(tx: Transaction, organizationId: string, id: string): Promise<StoredImport> {
	const [now] = await tx.$queryRaw<Omit<StoredRow, "rows" | "plan">[]>`
		SELECT "status", "version", "revision", "mapping"::text AS "mapping"
		FROM "Import" WHERE "organizationId" = ${organizationId}::uuid AND "id" = ${rowId(id, "import")}::uuid
			AND "rows" IS NOT NULL AND "plan" IS NOT NULL`;
	if (!now) throw notFound("import");
	if (last?.key !== keyOf(organizationId, id, now.version)) return readWhole(tx, organizationId, id);
	return storedOf(id, now, last);
}

/** As texts: the client's own way for JSON walks every value of ten thousand rows, once more than needed. */
async function readWhole(tx: Transaction, organizationId: string, id: string): Promise<StoredImport> {
	const [row] = await tx.$queryRaw<StoredRow[]>`
		SELECT "status", "version", "revision", "rows"::text AS "rows", "plan"::text AS "plan", "mapping"::text AS "mapping"
		FROM "Import" WHERE "organizationId" = ${organizationId}::uuid AND "id" = ${id}::uuid`;
	if (!row?.rows || !row.plan) throw notFound("import");
	return storedOf(id, row, { rows: JSON.parse(row.rows) as ImportRows, plan: JSON.parse(row.plan) as ImportPlan });
}

function storedOf(id: string, row: Omit<StoredRow, "rows" | "plan">, { rows, plan }: Whole): StoredImport {
	const { status, version, revision, mapping } = row;
	return { id, status: status as ImportStatus, version, revision, rows, plan, reading: readingOf(mapping) };
}

export function readingOf(mapping: string | null): ImportReading {
	if (mapping === null) throw new Error("an import has no record of how its file was read");
	const reading = JSON.parse(mapping) as ImportReading;
	return { ...reading, decisions: { ...NO_DECISIONS, ...reading.decisions } };
}

export async function keepWhole(
	tx: Transaction,
	organizationId: string,
	id: string,
	{ rows, plan }: { rows?: ImportRows; plan: ImportPlan },
): Promise<void> {
	await tx.$executeRaw`UPDATE "Import" SET "rows" = coalesce(${rows ? JSON.stringify(rows) : null}::jsonb, "rows"),
		"plan" = ${JSON.stringify(plan)}::jsonb WHERE "organizationId" = ${organizationId}::uuid AND "id" = ${id}::uuid`;
}

export async function revisionOf(tx: Transaction, organizationId: string): Promise<number> {
	const organization = await tx.organization.findFirst({ where: { id: organizationId }, select: { revision: true } });
	if (!organization) throw notFound("organisation");
	return organization.revision;
}

/** What the plan was made against is no longer so: the page offers to compare again. */
export const staleImport = (why: string): Refusal => new Refusal("conflict", why, { id: "stale" });

export function requireChecked(stored: { status: ImportStatus }): void {
	if (stored.status === "checked") return;
	const was = stored.status === "applied" ? "has been applied already" : `is ${stored.status}`;
	throw new Refusal("conflict", `This import ${was}. Choose the file again to import it anew.`);
}
