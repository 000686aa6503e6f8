import "server-only";
import {
	type Assessment,
	completeFacts,
	type Facts,
	type KeptDay,
	type RecordedPractice,
	recordCatalogue,
} from "@/engine";
import { findingOf, HEADLINE_SCENARIO } from "@/lib/finding";
import { dayPlus, isoWeek } from "@/lib/iso-week";
import { type AssessedFacts, getAssessment } from "./assessment";
import { recordChange } from "./audit";
import { inOrganization, isUniqueViolation, type Json, rowId, type Transaction } from "./db";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { notFound } from "./refusal";

/** What a list and a trend show of a kept day. */
export interface SnapshotSummary {
	score: number;
	low: number;
	high: number;
	coverage: number;
	evidenceShare: number;
	services: number;
	missed: number;
}

export interface SnapshotRow {
	id: string;
	name: string;
	note: string | null;
	/** Kept by itself in this week; null: by a person. */
	week: string | null;
	asOf: string;
	createdAt: string;
	createdByName: string | null;
	engineVersion: string;
	catalogueVersion: string;
	summary: SnapshotSummary;
}

export interface Snapshot extends SnapshotRow, KeptDay {
	seed: number;
	trials: number;
}

const LISTED = 400;
/** Every week for two months, and from then on the first of each month: a trend of years in little room. */
const WEEKLY_DAYS = 56;

const ROW = {
	id: true,
	name: true,
	note: true,
	week: true,
	asOf: true,
	createdAt: true,
	createdByName: true,
	engineVersion: true,
	catalogueVersion: true,
	summary: true,
} as const;

interface StoredRow extends Omit<SnapshotRow, "asOf" | "createdAt" | "summary"> {
	asOf: Date;
	createdAt: Date;
	summary: unknown;
}

const rowOf = ({ asOf, createdAt, summary, ...row }: StoredRow): SnapshotRow => ({
	...row,
	asOf: asOf.toISOString().slice(0, 10),
	createdAt: createdAt.toISOString(),
	summary: summary as SnapshotSummary,
});

/** Newest first, those kept by themselves among them, without the facts and figures they hold. */
export function listSnapshots(context: Context): Promise<SnapshotRow[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const rows = await tx.snapshot.findMany({
			where: { organizationId: context.organizationId, archivedAt: null },
			orderBy: [{ asOf: "desc" }, { createdAt: "desc" }],
			take: LISTED,
			select: ROW,
		});
		return rows.map(rowOf);
	});
}

/** The newest day that a person kept; what is kept by itself each week is no occasion to ask what changed since. */
export function lastKeptByPerson(context: Context): Promise<{ name: string; keptAt: string } | null> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const row = await tx.snapshot.findFirst({
			where: { organizationId: context.organizationId, archivedAt: null, week: null },
			orderBy: [{ createdAt: "desc" }, { id: "desc" }],
			select: { name: true, createdAt: true },
		});
		return row && { name: row.name, keptAt: row.createdAt.toISOString() };
	});
}

export function getSnapshot(context: Context, id: string): Promise<Snapshot> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const row = await tx.snapshot.findFirst({
			where: { organizationId: context.organizationId, id: rowId(id, "snapshot"), archivedAt: null },
			select: { ...ROW, facts: true, assessment: true, catalogue: true, seed: true, trials: true },
		});
		if (!row) throw notFound("snapshot");
		const { facts, assessment, catalogue, seed, ...rest } = row;
		return {
			...rowOf(rest),
			trials: rest.trials,
			facts: completeFacts(facts as unknown as Facts),
			assessment: assessment as unknown as Assessment,
			catalogue: catalogue as unknown as RecordedPractice[],
			seed: Number(seed),
		};
	});
}

export function summaryOf(assessment: Assessment): SnapshotSummary {
	const { score, low, high, coverage, evidenceShare } = assessment.readiness;
	const { services, missed } = findingOf(assessment, HEADLINE_SCENARIO);
	return { score, low, high, coverage, evidenceShare, services, missed };
}

interface Keeping {
	name: string;
	note: string | null;
	week: string | null;
	by: Pick<Context, "userId" | "userName"> | null;
}

async function insertSnapshot(
	tx: Transaction,
	organizationId: string,
	{ facts, assessment, asOf }: AssessedFacts,
	{ name, note, week, by }: Keeping,
): Promise<string> {
	const id = newId();
	await tx.snapshot.create({
		data: {
			...{ id, organizationId, name, note, week },
			facts: facts as unknown as Json,
			assessment: assessment as unknown as Json,
			summary: summaryOf(assessment) as unknown as Json,
			catalogue: recordCatalogue() as unknown as Json,
			asOf: new Date(`${asOf}T00:00:00Z`),
			seed: assessment.seed,
			trials: assessment.trials,
			engineVersion: assessment.engineVersion,
			catalogueVersion: assessment.catalogueVersion,
			createdById: by?.userId ?? null,
			createdByName: by?.userName ?? null,
		},
		select: { id: true },
	});
	return id;
}

/** Keeps today as it is; nothing of it can be changed afterwards. */
export async function createSnapshot(
	context: Context,
	{ name, note }: { name: string; note: string | null },
): Promise<{ id: string }> {
	requirePermission(context, "snapshots.create");
	const assessed = await getAssessment(context);
	return inOrganization(context, async (tx) => {
		const id = await insertSnapshot(tx, context.organizationId, assessed, { name, note, week: null, by: context });
		await recordChange(tx, context, {
			...{ action: "snapshot.create", targetKind: "snapshot", targetId: id },
			details: { name, asOf: assessed.asOf, score: assessed.assessment.readiness.score },
		});
		return { id };
	});
}

export function archiveSnapshot(context: Context, { id }: { id: string }): Promise<void> {
	requirePermission(context, "snapshots.archive");
	return inOrganization(context, async (tx) => {
		const { count } = await tx.snapshot.updateMany({
			where: { organizationId: context.organizationId, id: rowId(id, "snapshot"), archivedAt: null },
			data: { archivedAt: new Date() },
		});
		if (count === 0) throw notFound("snapshot");
		await recordChange(tx, context, { action: "snapshot.archive", targetKind: "snapshot", targetId: id });
	});
}

/** Whether the figures of the week that a day lies in are kept already. */
export function isWeekKept({ organizationId, ...context }: Context, asOf: string): Promise<boolean> {
	requirePermission(context, "facts.view");
	return inOrganization({ organizationId }, async ({ snapshot }) => {
		const kept = await snapshot.findFirst({ where: { organizationId, week: isoWeek(asOf) }, select: { id: true } });
		return kept !== null;
	});
}

/**
 * Keeps the figures of the week, once, when somebody first looks at them in it: whoever may look may cause it, nobody
 * can name or steer it. Returns whether this look was the first.
 */
export async function keepWeek(context: Context, assessed: AssessedFacts): Promise<boolean> {
	requirePermission(context, "facts.view");
	const { organizationId } = context;
	const week = isoWeek(assessed.asOf);
	const by = { organizationId, userId: null, userName: null };
	try {
		return await inOrganization(context, async (tx) => {
			const kept = await tx.snapshot.findFirst({ where: { organizationId, week }, select: { id: true } });
			if (kept) return false;
			const id = await insertSnapshot(tx, organizationId, assessed, {
				name: `Week ${week}`,
				note: null,
				week,
				by: null,
			});
			const { count: thinned } = await tx.snapshot.deleteMany({
				where: { organizationId, id: { in: await outgrown(tx, organizationId, assessed.asOf) } },
			});
			await recordChange(tx, by, {
				...{ action: "snapshot.keep-week", targetKind: "snapshot", targetId: id },
				details: { week, thinned, score: assessed.assessment.readiness.score },
			});
			return true;
		});
	} catch (error) {
		// Two looked at the same moment: the other one kept it.
		if (isUniqueViolation(error)) return false;
		throw error;
	}
}

/** Weeks long past that are not the first kept of their month, and that nobody has been given a link to. */
async function outgrown(tx: Transaction, organizationId: string, asOf: string): Promise<string[]> {
	const old = await tx.snapshot.findMany({
		where: {
			...{ organizationId, week: { not: null }, asOf: { lt: new Date(`${dayPlus(asOf, -WEEKLY_DAYS)}T00:00:00Z`) } },
			shareLinks: { none: {} },
		},
		orderBy: { asOf: "asc" },
		select: { id: true, asOf: true },
	});
	const months = new Set<string>();
	return old.flatMap(({ id, asOf: day }) => {
		const month = day.toISOString().slice(0, 7);
		if (months.has(month)) return [id];
		months.add(month);
		return [];
	});
}
