import { checkAbove, checkFinite, type Distribution, type QuantileTable } from "./distribution";

/**
 * The distribution of `factor` × X + `added`: moments, quantiles and table follow from those of X, so that nothing is
 * tabulated anew. RangeError for a factor that is not above 0 or minutes that are no number.
 */
export function affine(distribution: Distribution, factor: number, added = 0): Distribution {
	checkAbove("factor", factor, 0);
	checkFinite("added", added);
	if (factor === 1 && added === 0) return distribution;
	let table: QuantileTable | null | undefined;
	return {
		mean: distribution.mean * factor + added,
		variance: distribution.variance * factor * factor,
		min: distribution.min * factor + added,
		max: distribution.max * factor + added,
		get table() {
			if (table !== undefined) return table;
			const { table: own } = distribution;
			table = own && { points: own.points, offset: own.offset * factor + added, scale: own.scale * factor };
			return table;
		},
		quantile: (probability) => distribution.quantile(probability) * factor + added,
		probability: (value) => distribution.probability((value - added) / factor),
	};
}
