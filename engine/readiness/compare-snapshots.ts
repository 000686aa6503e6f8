import type { Assessment, PracticeScore } from "../assessment";
import type { CalendarDate, Facts } from "../facts";
import { type CatalogueChange, catalogueChanges, type RecordedPractice } from "./catalogue-record";
import { type ChangedFacts, changedFacts } from "./changed-facts";
import { compareServices, type ServiceChanges } from "./compare-services";

/** A day of an organisation as it was kept: its facts, what was made of them then, and the questions asked then. */
export interface KeptDay {
	facts: Facts;
	assessment: Assessment;
	catalogue: readonly RecordedPractice[];
}

/** What the running engine would make of a day: which figures can be taken as kept and which must be made again. */
export type Present = Pick<Assessment, "engineVersion" | "catalogueVersion" | "seed" | "trials">;

/** `before` and `after`: each day's own facts on that day; `aged`: the older facts on the later day. */
export type ReplayId = "before" | "aged" | "after";
export type ReplayOrder = { facts: Facts; asOf: CalendarDate };

export interface ScoreMove {
	before: number;
	after: number;
	/** Points; `facts` + `time` + `method` is exactly `after` − `before`. */
	facts: number;
	time: number;
	/** Engine, catalogue, seed or trials differ: what the same facts on the same day are scored otherwise. */
	method: number;
}

export interface PracticeMove {
	practiceId: string;
	before: Pick<PracticeScore, "state" | "credit" | "freshness">;
	after: Pick<PracticeScore, "state" | "credit" | "freshness">;
}

export interface SnapshotComparison {
	score: ScoreMove;
	/** What each part of the score gained or lost; adds up exactly to the difference too. */
	parts: { key: string; label: string; points: number }[];
	services: ServiceChanges;
	practices: { newlyFailing: PracticeMove[]; fixed: PracticeMove[]; stillFailing: PracticeMove[] };
	/** Evidence that lost worth by the calendar alone. */
	aged: { practiceId: string; creditBefore: number; creditAfter: number }[];
	changed: ChangedFacts[];
	catalogue: CatalogueChange[];
}

/** Which assessments have to be made to tell the causes apart? None of what stands as kept. */
export function replaysFor(before: KeptDay, after: KeptDay, present: Present): Partial<Record<ReplayId, ReplayOrder>> {
	const stands = ({ assessment }: KeptDay) =>
		assessment.engineVersion === present.engineVersion &&
		assessment.catalogueVersion === present.catalogueVersion &&
		assessment.seed === present.seed &&
		assessment.trials === present.trials;
	const own = ({ facts, assessment: { asOf } }: KeptDay): ReplayOrder => ({ facts, asOf });
	return {
		...(stands(before) ? {} : { before: own(before) }),
		...(before.assessment.asOf === after.assessment.asOf
			? {}
			: { aged: { facts: before.facts, asOf: after.assessment.asOf } }),
		...(stands(after) ? {} : { after: own(after) }),
	};
}

/**
 * What changed between two kept days, and what moved the score by how many points?
 *
 * The difference is walked in steps, each an assessment by the same engine: the older facts on their own day, the older
 * facts on the later day (what time alone did), the later facts on the later day (what people changed). Where a kept figure
 * was made by another engine, catalogue or seed, the step from the kept figure to the present engine's is `method`. Scores
 * are whole tenths of a point, so the steps add up exactly. Time is taken before facts: what both did together counts as
 * facts. `replayed` holds what `replaysFor` asked for. Throws RangeError when one of those is missing or of another day.
 */
export function compareSnapshots(
	before: KeptDay,
	after: KeptDay,
	present: Present,
	replayed: Partial<Record<ReplayId, Assessment>>,
): SnapshotComparison {
	const orders = replaysFor(before, after, present);
	for (const [id, order] of Object.entries(orders))
		if (replayed[id as ReplayId]?.asOf !== order.asOf) throw new RangeError(`replay ${id} of ${order.asOf} is missing`);
	const beforeNow = replayed.before ?? before.assessment;
	const aged = replayed.aged ?? beforeNow;
	const afterNow = replayed.after ?? after.assessment;
	const tenths = ({ readiness }: Assessment) => Math.round(readiness.score * 10);
	const method = tenths(beforeNow) - tenths(before.assessment) + tenths(after.assessment) - tenths(afterNow);
	return {
		score: {
			before: before.assessment.readiness.score,
			after: after.assessment.readiness.score,
			facts: (tenths(afterNow) - tenths(aged)) / 10,
			time: (tenths(aged) - tenths(beforeNow)) / 10,
			method: method / 10,
		},
		parts: partMoves(before.assessment, after.assessment),
		services: compareServices(before.assessment.services, after.assessment.services),
		practices: practiceMoves(before.assessment, after.assessment),
		aged: agedPractices(beforeNow, aged),
		changed: changedFacts(before.facts, after.facts),
		catalogue: catalogueChanges(before.catalogue, after.catalogue),
	};
}

function partMoves(before: Assessment, after: Assessment): SnapshotComparison["parts"] {
	const parts = new Map<string, { label: string; tenths: number }>();
	const add = ({ readiness }: Assessment, sign: 1 | -1) => {
		for (const { key, label, points } of readiness.contributions) {
			const known = parts.get(key) ?? { label, tenths: 0 };
			known.tenths += sign * Math.round(points * 10);
			parts.set(key, known);
		}
	};
	add(before, -1);
	add(after, 1);
	return [...parts].map(([key, { label, tenths }]) => ({ key, label, points: tenths / 10 }));
}

/** In force: a yes whose evidence has not outlived its age. Everything else that applies is failing, the unknown too. */
export function isFailing({ state, freshness }: PracticeMove["before"]): boolean {
	if (state === "not-applicable") return false;
	return state !== "yes" || (freshness !== null && freshness < 1);
}

function practiceMoves(before: Assessment, after: Assessment): SnapshotComparison["practices"] {
	const older = new Map(before.readiness.practices.map((one) => [one.practiceId, one]));
	const moves = { newlyFailing: [], fixed: [], stillFailing: [] } as SnapshotComparison["practices"];
	const seen = ({ state, credit, freshness }: PracticeScore) => ({ state, credit, freshness });
	for (const one of after.readiness.practices) {
		const was = older.get(one.practiceId);
		// A question that was not asked before is the catalogue's change, not the organisation's.
		if (was === undefined) continue;
		const move = { practiceId: one.practiceId, before: seen(was), after: seen(one) };
		if (isFailing(move.after)) (isFailing(move.before) ? moves.stillFailing : moves.newlyFailing).push(move);
		else if (isFailing(move.before)) moves.fixed.push(move);
	}
	return moves;
}

function agedPractices(before: Assessment, aged: Assessment): SnapshotComparison["aged"] {
	const older = new Map(before.readiness.practices.map((one) => [one.practiceId, one.credit ?? 0]));
	return aged.readiness.practices.flatMap(({ practiceId, credit }) => {
		const creditBefore = older.get(practiceId) ?? 0;
		return (credit ?? 0) < creditBefore ? [{ practiceId, creditBefore, creditAfter: credit ?? 0 }] : [];
	});
}
