import { firstAnswer, plannersOf } from "@/components/plans/plan-answers";
import { type Facts, type PlanChange, PRACTICES } from "@/engine";

/** As many trials as the pages use. */
const TRIALS = 4_000;
const SERVICES = 30;

/** A change of one service's protection, and one practice for all: each switched on alone, none of them seen before. */
function changesOf(facts: Facts): PlanChange[] {
	const protect = facts.services
		.slice(0, SERVICES)
		.flatMap(({ id: serviceId, protection }) =>
			(["T2", "T3", "T4"] as const)
				.filter((option) => option !== protection.tier)
				.map((option): PlanChange => ({ kind: "protect", serviceId, option })),
		);
	return [...protect, ...PRACTICES.map(({ id }): PlanChange => ({ kind: "practice", practiceId: id }))];
}

/**
 * From a switch to the first figure, as the plan's worker works it out, milliseconds of the middle and of the slowest
 * change in ten.
 */
export function timeWhatIfs(facts: Facts): { changes: number; middle: number; slow: number } {
	const planners = plannersOf(facts, { seed: 1, asOf: "2026-11-23", trials: TRIALS });
	planners.exact([]).finish();
	planners.rough([]).finish();
	const changes = changesOf(facts);
	// The same work under another seed first, so that no change pays for what the machine has yet to learn.
	const warm = plannersOf(facts, { seed: 2, asOf: "2026-11-23", trials: 250 });
	for (const change of changes) firstAnswer(warm, [change]);
	const times = changes.map((change) => {
		const began = performance.now();
		firstAnswer(planners, [change]);
		return performance.now() - began;
	});
	times.sort((a, b) => a - b);
	return { changes: changes.length, middle: times[times.length >> 1]!, slow: times[Math.floor(times.length * 0.9)]! };
}
