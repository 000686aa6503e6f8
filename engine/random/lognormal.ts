import { normalProbability, normalQuantile } from "../stats/normal-distribution";
import { checkAbove, checkFinite, checkProbability, type Distribution } from "./distribution";

/** Lognormal: the logarithm has mean `logMean` and standard deviation `logDeviation`. RangeError unless that is above 0. */
export function lognormal(logMean: number, logDeviation: number): Distribution {
	checkFinite("logMean", logMean);
	checkAbove("logDeviation", logDeviation, 0);
	const square = logDeviation * logDeviation;
	return {
		mean: Math.exp(logMean + square / 2),
		variance: Math.expm1(square) * Math.exp(2 * logMean + square),
		min: 0,
		max: Number.POSITIVE_INFINITY,
		table: null,
		quantile(probability) {
			checkProbability("probability", probability);
			if (probability === 0) return 0;
			if (probability === 1) return Number.POSITIVE_INFINITY;
			return Math.exp(logMean + logDeviation * normalQuantile(probability));
		},
		probability: (value) => (value <= 0 ? 0 : normalProbability((Math.log(value) - logMean) / logDeviation)),
	};
}

/**
 * The lognormal with a given P10 and P90: logMean = ½ ln(P10 · P90), logDeviation = ln(P90 ÷ P10) ÷ (2 · 1.28155).
 * RangeError unless 0 < P10 < P90.
 */
export function lognormalFromQuantiles(p10: number, p90: number): Distribution {
	checkAbove("p10", p10, 0);
	checkAbove("p90", p90, p10);
	return lognormal(0.5 * Math.log(p10 * p90), Math.log(p90 / p10) / (2 * normalQuantile(0.9)));
}
