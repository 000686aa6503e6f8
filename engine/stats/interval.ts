import { betaProbability, betaQuantile } from "./beta-distribution";
import { risingRoot } from "./root-search";

/**
 * Between which chances does the truth lie after `events` in `trials`? Clopper and Pearson's exact interval; with no event
 * the upper end is 1 − (1 − level)^(1/n) one-sided at that level. RangeError for counts that cannot be.
 */
export function proportionInterval(events: number, trials: number, level: number): { low: number; high: number } {
	if (!(Number.isInteger(trials) && trials > 0))
		throw new RangeError(`trials must be a whole number above 0: ${trials}`);
	if (!(Number.isInteger(events) && events >= 0 && events <= trials))
		throw new RangeError(`events must be between 0 and ${trials}: ${events}`);
	if (!(level > 0 && level < 1)) throw new RangeError(`level must be inside (0, 1): ${level}`);
	if (events === 0) return { low: 0, high: 1 - (1 - level) ** (1 / trials) };
	if (events === trials) return { low: (1 - level) ** (1 / trials), high: 1 };
	const tail = (1 - level) / 2;
	return {
		low: betaQuantile(events, trials - events + 1, tail),
		high: betaQuantile(events + 1, trials - events, 1 - tail),
	};
}

/**
 * Which ranks of sorted samples enclose a quantile with the given confidence? The rank is binomial(n, q); ranks count
 * from 1. RangeError for parameters outside their ranges.
 */
export function quantileRankInterval(
	samples: number,
	probability: number,
	level: number,
): { lowRank: number; highRank: number } {
	if (!(Number.isInteger(samples) && samples > 0)) throw new RangeError(`samples must be above 0: ${samples}`);
	if (!(probability > 0 && probability < 1)) throw new RangeError(`probability must be inside (0, 1): ${probability}`);
	if (!(level > 0 && level < 1)) throw new RangeError(`level must be inside (0, 1): ${level}`);
	const atMost = (k: number): number =>
		k < 0 ? 0 : k >= samples ? 1 : 1 - betaProbability(k + 1, samples - k, probability);
	const tail = (1 - level) / 2;
	const rank = (goal: number): number => Math.ceil(risingRoot((k) => atMost(Math.floor(k)), goal, -1, samples) - 1e-9);
	return { lowRank: Math.max(1, rank(tail)), highRank: Math.min(samples, rank(1 - tail) + 1) };
}
