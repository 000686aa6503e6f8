import "server-only";
import type { Instant, RunbookStep, ScenarioId } from "@/engine";
import { SCENARIO_IDS } from "@/engine";
import { type RunbookInput, runbookSchema, runbookSteps } from "@/schemas/runbooks";
import { recordChange } from "./audit";
import { inOrganization, isUniqueViolation, type Json, rowId, type Transaction } from "./db";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";
import { requireRows } from "./rows";

/** A version of a runbook without its steps. */
export interface RunbookVersionHead {
	number: number;
	note: string | null;
	restoredFrom: number | null;
	createdByName: string;
	createdAt: Instant;
	steps: number;
}

export interface RunbookVersion extends Omit<RunbookVersionHead, "steps"> {
	steps: RunbookStep[];
	/** What the facts said when it was saved. */
	generated: RunbookStep[];
}

export interface RunbookRef {
	serviceId: string;
	scenario: ScenarioId;
}

/** The newest version; null: none was ever saved, and the facts alone speak. */
export function getRunbook(context: Context, ref: RunbookRef): Promise<RunbookVersion | null> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const runbook = await findRunbook(tx, context, ref);
		return runbook && readVersion(tx, context, runbook.id, runbook.version);
	});
}

/** Which scenarios of a service have a runbook that somebody saved? */
export function listRunbooks(context: Context): Promise<(RunbookRef & { version: number })[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const rows = await tx.runbook.findMany({
			where: { organizationId: context.organizationId, service: { archivedAt: null } },
			orderBy: { id: "asc" },
		});
		return rows.flatMap(({ serviceId, scenario, version }) => {
			const known = SCENARIO_IDS.find((one) => one === scenario);
			return known ? [{ serviceId, scenario: known, version }] : [];
		});
	});
}

/** Newest first. */
export function listRunbookVersions(context: Context, ref: RunbookRef): Promise<RunbookVersionHead[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const runbook = await findRunbook(tx, context, ref);
		if (!runbook) return [];
		const rows = await tx.runbookVersion.findMany({
			where: { organizationId: context.organizationId, runbookId: runbook.id },
			orderBy: { number: "desc" },
			omit: { generated: true },
		});
		return rows.map((row) => ({ ...headOf(row), steps: Array.isArray(row.steps) ? row.steps.length : 0 }));
	});
}

export function getRunbookVersion(context: Context, { number, ...ref }: RunbookRef & { number: number }) {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const runbook = await findRunbook(tx, context, ref);
		if (!runbook) throw notFound("version");
		return readVersion(tx, context, runbook.id, number);
	});
}

/** Saves a new version on top of the one that was read; who comes second sees the other's first. */
export function saveRunbook(context: Context, input: RunbookInput): Promise<{ version: number }> {
	requirePermission(context, "drills.edit");
	const runbook = runbookSchema.parse(input);
	return inOrganization(context, async (tx) => {
		await requireRows(tx, context.organizationId, "service", [runbook.serviceId]);
		return addVersion(tx, context, runbook, { action: "runbook.save", restoredFrom: null });
	});
}

/** An earlier version becomes the newest, as a version of its own: nothing is taken out of the history. */
export function restoreRunbook(
	context: Context,
	{ number, version, ...ref }: RunbookRef & { number: number; version: number },
): Promise<{ version: number }> {
	requirePermission(context, "drills.edit");
	return inOrganization(context, async (tx) => {
		const stored = await findRunbook(tx, context, ref);
		if (!stored) throw notFound("runbook");
		const { steps, generated } = await readVersion(tx, context, stored.id, number);
		const runbook = { ...ref, version, steps, generated, note: null };
		return addVersion(tx, context, runbook, { action: "runbook.restore", restoredFrom: number });
	});
}

async function addVersion(
	tx: Transaction,
	context: Context,
	{ serviceId, scenario, version, steps, generated, note }: RunbookInput,
	{ action, restoredFrom }: { action: string; restoredFrom: number | null },
): Promise<{ version: number }> {
	const { organizationId } = context;
	const number = version + 1;
	const stored = await findRunbook(tx, context, { serviceId, scenario });
	if ((stored?.version ?? 0) !== version) throw savedMeanwhile();
	const id = stored?.id ?? newId();
	try {
		if (stored) {
			const { count } = await tx.runbook.updateMany({
				where: { organizationId, id, version },
				data: { version: { increment: 1 } },
			});
			if (count === 0) throw savedMeanwhile();
		} else await tx.runbook.create({ data: { id, organizationId, serviceId, scenario }, select: { id: true } });
	} catch (error) {
		if (isUniqueViolation(error)) throw savedMeanwhile();
		throw error;
	}
	await tx.runbookVersion.create({
		data: {
			...{ id: newId(), organizationId, runbookId: id, number, note, restoredFrom },
			steps: steps as unknown as Json,
			generated: generated as unknown as Json,
			...{ createdById: context.userId, createdByName: context.userName },
		},
		select: { id: true },
	});
	const details = { serviceId, scenario, version: number, steps: steps.length, restoredFrom };
	await recordChange(tx, context, { action, targetKind: "runbook", targetId: id, details });
	return { version: number };
}

const savedMeanwhile = () =>
	new Refusal("conflict", "Somebody else saved this runbook while you were editing it. Yours is not saved yet.");

function findRunbook(tx: Transaction, { organizationId }: Context, { serviceId, scenario }: RunbookRef) {
	const key = { organizationId, serviceId: rowId(serviceId, "service"), scenario };
	return tx.runbook.findFirst({
		where: { ...key, service: { archivedAt: null } },
		select: { id: true, version: true },
	});
}

async function readVersion(
	tx: Transaction,
	{ organizationId }: Context,
	runbookId: string,
	number: number,
): Promise<RunbookVersion> {
	const row = await tx.runbookVersion.findFirst({ where: { organizationId, runbookId, number } });
	if (!row) throw notFound("version");
	const { steps, generated } = row;
	return { ...headOf(row), steps: runbookSteps.parse(steps), generated: runbookSteps.parse(generated) };
}

interface StoredHead {
	number: number;
	note: string | null;
	restoredFrom: number | null;
	createdByName: string;
	createdAt: Date;
}

const headOf = ({ number, note, restoredFrom, createdByName, createdAt }: StoredHead) => ({
	...{ number, note, restoredFrom, createdByName },
	createdAt: createdAt.toISOString(),
});
