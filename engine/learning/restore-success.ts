import { betaProbability, betaQuantile } from "../stats/beta-distribution";

export interface BetaPrior {
	alpha: number;
	beta: number;
}

/** Jeffreys' prior, for when nothing is known. */
export const JEFFREYS_PRIOR: BetaPrior = { alpha: 0.5, beta: 0.5 };

export interface RestoreSuccess {
	alpha: number;
	beta: number;
	mean: number;
	standardDeviation: number;
	/** Chance that the next `attempts` restores all work. */
	nextAllSucceed(attempts: number): number;
	quantile(probability: number): number;
	/** Chance that the success rate is at most so much. */
	probability(rate: number): number;
}

/**
 * How sure is a restore after `successes` of `attempts` worked? Beta-binomial: the posterior is beta(α + s, β + f), and the
 * next n all work with Π (α + i) ÷ (α + β + i). RangeError for counts that cannot be.
 */
export function restoreSuccess(successes: number, attempts: number, prior: BetaPrior = JEFFREYS_PRIOR): RestoreSuccess {
	if (!(Number.isInteger(attempts) && attempts >= 0)) throw new RangeError(`attempts must be 0 or more: ${attempts}`);
	if (!(Number.isInteger(successes) && successes >= 0 && successes <= attempts))
		throw new RangeError(`successes must be between 0 and ${attempts}: ${successes}`);
	if (!(prior.alpha > 0)) throw new RangeError(`prior.alpha must be above 0: ${prior.alpha}`);
	if (!(prior.beta > 0)) throw new RangeError(`prior.beta must be above 0: ${prior.beta}`);
	const alpha = prior.alpha + successes;
	const beta = prior.beta + attempts - successes;
	const sum = alpha + beta;
	return {
		alpha,
		beta,
		mean: alpha / sum,
		standardDeviation: Math.sqrt((alpha * beta) / (sum * sum * (sum + 1))),
		nextAllSucceed(next) {
			if (!(Number.isInteger(next) && next >= 0)) throw new RangeError(`attempts must be 0 or more: ${next}`);
			let chance = 1;
			for (let index = 0; index < next; index++) chance *= (alpha + index) / (sum + index);
			return chance;
		},
		quantile: (probability) => betaQuantile(alpha, beta, probability),
		probability: (rate) => betaProbability(alpha, beta, rate),
	};
}
