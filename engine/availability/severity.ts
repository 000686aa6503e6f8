import type { Histogram } from "../assessment";
import type { Distribution } from "../random/distribution";

/** What one event costs, in hours or money: pieces from `low` to `high`, each uniform, with weights that add to 1. */
export interface Severity {
	low: Float64Array;
	high: Float64Array;
	weight: Float64Array;
}

/** Pieces of a histogram, each bound times `factor` (minutes to hours: 1/60). RangeError for an empty histogram. */
export function severityOfHistogram(histogram: Histogram, factor: number): Severity {
	const total = histogram.counts.reduce((sum, count) => sum + count, 0);
	if (!(total > 0)) throw new RangeError(`counts must add to more than 0: ${total}`);
	if (!(histogram.start >= 0)) throw new RangeError(`start must be 0 or more: ${histogram.start}`);
	if (!(histogram.binWidth >= 0)) throw new RangeError(`binWidth must be 0 or more: ${histogram.binWidth}`);
	const pieces = histogram.counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
	const low = new Float64Array(pieces);
	const high = new Float64Array(pieces);
	const weight = new Float64Array(pieces);
	let piece = 0;
	histogram.counts.forEach((count, bin) => {
		if (!(count > 0)) return;
		low[piece] = (histogram.start + bin * histogram.binWidth) * factor;
		high[piece] = (histogram.start + (bin + 1) * histogram.binWidth) * factor;
		weight[piece] = count / total;
		piece += 1;
	});
	return { low, high, weight };
}

/** Pieces of equal probability between the quantiles of a distribution; the far tail is cut at 1 − 1e-9. */
export function severityOfDistribution(distribution: Distribution, pieces = 2000): Severity {
	const edge = (index: number): number => distribution.quantile(Math.min(index / pieces, 1 - 1e-9));
	const edges = Float64Array.from({ length: pieces + 1 }, (_, index) => edge(index));
	return {
		low: edges.subarray(0, pieces),
		high: edges.subarray(1),
		weight: new Float64Array(pieces).fill(1 / pieces),
	};
}

/** Mean, mean square and largest size; `nothing` is the chance that an event costs exactly nothing. */
export function severityMoments({ low, high, weight }: Severity): {
	mean: number;
	meanSquare: number;
	largest: number;
	nothing: number;
} {
	let nothing = 0;
	let mean = 0;
	let meanSquare = 0;
	let largest = 0;
	for (let piece = 0; piece < weight.length; piece++) {
		const a = low[piece]!;
		const b = high[piece]!;
		mean += (weight[piece]! * (a + b)) / 2;
		meanSquare += (weight[piece]! * (a * a + a * b + b * b)) / 3;
		largest = Math.max(largest, b);
		if (b === 0) nothing += weight[piece]!;
	}
	return { mean, meanSquare, largest, nothing };
}

/**
 * Puts the severity, times `scale`, on the points 0, step, 2 step …, each bit of it split between its two neighbours so that the
 * mean stays exact. Pieces of exactly nothing, and what lies beyond the last point, are left out. Adds to `grid`.
 * O(pieces + points).
 */
export function spreadOnGrid({ low, high, weight }: Severity, scale: number, step: number, grid: Float64Array): void {
	const end = (grid.length - 1) * step;
	const put = (mass: number, at: number): void => {
		const position = at / step;
		const point = Math.floor(position);
		const above = position - point;
		grid[point]! += mass * (1 - above);
		if (point + 1 < grid.length) grid[point + 1]! += mass * above;
	};
	for (let piece = 0; piece < weight.length; piece++) {
		const from = low[piece]!;
		const to = high[piece]!;
		const mass = weight[piece]! * scale;
		if (from > end || to === 0) continue;
		if (to <= from) {
			put(mass, from);
			continue;
		}
		const density = mass / (to - from);
		for (let at = from; at < to && at < end; ) {
			const border = Math.min(to, end, (Math.floor(at / step + 1e-12) + 1) * step);
			if (border <= at) break;
			put(density * (border - at), (at + border) / 2);
			at = border;
		}
	}
}
