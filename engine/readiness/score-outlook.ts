import type { CalendarDate, Facts } from "../facts";
import { scoreReadiness } from "./assess-readiness";
import { addMonths } from "./calendar";
import { sitesOfServices } from "./practice-effects";
import { type ProofCredit, proveServices } from "./proof";
import { type ResolvedPractice, resolvePractices } from "./resolve-practices";
import { serviceWeights } from "./score-targets";
import type { ScoredService } from "./tried-service";
import { PROOF_MAX_AGE_MONTHS } from "./weights";

/** One piece of evidence that loses worth within the span, and the points it takes from the uncapped score by its end. */
export interface ScoreFall {
	kind: "practice" | "restore-test" | "drill";
	practiceId: string | null;
	/** The level of the answer; both null: the organisation. */
	siteId: string | null;
	serverId: string | null;
	serviceId: string | null;
	/** The last day on which it counts in full; in the past when it is falling already. */
	fullUntil: CalendarDate;
	points: number;
}

export interface ScoreOutlook {
	/** The score on the same day of each month, first today, if nothing is done. */
	months: { on: CalendarDate; score: number; uncapped: number }[];
	/** By the last day in full, soonest first. */
	falls: ScoreFall[];
}

/**
 * What becomes of the score if nobody does anything, and which evidence takes it down? Each month is scored anew on its own
 * day by the arithmetic of today's score; answers, facts and the services' figures are held as they are, so that only the
 * calendar moves. A fall's points are its credit today less its credit at the end of the span, times its share of the
 * uncapped score: all falls add up to the fall of that score. Undated evidence has fallen already. Linear in practices ×
 * places × months. Throws RangeError for a span that is no whole number of months from 1.
 */
export function scoreOutlook(
	facts: Facts,
	services: readonly ScoredService[],
	asOf: CalendarDate,
	spanMonths = 12,
): ScoreOutlook {
	if (!(Number.isInteger(spanMonths) && spanMonths >= 1))
		throw new RangeError(`spanMonths must be a whole number from 1, got ${spanMonths}`);
	const sites = sitesOfServices(facts);
	const days = Array.from({ length: spanMonths + 1 }, (_, month) => addMonths(asOf, month));
	const scored = days.map((on) => {
		const resolved = resolvePractices(facts, on);
		return { on, resolved, ...scoreReadiness(facts, services, resolved, on, sites) };
	});
	const [first, last] = [scored[0]!, scored[spanMonths]!];
	const pointsPerWeight = first.all.weight === 0 ? 0 : first.weights.prevention / first.all.weight;
	const falls = [
		...practiceFalls(first.resolved, last.resolved, pointsPerWeight),
		...proofFalls(facts, asOf, last.on, first.weights.proof),
	];
	return {
		months: scored.map(({ on, score, uncapped }) => ({ on, score: score / 10, uncapped: uncapped / 10 })),
		falls: falls.sort((one, other) => (one.fullUntil < other.fullUntil ? -1 : one.fullUntil > other.fullUntil ? 1 : 0)),
	};
}

function practiceFalls(
	now: readonly ResolvedPractice[],
	then: readonly ResolvedPractice[],
	pointsPerWeight: number,
): ScoreFall[] {
	return now.flatMap(({ practice, units }, index) => {
		const perAnswer = new Map<object, ScoreFall>();
		units.forEach(({ answer, weight, credit }, place) => {
			if (answer === null || answer.evidenceOn === null || credit === null) return;
			const lost = weight * (credit - (then[index]?.units[place]?.credit ?? credit));
			if (!(lost > 0)) return;
			const fall = perAnswer.get(answer) ?? {
				...{ kind: "practice", practiceId: practice.id, siteId: answer.siteId, serverId: answer.serverId },
				...{ serviceId: null, fullUntil: addMonths(answer.evidenceOn, practice.maxAgeMonths), points: 0 },
			};
			perAnswer.set(answer, { ...fall, points: fall.points + pointsPerWeight * practice.weight * lost } as ScoreFall);
		});
		return [...perAnswer.values()];
	});
}

function proofFalls(facts: Facts, asOf: CalendarDate, end: CalendarDate, proofPoints: number): ScoreFall[] {
	const weights = serviceWeights(facts);
	const now = proveServices(facts, asOf);
	const then = proveServices(facts, end);
	const whole = now.reduce((sum, { serviceId }) => sum + (weights.get(serviceId) ?? 1), 0);
	return now.flatMap(({ serviceId, restoreTest, drill }, index) => {
		const share = (proofPoints * (weights.get(serviceId) ?? 1)) / whole / 2;
		const fall = (kind: "restore-test" | "drill", before: ProofCredit, after: ProofCredit, months: number) => {
			const points = share * (before.credit - after.credit);
			if (!(points > 0) || before.on === null) return [];
			const level = { practiceId: null, siteId: null, serverId: null };
			return [{ kind, ...level, serviceId, fullUntil: addMonths(before.on, months), points }];
		};
		return [
			...fall("restore-test", restoreTest, then[index]!.restoreTest, PROOF_MAX_AGE_MONTHS.restoreTest),
			...fall("drill", drill, then[index]!.drill, PROOF_MAX_AGE_MONTHS.drill),
		];
	});
}
