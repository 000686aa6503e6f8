import { normalProbability, normalQuantile } from "../stats/normal-distribution";
import { checkAbove, checkFinite, checkProbability, type Distribution } from "./distribution";

/** Normal with the given mean and standard deviation. RangeError unless the deviation is above 0. */
export function normal(mean: number, standardDeviation: number): Distribution {
	checkFinite("mean", mean);
	checkAbove("standardDeviation", standardDeviation, 0);
	return {
		mean,
		variance: standardDeviation ** 2,
		min: Number.NEGATIVE_INFINITY,
		max: Number.POSITIVE_INFINITY,
		table: null,
		quantile(probability) {
			checkProbability("probability", probability);
			if (probability === 0) return Number.NEGATIVE_INFINITY;
			if (probability === 1) return Number.POSITIVE_INFINITY;
			return mean + standardDeviation * normalQuantile(probability);
		},
		probability: (value) => normalProbability((value - mean) / standardDeviation),
	};
}
