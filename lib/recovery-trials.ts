const MOST_TRIALS = 1000;
const FEWEST_TRIALS = 50;
/** What one recovery may play: the effort of a trial grows with the square of its services. */
const EFFORT = 200_000;

/** Trials of one recovery of many; page and paper ask for the same number, so that they show the same hours. */
export function recoveryTrials(affectedServices: number): number {
	return Math.max(FEWEST_TRIALS, Math.min(MOST_TRIALS, Math.floor(EFFORT / Math.max(affectedServices, 1) ** 2)));
}
