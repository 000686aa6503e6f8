import { type AssessOptions, type Facts, type PlanChange, planner } from "@/engine";
import { type PlanSummary, planSummary } from "./plan-lines";

type Planner = ReturnType<typeof planner>;

export interface Planners {
	/** As many trials as the page's own figures. */
	exact: Planner;
	/** So few that an answer comes at once. */
	rough: Planner;
}

export interface FirstAnswer {
	summary: PlanSummary;
	isFinal: boolean;
	/** Services that still stand as today. */
	waiting: number;
	/** The rest of the rough answer; a step at a time. */
	rest: ReturnType<Planner>;
}

/** More services than this wait: a rough answer comes first. */
const AT_ONCE = 3;
const ROUGH_TRIALS = 250;
/** The first answer's share of the 50 ms from a key to its figure; the sums over all services take the rest. */
const FIRST_MILLISECONDS = 25;

export const plannersOf = (facts: Facts, options: AssessOptions): Planners => ({
	exact: planner(facts, options),
	rough: planner(facts, { ...options, trials: Math.min(ROUGH_TRIALS, options.trials) }),
});

/** What can be said of these changes at once: the final figures where few services change, else those made in time. */
export function firstAnswer({ exact, rough }: Planners, changes: readonly PlanChange[]): FirstAnswer {
	const whole = exact(changes);
	if (whole.waiting <= AT_ONCE) return { summary: planSummary(whole.finish()), isFinal: true, waiting: 0, rest: whole };
	const rest = rough(changes);
	const until = performance.now() + FIRST_MILLISECONDS;
	while (performance.now() < until && rest.step());
	return { summary: planSummary(rest.soFar()), isFinal: false, waiting: rest.waiting, rest };
}
