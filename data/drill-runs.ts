import "server-only";
import type { Drill, Instant, ScenarioId } from "@/engine";
import { type DrillRunFacts, drillRunSchema } from "@/schemas/drill-runs";
import { recordChange } from "./audit";
import { inOrganization, rowId, type Transaction } from "./db";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";
import { changedMeanwhile, requireRows } from "./rows";

export type DrillRunState = "planned" | "running" | "over" | "confirmed";

export interface DrillRunRow extends DrillRunFacts {
	id: string;
	services: { id: string; name: string }[];
	state: DrillRunState;
	startedAt: Instant | null;
	endedAt: Instant | null;
	outcome: "finished" | "aborted" | null;
	confirmedAt: Instant | null;
	confirmedByName: string | null;
	createdByName: string;
	version: number;
}

/** What a calendar shows of a drill to come. */
export interface PlannedDrill {
	id: string;
	name: string;
	kind: Drill["kind"];
	scenario: ScenarioId;
	plannedAt: Instant;
	/** Null: nobody said how long it takes. */
	expectedMinutes: number | null;
	services: { id: string; name: string }[];
	people: { name: string; role: string | null }[];
	scope: string | null;
	/** Below the organisation's address. */
	path: string;
	/** Rises with every change of the plan. */
	version: number;
	updatedAt: Instant;
}

interface DrillRunRef {
	id: string;
	version: number;
}

export const RUN_SERVICES = {
	services: { orderBy: { position: "asc" }, select: { serviceId: true, service: { select: { name: true } } } },
} as const;

/** Newest date first, those to come and those that were. */
export function listDrillRuns(context: Context): Promise<DrillRunRow[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const rows = await tx.drillRun.findMany({
			where: { organizationId: context.organizationId, archivedAt: null },
			orderBy: [{ plannedAt: "desc" }, { id: "desc" }],
			include: RUN_SERVICES,
			omit: { steps: true, checks: true },
		});
		return rows.map(drillRunOf);
	});
}

/** Drills that have not begun, soonest first, for calendars. */
export function listPlannedDrills(context: Context): Promise<PlannedDrill[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, (tx) => readPlannedDrills(tx, context.organizationId));
}

export async function readPlannedDrills(tx: Transaction, organizationId: string): Promise<PlannedDrill[]> {
	const rows = await tx.drillRun.findMany({
		where: { organizationId, archivedAt: null, startedAt: null },
		orderBy: [{ plannedAt: "asc" }, { id: "asc" }],
		include: RUN_SERVICES,
		omit: { steps: true, checks: true },
	});
	return rows.map((row) => {
		const { id, name, kind, scenario, plannedAt, expectedMinutes, services, people, scope, version } = drillRunOf(row);
		const path = `/drills/runs/${id}`;
		const updatedAt = row.updatedAt.toISOString();
		return {
			...{ id, name, kind, scenario, plannedAt, expectedMinutes, services, people, scope },
			...{ path, version, updatedAt },
		};
	});
}

export function getDrillRun(context: Context, id: string): Promise<DrillRunRow> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => drillRunOf(await findDrillRun(tx, context, id)));
}

export function createDrillRun(context: Context, input: DrillRunFacts): Promise<{ id: string }> {
	requirePermission(context, "drills.edit");
	const { serviceIds, ...run } = drillRunSchema.parse(input);
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		await requireRows(tx, organizationId, "service", serviceIds);
		const id = newId();
		const createdBy = { createdById: context.userId, createdByName: context.userName };
		await tx.drillRun.create({ data: { id, organizationId, ...run, ...createdBy }, select: { id: true } });
		await insertServices(tx, { organizationId, runId: id }, serviceIds);
		const details = { name: run.name, plannedAt: run.plannedAt };
		await recordChange(tx, context, { action: "drill-run.create", targetKind: "drill-run", targetId: id, details });
		return { id };
	});
}

export function updateDrillRun(context: Context, { id, version, ...input }: DrillRunFacts & DrillRunRef) {
	requirePermission(context, "drills.edit");
	const { serviceIds, ...run } = drillRunSchema.parse(input);
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const before = drillRunOf(await findDrillRun(tx, context, id));
		if (before.state !== "planned")
			throw new Refusal("conflict", "This drill has begun: what was planned of it stays as it is.");
		await requireRows(tx, organizationId, "service", serviceIds);
		await writeDrillRun(tx, context, { id, version }, run);
		await tx.drillRunService.deleteMany({ where: { organizationId, runId: id } });
		await insertServices(tx, { organizationId, runId: id }, serviceIds);
		const details = { name: run.name, plannedAt: { before: before.plannedAt, after: run.plannedAt } };
		await recordChange(tx, context, { action: "drill-run.update", targetKind: "drill-run", targetId: id, details });
	});
}

/** What was stamped in it stays in its log; measurements confirmed from it stay drills of their own. */
export function archiveDrillRun(context: Context, { id, version }: DrillRunRef): Promise<void> {
	requirePermission(context, "drills.edit");
	return inOrganization(context, async (tx) => {
		const { name, state } = drillRunOf(await findDrillRun(tx, context, id));
		if (state === "running")
			throw new Refusal("conflict", "This drill is running. End it or abort it first: what it measured is kept.");
		await writeDrillRun(tx, context, { id, version }, { archivedAt: new Date() });
		const details = { name };
		await recordChange(tx, context, { action: "drill-run.archive", targetKind: "drill-run", targetId: id, details });
	});
}

export async function findDrillRun(tx: Transaction, { organizationId }: Pick<Context, "organizationId">, id: string) {
	const row = await tx.drillRun.findFirst({
		where: { organizationId, id: rowId(id, "drill"), archivedAt: null },
		include: RUN_SERVICES,
	});
	if (!row) throw notFound("drill");
	return row;
}

type DrillRunColumns = Parameters<Transaction["drillRun"]["updateMany"]>[0]["data"];

export async function writeDrillRun(
	tx: Transaction,
	{ organizationId }: Context,
	{ id, version }: DrillRunRef,
	data: DrillRunColumns,
): Promise<void> {
	const { count } = await tx.drillRun.updateMany({
		where: { organizationId, id, version, archivedAt: null },
		data: { ...data, version: { increment: 1 } },
	});
	if (count === 0) throw changedMeanwhile("drill");
}

async function insertServices(tx: Transaction, key: { organizationId: string; runId: string }, serviceIds: string[]) {
	const data = [...new Set(serviceIds)].map((serviceId, position) => ({ ...key, serviceId, position }));
	await tx.drillRunService.createMany({ data });
}

type StoredRun = Omit<Awaited<ReturnType<typeof findDrillRun>>, "steps" | "checks">;

export function drillRunOf(row: StoredRun): DrillRunRow {
	const facts = drillRunSchema.parse({
		name: row.name,
		kind: row.kind,
		scenario: row.scenario,
		serviceIds: row.services.map(({ serviceId }) => serviceId),
		plannedAt: row.plannedAt.toISOString(),
		expectedMinutes: row.expectedMinutes,
		people: row.people,
		scope: row.scope,
	});
	return {
		...facts,
		id: row.id,
		services: row.services.map(({ serviceId, service }) => ({ id: serviceId, name: service.name })),
		state: row.confirmedAt ? "confirmed" : row.endedAt ? "over" : row.startedAt ? "running" : "planned",
		startedAt: row.startedAt?.toISOString() ?? null,
		endedAt: row.endedAt?.toISOString() ?? null,
		outcome: row.outcome === "finished" || row.outcome === "aborted" ? row.outcome : null,
		confirmedAt: row.confirmedAt?.toISOString() ?? null,
		confirmedByName: row.confirmedByName,
		createdByName: row.createdByName,
		version: row.version,
	};
}
