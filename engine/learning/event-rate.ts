import { checkAbove } from "../random/distribution";
import { gammaQuantile } from "../stats/gamma-distribution";

/** What is believed of a rate: gamma with `shape` events in `exposure` units of time. */
export interface RateBelief {
	shape: number;
	exposure: number;
}

/**
 * What does a history teach of a rate? Gamma-Poisson: shape + events, exposure + time watched; the same update serves
 * repair rates, with repairs as events and their hours as exposure. RangeError for negative counts or times.
 */
export function learnRate(prior: RateBelief, events: number, exposure: number): RateBelief {
	checkAbove("prior.shape", prior.shape, 0);
	if (!(prior.exposure >= 0)) throw new RangeError(`prior.exposure must be 0 or more: ${prior.exposure}`);
	if (!(Number.isInteger(events) && events >= 0)) throw new RangeError(`events must be 0 or more: ${events}`);
	if (!(exposure >= 0) || !Number.isFinite(exposure)) throw new RangeError(`exposure must be 0 or more: ${exposure}`);
	return { shape: prior.shape + events, exposure: prior.exposure + exposure };
}

export function meanRate({ shape, exposure }: RateBelief): number {
	checkAbove("exposure", exposure, 0);
	return shape / exposure;
}

export function rateQuantile({ shape, exposure }: RateBelief, probability: number): number {
	return gammaQuantile(shape, exposure, probability);
}

/** Chance of no event in the next `time`: (b ÷ (b + t))^a. */
export function chanceOfNone({ shape, exposure }: RateBelief, time: number): number {
	checkAbove("exposure", exposure, 0);
	if (!(time >= 0)) throw new RangeError(`time must be 0 or more: ${time}`);
	return (exposure / (exposure + time)) ** shape;
}

/**
 * Chance of exactly `events` in the next `time`: negative binomial. RangeError for a count that is not whole.
 */
export function chanceOfEvents(belief: RateBelief, events: number, time: number): number {
	if (!(Number.isInteger(events) && events >= 0)) throw new RangeError(`events must be 0 or more: ${events}`);
	const stay = belief.exposure / (belief.exposure + time);
	let chance = chanceOfNone(belief, time);
	for (let index = 0; index < events; index++) chance *= ((belief.shape + index) / (index + 1)) * (1 - stay);
	return chance;
}

/** The next repair, when its rate is believed to be gamma: Lomax. Mean time b ÷ (a − 1); infinite when a ≤ 1. */
export function nextRepair({ shape, exposure }: RateBelief): {
	mean: number;
	longerThan(time: number): number;
	quantile(probability: number): number;
} {
	checkAbove("exposure", exposure, 0);
	return {
		mean: shape > 1 ? exposure / (shape - 1) : Number.POSITIVE_INFINITY,
		longerThan: (time) => chanceOfNone({ shape, exposure }, time),
		quantile(probability) {
			if (!(probability >= 0 && probability < 1)) throw new RangeError(`probability must be in [0, 1): ${probability}`);
			return exposure * ((1 - probability) ** (-1 / shape) - 1);
		},
	};
}
