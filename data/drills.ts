import "server-only";
import type { Drill } from "@/engine";
import { drillSchema } from "@/schemas/facts";
import { recordFactsChange } from "./audit";
import { inOrganization, rowId, type Transaction } from "./db";
import { drillOf } from "./facts-of-rows";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { notFound } from "./refusal";
import { changedMeanwhile, insertRows, requireRows, updateRow } from "./rows";
import { drillColumns } from "./rows-of-facts";

const DrillInput = drillSchema.omit({ id: true });
type DrillFacts = Omit<Drill, "id">;

export interface DrillRow extends Drill {
	version: number;
}

export function listDrills(context: Context): Promise<DrillRow[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const rows = await tx.drill.findMany({
			where: { organizationId: context.organizationId, archivedAt: null },
			orderBy: [{ heldOn: "desc" }, { id: "desc" }],
		});
		return rows.map((row) => ({ ...drillOf(row), version: row.version }));
	});
}

export function getDrill(context: Context, id: string): Promise<DrillRow> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const row = await tx.drill.findFirst({
			where: { organizationId: context.organizationId, id: rowId(id, "drill"), archivedAt: null },
		});
		if (!row) throw notFound("drill");
		return { ...drillOf(row), version: row.version };
	});
}

export function createDrill(context: Context, input: DrillFacts): Promise<{ id: string }> {
	requirePermission(context, "drills.edit");
	return inOrganization(context, (tx) => createDrillWithin(tx, context, input));
}

/** As part of a larger change, in its transaction. */
export async function createDrillWithin(tx: Transaction, context: Context, input: DrillFacts): Promise<{ id: string }> {
	requirePermission(context, "drills.edit");
	const drill = DrillInput.parse(input);
	const { organizationId } = context;
	await requireRows(tx, organizationId, "service", [drill.serviceId]);
	const id = newId();
	await insertRows(tx, "Drill", [{ id, organizationId, updatedAt: new Date(), version: 1, ...drillColumns(drill) }]);
	await recordFactsChange(tx, context, { action: "drill.create", targetKind: "drill", targetId: id });
	return { id };
}

export function updateDrill(
	context: Context,
	{ id, version, ...input }: DrillFacts & { id: string; version: number },
): Promise<void> {
	requirePermission(context, "drills.edit");
	const drill = DrillInput.parse(input);
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const before = await tx.drill.findFirst({ where: { organizationId, id: rowId(id, "drill"), archivedAt: null } });
		if (!before) throw notFound("drill");
		await requireRows(tx, organizationId, "service", [drill.serviceId]);
		if (!(await updateRow(tx, "Drill", { organizationId, id, version }, drillColumns(drill))))
			throw changedMeanwhile("drill");
		const details = JSON.parse(JSON.stringify({ before: drillOf(before), after: drill }));
		await recordFactsChange(tx, context, { action: "drill.update", targetKind: "drill", targetId: id, details });
	});
}

export function archiveDrill(context: Context, { id, version }: { id: string; version: number }): Promise<void> {
	requirePermission(context, "drills.edit");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const key = { organizationId, id: rowId(id, "drill"), archivedAt: null };
		if (!(await tx.drill.findFirst({ where: key, select: { id: true } }))) throw notFound("drill");
		const { count } = await tx.drill.updateMany({
			where: { ...key, version },
			data: { archivedAt: new Date(), version: { increment: 1 } },
		});
		if (count === 0) throw changedMeanwhile("drill");
		await recordFactsChange(tx, context, { action: "drill.archive", targetKind: "drill", targetId: id });
	});
}
