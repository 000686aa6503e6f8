import "server-only";
import { practiceById } from "@/engine";
import { compareImport } from "@/importers/compare";
import { readEditedCell, withEdits } from "@/importers/edit-cell";
import type { ColumnMapping, Detection } from "@/schemas/import-mapping";
import { type ImportCounts, type ImportDecisions, type ImportPlan, NO_DECISIONS } from "@/schemas/import-plan";
import type { ImportRows, ImportSource } from "@/schemas/import-rows";
import type { ImportDecision, ImportStatus, ImportSummary, ImportView } from "@/schemas/imports";
import { recordChange } from "./audit";
import { inOrganization, type Json, JsonNull, rowId, type Transaction } from "./db";
import { readInventory } from "./import-inventory";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";

/** What is kept beside the rows: how the file was read, and what the person decided since. */
export interface ImportReading {
	detection: Detection;
	mapping: ColumnMapping | null;
	decisions: ImportDecisions;
	createdByName: string;
}

export interface StagedFile {
	fileName: string;
	byteLength: number;
	sha256: string;
	detection: Detection;
	rows: ImportRows;
	mapping: ColumnMapping | null;
	/** The earlier reading of the same file that this one replaces. */
	replaces?: string;
}

export const LONG = { maxWait: 20_000, timeout: 300_000 };
const ISSUES_SHOWN = 300;
const asJson = (value: unknown): Json => value as Json;

/** Keeps what a file says and what applying it would do. Nothing of the inventory changes. */
export function stageImport(context: Context, file: StagedFile): Promise<{ id: string }> {
	requirePermission(context, "imports.run");
	const { organizationId } = context;
	return inOrganization(
		context,
		async (tx) => {
			const plan = compareImport(file.rows, await readInventory(tx, organizationId), NO_DECISIONS);
			const id = newId();
			if (file.replaces !== undefined)
				await tx.import.deleteMany({
					where: { organizationId, id: rowId(file.replaces, "import"), status: "checked" },
				});
			const reading: ImportReading = {
				detection: file.detection,
				mapping: file.mapping,
				decisions: NO_DECISIONS,
				createdByName: context.userName,
			};
			await tx.import.create({
				data: {
					id,
					organizationId,
					status: "checked",
					source: file.rows.source,
					fileName: file.fileName,
					byteLength: file.byteLength,
					sha256: file.sha256,
					counts: asJson(plan.counts),
					mapping: asJson(reading),
					revision: await revisionOf(tx, organizationId),
					createdById: context.userId,
				},
				select: { id: true },
			});
			await keepWhole(tx, organizationId, id, { rows: file.rows, plan });
			await recordChange(tx, context, {
				action: "import.check",
				targetKind: "import",
				targetId: id,
				details: { fileName: file.fileName, sha256: file.sha256, source: file.rows.source },
			});
			return { id };
		},
		LONG,
	);
}

/** As one text: the client's own way for JSON walks every value of ten thousand rows first, and holds everybody up meanwhile. */
async function keepWhole(
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

const SUMMARY = {
	id: true,
	status: true,
	source: true,
	fileName: true,
	byteLength: true,
	counts: true,
	createdAt: true,
	appliedAt: true,
	undoneAt: true,
	mapping: true,
} as const;

interface SummaryRow {
	id: string;
	status: string;
	source: string;
	fileName: string;
	byteLength: number;
	counts: unknown;
	createdAt: Date;
	appliedAt: Date | null;
	undoneAt: Date | null;
	mapping: unknown;
}

function summaryOf(row: SummaryRow): ImportSummary {
	return {
		id: row.id,
		status: row.status as ImportStatus,
		source: row.source as ImportSource,
		fileName: row.fileName,
		byteLength: row.byteLength,
		counts: row.counts as ImportCounts | null,
		createdAt: row.createdAt.toISOString(),
		createdByName: (row.mapping as ImportReading | null)?.createdByName ?? "Somebody",
		appliedAt: row.appliedAt?.toISOString() ?? null,
		undoneAt: row.undoneAt?.toISOString() ?? null,
	};
}

/** Newest first; what was only looked at and thrown away is not history. */
export function listImports(context: Context, limit = 50): Promise<ImportSummary[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const rows = await tx.import.findMany({
			where: { organizationId: context.organizationId, status: { not: "discarded" } },
			orderBy: { createdAt: "desc" },
			take: Math.min(limit, 200),
			select: SUMMARY,
		});
		return rows.map(summaryOf);
	});
}

export interface StoredImport {
	id: string;
	status: ImportStatus;
	version: number;
	revision: number;
	rows: ImportRows;
	plan: ImportPlan;
	reading: ImportReading;
}

export async function readImport(tx: Transaction, organizationId: string, id: string): Promise<StoredImport> {
	const row = await tx.import.findFirst({
		where: { organizationId, id: rowId(id, "import") },
		select: { id: true, status: true, version: true, revision: true, rows: true, plan: true, mapping: true },
	});
	if (!row?.rows || !row.plan) throw notFound("import");
	return {
		id: row.id,
		status: row.status as ImportStatus,
		version: row.version,
		revision: row.revision,
		rows: row.rows as unknown as ImportRows,
		plan: row.plan as unknown as ImportPlan,
		reading: row.mapping as unknown as ImportReading,
	};
}

/** Everything about one import but its rows, which come by the page. */
export function getImport(context: Context, id: string): Promise<ImportView> {
	requirePermission(context, "facts.view");
	const { organizationId } = context;
	return inOrganization(
		context,
		async (tx) => {
			const stored = await readImport(tx, organizationId, id);
			const row = await tx.import.findFirst({ where: { organizationId, id }, select: SUMMARY });
			if (!row) throw notFound("import");
			const issues = [...stored.rows.issues].sort((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity]);
			return {
				...summaryOf(row),
				counts: stored.plan.counts,
				version: stored.version,
				detection: stored.reading.detection,
				found: stored.rows.found,
				clusters: stored.rows.clusters.slice(0, ISSUES_SHOWN),
				decisions: stored.reading.decisions,
				newSites: stored.plan.newSites,
				answers: stored.plan.answers.map((answer) => ({
					...answer,
					practice: practiceById(answer.practiceId)?.practice ?? answer.practiceId,
				})),
				services: stored.plan.services.slice(0, ISSUES_SHOWN),
				evidence: stored.rows.evidence.slice(0, ISSUES_SHOWN),
				issues: issues.slice(0, ISSUES_SHOWN),
				issueCount: issues.length,
				stale: stored.status === "checked" && stored.revision !== (await revisionOf(tx, organizationId)),
			};
		},
		LONG,
	);
}

const SEVERITY = { error: 0, warning: 1, note: 2 };

export function requireChecked(stored: StoredImport): void {
	if (stored.status === "checked") return;
	const was = stored.status === "applied" ? "has been applied already" : `is ${stored.status}`;
	throw new Refusal("conflict", `This import ${was}. Choose the file again to import it anew.`);
}

function decided(before: ImportDecisions, decision: ImportDecision): ImportDecisions {
	const [include, exclude] = [decision.include ?? [], decision.exclude ?? []];
	const without = (list: string[], keys: string[]) => {
		const gone = new Set(keys);
		return list.filter((key) => !gone.has(key));
	};
	const { match, edit } = decision;
	return {
		included: [...new Set([...without(before.included, exclude), ...include])],
		excluded: [...new Set([...without(before.excluded, include), ...exclude])],
		matches: match ? { ...before.matches, [match.key]: match.serverId } : before.matches,
		edits: edit
			? { ...before.edits, [edit.key]: { ...before.edits[edit.key], [edit.field]: edit.text } }
			: before.edits,
	};
}

/** Takes one decision into the plan, and compares again with the inventory as it is now. */
export function decideImport(context: Context, decision: ImportDecision): Promise<{ version: number }> {
	requirePermission(context, "imports.run");
	const { organizationId } = context;
	if (decision.edit) {
		const read = readEditedCell(decision.edit.field, decision.edit.text);
		if ("problem" in read) throw new Refusal("invalid", read.problem, { text: read.problem });
	}
	return inOrganization(
		context,
		async (tx) => {
			const stored = await readImport(tx, organizationId, decision.id);
			requireChecked(stored);
			const decisions = decided(stored.reading.decisions, decision);
			const plan = compareImport(
				withEdits(stored.rows, decisions.edits),
				await readInventory(tx, organizationId),
				decisions,
			);
			const { count } = await tx.import.updateMany({
				where: { organizationId, id: stored.id, version: stored.version },
				data: {
					counts: asJson(plan.counts),
					mapping: asJson({ ...stored.reading, decisions }),
					revision: await revisionOf(tx, organizationId),
					version: { increment: 1 },
				},
			});
			if (count === 0)
				throw new Refusal("conflict", "Somebody else decided about this import at the same moment. Try again.");
			await keepWhole(tx, organizationId, stored.id, { plan });
			return { version: stored.version + 1 };
		},
		LONG,
	);
}

/** Throws a dry run away. */
export function discardImport(context: Context, id: string): Promise<void> {
	requirePermission(context, "imports.run");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const { count } = await tx.import.updateMany({
			where: { organizationId, id: rowId(id, "import"), status: "checked" },
			data: { status: "discarded", rows: JsonNull, plan: JsonNull, version: { increment: 1 } },
		});
		if (count === 0) throw notFound("import");
		await recordChange(tx, context, { action: "import.discard", targetKind: "import", targetId: id });
	});
}
