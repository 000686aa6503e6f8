import { checkAbove, checkProbability, type Distribution } from "./distribution";

/** Exponential with the given mean. RangeError unless the mean is above 0. */
export function exponential(mean: number): Distribution {
	checkAbove("mean", mean, 0);
	return {
		mean,
		variance: mean * mean,
		min: 0,
		max: Number.POSITIVE_INFINITY,
		table: null,
		quantile(probability) {
			checkProbability("probability", probability);
			return -mean * Math.log1p(-probability);
		},
		probability: (value) => (value <= 0 ? 0 : -Math.expm1(-value / mean)),
	};
}
