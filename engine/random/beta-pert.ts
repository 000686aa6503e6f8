import { betaProbability, betaQuantile } from "../stats/beta-distribution";
import { betaTable } from "./beta-table";
import { constant } from "./constant";
import { checkFinite, checkProbability, type Distribution, type QuantileTable } from "./distribution";

/**
 * Beta-PERT: how long does a thing take of which one knows the least, the usual and the most? Mean (a + 4m + b) ÷ 6,
 * variance (μ − a)(b − μ) ÷ 7, a beta with shapes 1 + 4(m − a)/(b − a) and 1 + 4(b − m)/(b − a) (Vose, "Risk analysis",
 * 2008). All in one unit, the caller's. RangeError unless min ≤ mode ≤ max and all are finite; min = max is a constant.
 */
export function betaPert(min: number, mode: number, max: number): Distribution {
	checkFinite("min", min);
	checkFinite("mode", mode);
	checkFinite("max", max);
	if (mode < min) throw new RangeError(`mode must be at least min (${min}): ${mode}`);
	if (mode > max) throw new RangeError(`mode must be at most max (${max}): ${mode}`);
	if (min === max) return constant(min);
	const range = max - min;
	const alpha = 1 + (4 * (mode - min)) / range;
	const beta = 1 + (4 * (max - mode)) / range;
	const mean = (min + 4 * mode + max) / 6;
	let table: QuantileTable | null = null;
	return {
		mean,
		variance: ((mean - min) * (max - mean)) / 7,
		min,
		max,
		get table() {
			table ??= { points: betaTable(alpha, beta), offset: min, scale: range };
			return table;
		},
		quantile(probability) {
			checkProbability("probability", probability);
			return min + range * betaQuantile(alpha, beta, probability);
		},
		probability(value) {
			if (value <= min) return 0;
			if (value >= max) return 1;
			return betaProbability(alpha, beta, (value - min) / range);
		},
	};
}
