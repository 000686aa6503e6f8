import "server-only";
import type { Instant, RunEvent, RunEventKind, RunStep } from "@/engine";
import { RUN_EVENT_KINDS } from "@/engine";
import { type RecordedCheck, runChecks, runSteps, type Tap, TapBatch } from "@/schemas/run-events";
import { recordChange } from "./audit";
import { inOrganization, type Json, rowId, type Transaction } from "./db";
import { type DrillRunRow, drillRunOf, findDrillRun, writeDrillRun } from "./drill-runs";
import type { DrillRunEventModel } from "./generated/models";
import { type Context, requirePermission } from "./permission";
import { Refusal } from "./refusal";

export interface DrillRunLog {
	run: DrillRunRow;
	/** Empty before it began. */
	steps: RunStep[];
	checks: RecordedCheck[];
	events: RunEvent[];
}

export interface EventsSince {
	events: RunEvent[];
	state: DrillRunRow["state"];
}

/** A browser's clock that is further off is set right; a nearer one differs by the way the message took. */
const TRUSTED_SKEW_MILLISECONDS = 5_000;

export function getDrillRunLog(context: Context, id: string): Promise<DrillRunLog> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const row = await findDrillRun(tx, context, id);
		return {
			run: drillRunOf(row),
			steps: row.steps === null ? [] : runSteps.parse(row.steps),
			checks: row.checks === null ? [] : runChecks.parse(row.checks),
			events: await listRunEventsWithin(tx, context, row.id, 0),
		};
	});
}

/** What was stamped after a sequence number, for whoever follows along. */
export function listRunEvents(context: Context, { id, after }: { id: string; after: number }): Promise<EventsSince> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const row = await findDrillRun(tx, context, id);
		return { events: await listRunEventsWithin(tx, context, row.id, after), state: drillRunOf(row).state };
	});
}

/** Freezes the steps and what the checks said, and opens the log. */
export function startDrillRun(
	context: Context,
	{ id, version, steps, checks }: { id: string; version: number; steps: RunStep[]; checks: RecordedCheck[] },
): Promise<void> {
	requirePermission(context, "drills.edit");
	const frozen = { steps: runSteps.parse(steps), checks: runChecks.parse(checks) };
	return inOrganization(context, async (tx) => {
		const run = drillRunOf(await findDrillRun(tx, context, id));
		if (run.state !== "planned") throw new Refusal("conflict", "This drill has begun already: open it and join in.");
		await writeDrillRun(
			tx,
			context,
			{ id, version },
			{
				steps: frozen.steps as unknown as Json,
				checks: frozen.checks as unknown as Json,
				startedAt: new Date(),
			},
		);
		const notOk = frozen.checks.filter(({ state, said }) => (said ?? state) !== "ok").length;
		const details = { name: run.name, steps: frozen.steps.length, checksNotInOrder: notOk };
		await recordChange(tx, context, { action: "drill-run.start", targetKind: "drill-run", targetId: id, details });
	});
}

/**
 * Takes in what a browser stamped, each tap once, in the order it noted them, also after the drill ended: a phone may have
 * been without a connection. Answers with everything the browser has not seen.
 */
export function recordRunEvents(
	context: Context,
	{ id, after, batch }: { id: string; after: number; batch: { sentAt: Instant; taps: Tap[] } },
): Promise<EventsSince> {
	requirePermission(context, "drills.edit");
	const { sentAt, taps } = TapBatch.parse(batch);
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		await tx.$executeRaw`SELECT FROM "DrillRun"
			WHERE "organizationId" = ${organizationId}::uuid AND "id" = ${rowId(id, "drill")}::uuid FOR UPDATE`;
		const row = await findDrillRun(tx, context, id);
		if (row.steps === null) throw new Refusal("conflict", "This drill has not begun: start it first.");
		const known = new Set(runSteps.parse(row.steps).map((step) => step.id));
		for (const { stepId } of taps)
			if (stepId !== null && !known.has(stepId))
				throw new Refusal("invalid", "A stamp names a step this drill has not.");
		const written = await insertTaps(tx, context, row, { sentAt, taps });
		if (written > 0) {
			const details = { name: row.name, stamps: written };
			await recordChange(tx, context, { action: "drill-run.stamp", targetKind: "drill-run", targetId: id, details });
		}
		const state = drillRunOf(await findDrillRun(tx, context, id)).state;
		return { events: await listRunEventsWithin(tx, context, id, after), state };
	});
}

type StoredRun = Awaited<ReturnType<typeof findDrillRun>>;

async function insertTaps(
	tx: Transaction,
	{ organizationId, userId, userName }: Context,
	row: StoredRun,
	{ sentAt, taps }: { sentAt: Instant; taps: Tap[] },
): Promise<number> {
	const key = { organizationId, id: { in: taps.map((tap) => tap.id) } };
	const there = await tx.drillRunEvent.findMany({ where: key, select: { id: true } });
	const seen = new Set(there.map((event) => event.id));
	const fresh = taps.filter((tap) => !seen.has(tap.id) && seen.add(tap.id));
	if (fresh.length === 0) return 0;
	const receivedAt = new Date();
	const skew = receivedAt.getTime() - Date.parse(sentAt);
	const correction = Math.abs(skew) > TRUSTED_SKEW_MILLISECONDS ? skew : 0;
	const rows = fresh.map((tap, index) => ({
		...{ id: tap.id, organizationId, runId: row.id, sequence: row.lastSequence + index + 1 },
		...{ kind: tap.kind, stepId: tap.stepId, clientAt: new Date(tap.clientAt) },
		at: new Date(Math.min(Date.parse(tap.clientAt) + correction, receivedAt.getTime())),
		...{ receivedAt, userId, userName, details: { text: tap.text, reference: tap.reference } },
	}));
	await tx.drillRunEvent.createMany({ data: rows });
	const over = rows.find(({ kind }) => kind === "finish" || kind === "abort");
	const ends = row.endedAt === null && over !== undefined;
	await tx.drillRun.updateMany({
		where: { organizationId, id: row.id },
		data: {
			lastSequence: row.lastSequence + fresh.length,
			...(ends ? { endedAt: over.at, outcome: over.kind === "finish" ? "finished" : "aborted" } : {}),
			...(ends ? { version: { increment: 1 } } : {}),
		},
	});
	return fresh.length;
}

/** As part of a larger question, in its transaction. */
export async function listRunEventsWithin(
	tx: Transaction,
	{ organizationId }: Context,
	runId: string,
	after: number,
): Promise<RunEvent[]> {
	const rows = await tx.drillRunEvent.findMany({
		where: { organizationId, runId, sequence: { gt: after } },
		orderBy: { sequence: "asc" },
	});
	return rows.map(eventOf);
}

function eventOf({ id, sequence, kind, stepId, at, userId, userName, details }: DrillRunEventModel): RunEvent {
	const known: RunEventKind = RUN_EVENT_KINDS.find((one) => one === kind) ?? "note";
	const { text = null, reference = null } = details as { text?: string | null; reference?: string | null };
	return { id, sequence, kind: known, stepId, at: at.toISOString(), userId, userName, text, reference };
}
