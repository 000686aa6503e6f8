import { constant } from "./constant";
import { checkFinite, checkProbability, type Distribution } from "./distribution";

/** Triangular between `min` and `max` with its peak at `mode`, by the closed inverse. RangeError unless min ≤ mode ≤ max. */
export function triangular(min: number, mode: number, max: number): Distribution {
	checkFinite("min", min);
	checkFinite("mode", mode);
	checkFinite("max", max);
	if (mode < min || mode > max) throw new RangeError(`mode must be between ${min} and ${max}: ${mode}`);
	if (min === max) return constant(min);
	const range = max - min;
	const peak = (mode - min) / range;
	return {
		mean: (min + mode + max) / 3,
		variance: (min * min + mode * mode + max * max - min * mode - min * max - mode * max) / 18,
		min,
		max,
		table: null,
		quantile(probability) {
			checkProbability("probability", probability);
			if (probability < peak) return min + Math.sqrt(probability * range * (mode - min));
			return max - Math.sqrt((1 - probability) * range * (max - mode));
		},
		probability(value) {
			if (value <= min) return 0;
			if (value >= max) return 1;
			if (value < mode) return (value - min) ** 2 / (range * (mode - min));
			return 1 - (max - value) ** 2 / (range * (max - mode));
		},
	};
}
