import "server-only";
import {
	type Assessment,
	CATALOGUE_VERSION,
	compareSnapshots,
	ENGINE_VERSION,
	type KeptDay,
	type ReplayId,
	recordCatalogue,
	replaysFor,
	type SnapshotComparison,
} from "@/engine";
import { dayPlus } from "@/lib/iso-week";
import { ASSESSMENT_SEED, ASSESSMENT_TRIALS, assessFacts, getAssessment } from "./assessment";
import { type Context, requirePermission } from "./permission";
import { remember } from "./remember";
import { getSnapshot, listSnapshots, type SnapshotRow } from "./snapshots";

/** One side of a comparison: a snapshot, or today (`id` null). */
export interface ComparedDay {
	id: string | null;
	name: string;
	asOf: string;
	engineVersion: string;
	catalogueVersion: string;
}

export interface ComparedSnapshots {
	before: ComparedDay;
	after: ComparedDay;
	comparison: SnapshotComparison;
}

const PRESENT = {
	engineVersion: ENGINE_VERSION,
	catalogueVersion: CATALOGUE_VERSION,
	seed: ASSESSMENT_SEED,
	trials: ASSESSMENT_TRIALS,
};

const comparisons = remember<ComparedSnapshots>(30);

/** Two kept days, or one and today (`afterId` null), the older first. What has been worked out once is remembered. */
export async function getComparison(
	context: Context,
	beforeId: string,
	afterId: string | null,
): Promise<ComparedSnapshots> {
	requirePermission(context, "facts.view");
	const [before, after] = [await daySeen(context, beforeId), await daySeen(context, afterId)];
	const sides = before.day.asOf <= after.day.asOf ? { before, after } : { before: after, after: before };
	const key = `${context.organizationId} ${sides.before.key} ${sides.after.key}`;
	return comparisons(key, () => compared(sides.before, sides.after));
}

interface Side {
	key: string;
	day: ComparedDay;
	kept: KeptDay;
}

async function daySeen(context: Context, id: string | null): Promise<Side> {
	if (id === null) {
		const { facts, assessment, asOf, revision } = await getAssessment(context);
		const { engineVersion, catalogueVersion } = assessment;
		return {
			key: `${revision} ${asOf}`,
			day: { id, name: "Today", asOf, engineVersion, catalogueVersion },
			kept: { facts, assessment, catalogue: recordCatalogue() },
		};
	}
	const { name, asOf, engineVersion, catalogueVersion, ...day } = await getSnapshot(context, id);
	return { key: id, day: { id, name, asOf, engineVersion, catalogueVersion }, kept: day };
}

async function compared(before: Side, after: Side): Promise<ComparedSnapshots> {
	const replayed: Partial<Record<ReplayId, Assessment>> = {};
	for (const [id, { facts, asOf }] of Object.entries(replaysFor(before.kept, after.kept, PRESENT)))
		replayed[id as ReplayId] = await assessFacts(facts, asOf);
	const comparison = compareSnapshots(before.kept, after.kept, PRESENT, replayed);
	return { before: before.day, after: after.day, comparison };
}

const WEEK = 7;

/** The newest day kept at least a week ago; else the oldest there is, if it is not of today. Null: nothing to compare with. */
export function baseOfWeek(rows: readonly SnapshotRow[], today: string): SnapshotRow | null {
	const newestFirst = [...rows].sort((one, other) => (one.asOf < other.asOf ? 1 : -1));
	const old = newestFirst.find(({ asOf }) => asOf <= dayPlus(today, -WEEK));
	const oldest = newestFirst.at(-1);
	return old ?? (oldest && oldest.asOf < today ? oldest : null);
}

/** What is different from a week ago, or from as far back as anything was kept. */
export async function getChangesOfWeek(context: Context): Promise<ComparedSnapshots | null> {
	requirePermission(context, "facts.view");
	const { asOf } = await getAssessment(context);
	const base = baseOfWeek(await listSnapshots(context), asOf);
	return base && getComparison(context, base.id, null);
}
