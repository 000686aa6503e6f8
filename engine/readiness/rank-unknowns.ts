import type { AssessOptions, Readiness, ServiceAssessment } from "../assessment";
import type { Facts } from "../facts";
import { assessReadiness } from "./assess-readiness";
import { resolvePractices } from "./resolve-practices";
import { type UnknownCandidate, unknownCandidates } from "./unknown-candidates";
import { SCENARIO_WEIGHTS } from "./weights";

/** How much a range shrinks once a fact is known: on average over its two ends, and at the better of them. */
export interface Narrowing {
	expected: number;
	maximum: number;
}

export interface RankedUnknown extends Omit<UnknownCandidate, "worst" | "best" | "serviceIds"> {
	/** Points of the score's range from low to high. */
	score: Narrowing;
	/** Minutes of P10 to P90, mean over scenarios by weight, of the service where it is most; null: it moves no time. */
	restore: (Narrowing & { serviceId: string }) | null;
}

/** The engine's figures for one service of these facts. */
export type AssessService = (facts: Facts, serviceId: string) => ServiceAssessment;

/**
 * Which fact is worth asking for next? Each unknown fact and answer is set to either end of what it may be, and the engine
 * runs again. As long as it is open, all that can be said spans both ends: from the lower of the two lows to the higher of
 * the two highs, for the score as for P10 and P90 of each scenario. Known, only one end's own range is left. The narrowing
 * is the span less that range; expected, where both ends are as likely, and at most. Never negative. Ranked by expected
 * points, then by expected minutes. Facts are tried one at a time, so two that hang together are not seen as one.
 * Cost: two runs of the touched services and two scores for each unknown.
 */
export function rankUnknowns(
	facts: Facts,
	services: readonly ServiceAssessment[],
	serviceIds: readonly string[],
	options: AssessOptions,
	assessService: AssessService,
): RankedUnknown[] {
	const resolved = resolvePractices(facts, options.asOf);
	return unknownCandidates(facts, resolved, serviceIds, options.asOf)
		.map(({ worst, best, serviceIds: touched, ...candidate }): RankedUnknown => {
			const ids = (touched ?? serviceIds).filter((id) => serviceIds.includes(id));
			const ends = [worst, best].map((change) => {
				const changed = change(facts);
				const again = new Map(ids.map((id) => [id, assessService(changed, id)]));
				const all = services.map((service) => again.get(service.serviceId) ?? service);
				return { again, readiness: assessReadiness(changed, all, options) };
			});
			return {
				...candidate,
				score: narrowingOf(ends.map(({ readiness }) => scoreRange(readiness))),
				restore: restoreNarrowing(
					ends.map(({ again }) => again),
					ids,
				),
			};
		})
		.filter(({ score, restore }) => score.expected >= 0.05 || (restore?.expected ?? 0) >= 0.5)
		.sort(
			(one, other) =>
				other.score.expected - one.score.expected ||
				(other.restore?.expected ?? 0) - (one.restore?.expected ?? 0) ||
				(one.id < other.id ? -1 : 1),
		);
}

interface Range {
	low: number;
	high: number;
}

const scoreRange = ({ low, high }: Readiness): Range => ({ low, high });

function narrowingOf(ranges: readonly Range[]): Narrowing {
	const widths = ranges.map(({ low, high }) => high - low);
	const span = Math.max(...ranges.map(({ high }) => high)) - Math.min(...ranges.map(({ low }) => low));
	const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length;
	return { expected: Math.max(0, span - mean), maximum: Math.max(0, span - Math.min(...widths)) };
}

function restoreNarrowing(
	ends: readonly ReadonlyMap<string, ServiceAssessment>[],
	ids: readonly string[],
): RankedUnknown["restore"] {
	let most: RankedUnknown["restore"] = null;
	for (const serviceId of ids) {
		const sum = { expected: 0, maximum: 0 };
		const [first] = ends;
		for (const { scenario } of first?.get(serviceId)?.scenarios ?? []) {
			const ranges = ends.flatMap((end) => {
				const restore = end.get(serviceId)?.scenarios.find((one) => one.scenario === scenario)?.restore;
				return restore ? [{ low: restore.p10, high: restore.p90 }] : [];
			});
			const { expected, maximum } = narrowingOf(ranges);
			sum.expected += SCENARIO_WEIGHTS[scenario] * expected;
			sum.maximum += SCENARIO_WEIGHTS[scenario] * maximum;
		}
		if (sum.expected > (most?.expected ?? 0)) most = { ...sum, serviceId };
	}
	return most;
}
