import { constant } from "./constant";
import { checkFinite, checkProbability, type Distribution } from "./distribution";

/** Uniform between `min` and `max`. RangeError unless min ≤ max. */
export function uniform(min: number, max: number): Distribution {
	checkFinite("min", min);
	checkFinite("max", max);
	if (max < min) throw new RangeError(`max must be at least min (${min}): ${max}`);
	if (min === max) return constant(min);
	return {
		mean: (min + max) / 2,
		variance: (max - min) ** 2 / 12,
		min,
		max,
		table: null,
		quantile(probability) {
			checkProbability("probability", probability);
			return min + (max - min) * probability;
		},
		probability: (value) => Math.min(1, Math.max(0, (value - min) / (max - min))),
	};
}
