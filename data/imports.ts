import "server-only";
import { compareImport } from "@/importers/compare";
import { readEditedCell, withEdits } from "@/importers/edit-cell";
import type { ColumnMapping, Detection } from "@/schemas/import-mapping";
import { type ImportDecisions, NO_DECISIONS } from "@/schemas/import-plan";
import type { ImportRows } from "@/schemas/import-rows";
import type { CellEdit, ImportDecision } from "@/schemas/imports";
import { recordChange } from "./audit";
import { inOrganization, type Json, JsonNull, rowId } from "./db";
import { readInventory } from "./import-inventory";
import {
	type ImportReading,
	keepWhole,
	LONG,
	readImport,
	rememberImport,
	requireChecked,
	revisionOf,
} from "./import-store";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";

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

/** What the table gives a new row. */
const FIRST_VERSION = 1;

const asJson = (value: unknown): Json => value as Json;

/** Keeps what a file says and what applying it would do. Nothing of the inventory changes. */
export async function stageImport(context: Context, file: StagedFile): Promise<{ id: string }> {
	requirePermission(context, "imports.run");
	const { organizationId } = context;
	const { id, plan } = await inOrganization(
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
			return { id, plan };
		},
		LONG,
	);
	rememberImport(organizationId, id, FIRST_VERSION, { rows: file.rows, plan });
	return { id };
}

function decided(before: ImportDecisions, decision: ImportDecision): ImportDecisions {
	const [include, exclude] = [decision.include ?? [], decision.exclude ?? []];
	const without = (list: string[], keys: string[]) => {
		const gone = new Set(keys);
		return list.filter((key) => !gone.has(key));
	};
	const { match } = decision;
	const edits = { ...before.edits };
	for (const { key, field, text } of decision.edits ?? []) edits[key] = { ...edits[key], [field]: text };
	return {
		included: [...new Set([...without(before.included, exclude), ...include])],
		excluded: [...new Set([...without(before.excluded, include), ...exclude])],
		matches: match ? { ...before.matches, [match.key]: match.serverId } : before.matches,
		edits,
	};
}

/** Each cell that cannot be read is named, so that the grid marks it; none of the others is taken either. */
function requireReadable(edits: readonly CellEdit[]): void {
	const problems = edits.flatMap(({ key, field, text }): [string, string][] => {
		const read = readEditedCell(field, text);
		return "problem" in read ? [[`${field} ${key}`, read.problem]] : [];
	});
	const [first] = problems;
	if (first) throw new Refusal("invalid", first[1], Object.fromEntries(problems));
}

/** Takes one decision into the plan, and compares again with the inventory as it is now. */
export async function decideImport(context: Context, decision: ImportDecision): Promise<{ version: number }> {
	requirePermission(context, "imports.run");
	const { organizationId } = context;
	requireReadable(decision.edits ?? []);
	const { stored, plan } = await inOrganization(
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
			return { stored, plan };
		},
		LONG,
	);
	const version = stored.version + 1;
	rememberImport(organizationId, stored.id, version, { rows: stored.rows, plan });
	return { version };
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
