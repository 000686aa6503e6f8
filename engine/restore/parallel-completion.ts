import { checkProbability, type Distribution } from "../random/distribution";
import { risingRoot } from "../stats/root-search";

/** When is the last of several independent things done that began together? */
export interface ParallelCompletion {
	mean: number;
	probability(value: number): number;
	quantile(probability: number): number;
}

/**
 * The greatest of independent times: P(T ≤ t) = Π P(each ≤ t), its quantiles by bisection, its mean as the integral of
 * 1 − P over time by adaptive Simpson (relative error about 1e-10). Two exponentials: 1/a + 1/b − 1/(a + b).
 * RangeError for none, or for a time that may be below 0.
 */
export function parallelCompletion(times: readonly Distribution[]): ParallelCompletion {
	if (times.length === 0) throw new RangeError("times must not be empty: 0");
	for (const [index, time] of times.entries())
		if (!(time.min >= 0)) throw new RangeError(`times.${index} must not be below 0: ${time.min}`);
	const probability = (value: number): number => times.reduce((product, time) => product * time.probability(value), 1);
	const floor = Math.max(...times.map((time) => time.min));
	const ceiling = Math.max(...times.map((time) => (Number.isFinite(time.max) ? time.max : farOut(time))));
	return {
		mean: floor + integrate((value) => 1 - probability(value), floor, ceiling),
		probability,
		quantile(share) {
			checkProbability("probability", share);
			const high = Math.max(
				ceiling,
				...times.map((time) => (share === 1 ? time.max : time.quantile(share ** (1 / times.length)))),
			);
			return Number.isFinite(high) ? risingRoot(probability, share, floor, high) : high;
		},
	};
}

function farOut(time: Distribution): number {
	return Math.max(time.quantile(1 - 1e-15), time.mean * 2);
}

function integrate(height: (value: number) => number, low: number, high: number): number {
	if (!(high > low)) return 0;
	const pieces = 64;
	let sum = 0;
	for (let piece = 0; piece < pieces; piece++) {
		const from = low + ((high - low) * piece) / pieces;
		const to = low + ((high - low) * (piece + 1)) / pieces;
		sum += simpson(height, from, to, height(from), height((from + to) / 2), height(to), 1e-13 * (high - low), 30);
	}
	return sum;
}

function simpson(
	height: (value: number) => number,
	low: number,
	high: number,
	atLow: number,
	atMiddle: number,
	atHigh: number,
	tolerance: number,
	depth: number,
): number {
	const middle = (low + high) / 2;
	const leftMiddle = height((low + middle) / 2);
	const rightMiddle = height((middle + high) / 2);
	const width = high - low;
	const coarse = (width / 6) * (atLow + 4 * atMiddle + atHigh);
	const fine = (width / 12) * (atLow + 4 * leftMiddle + 2 * atMiddle + 4 * rightMiddle + atHigh);
	if (depth <= 0 || Math.abs(fine - coarse) <= 15 * tolerance) return fine + (fine - coarse) / 15;
	return (
		simpson(height, low, middle, atLow, leftMiddle, atMiddle, tolerance / 2, depth - 1) +
		simpson(height, middle, high, atMiddle, rightMiddle, atHigh, tolerance / 2, depth - 1)
	);
}
