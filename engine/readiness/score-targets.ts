import type { Sentence, TargetVerdict } from "../assessment";
import type { Facts } from "../facts";
import type { ScoredService } from "./tried-service";
import { SCENARIO_WEIGHTS } from "./weights";

/** A part of the score with the span that unknown facts leave it, each 0 to 1. */
export interface PartCredit {
	credit: number;
	low: number;
	high: number;
	explanation: Sentence;
}

/**
 * How much does each service count? By the logarithm of its users, so that a service of a thousand weighs about three times
 * one of eight; a service whose users are not known weighs like the middle one. Only the proportions matter.
 */
export function serviceWeights(facts: Facts): Map<string, number> {
	const known = facts.services.flatMap((service) => (service.users === null ? [] : [service.users]));
	known.sort((one, other) => one - other);
	const middle = known[Math.floor(known.length / 2)] ?? 0;
	return new Map(facts.services.map((service) => [service.id, Math.log2(2 + (service.users ?? middle))]));
}

const VERDICT_CREDIT: Readonly<Record<TargetVerdict, number>> = {
	met: 1,
	"at-risk": 0.5,
	missed: 0,
	"no-target": 0,
	unknown: 0,
};

/**
 * Do the estimates meet their targets? Per service and scenario: met at P90 is 1, met at P50 alone ½, missed 0; a target or
 * a size that is not known counts 0 and opens the range up to 1. Weighted by scenario and service.
 */
export function scoreTargets(facts: Facts, services: readonly ScoredService[], part: "restore" | "loss"): PartCredit {
	const weights = serviceWeights(facts);
	const sums = { weight: 0, credit: 0, low: 0, high: 0 };
	const counts = { met: 0, "at-risk": 0, missed: 0, "no-target": 0, unknown: 0 };
	for (const service of services) {
		for (const one of service.scenarios) {
			const verdict = part === "restore" ? one.restoreVerdict : one.lossVerdict;
			const weight = (weights.get(service.serviceId) ?? 1) * SCENARIO_WEIGHTS[one.scenario];
			const credit = VERDICT_CREDIT[verdict];
			const isOpen = verdict === "no-target" || verdict === "unknown" || (part === "restore" && !service.dataIsKnown);
			counts[verdict] += 1;
			sums.weight += weight;
			sums.credit += weight * credit;
			sums.low += isOpen ? 0 : weight * credit;
			sums.high += isOpen ? weight : weight * credit;
		}
	}
	const share = (sum: number) => (sums.weight === 0 ? 0 : Math.min(1, sum / sums.weight));
	return {
		credit: share(sums.credit),
		low: share(sums.low),
		high: sums.weight === 0 ? 1 : share(sums.high),
		explanation: explain(part, counts),
	};
}

function explain(part: "restore" | "loss", counts: Record<TargetVerdict, number>): Sentence {
	const open = counts["no-target"] + counts.unknown;
	const all = counts.met + counts["at-risk"] + counts.missed + open;
	const values = { met: counts.met, atRisk: counts["at-risk"], missed: counts.missed, open, all };
	if (all === 0) return { code: `readiness.${part}.none`, values, text: "No service is described yet." };
	const what = part === "restore" ? "restore time" : "data loss";
	const parts = [`${counts.met} of ${all} pairs of service and scenario keep their target for ${what} at P90`];
	if (counts["at-risk"] > 0) parts.push(`${counts["at-risk"]} only at P50`);
	if (counts.missed > 0) parts.push(`${counts.missed} ${counts.missed === 1 ? "misses" : "miss"} it`);
	if (open > 0) parts.push(`${open} ${open === 1 ? "has" : "have"} no target to keep`);
	return { code: `readiness.${part}`, values, text: `${parts.join(", ")}.` };
}
