import { betaProbability, betaQuantile } from "../stats/beta-distribution";
import { logGamma } from "../stats/incomplete-gamma";
import { TABLE_CELLS } from "./distribution";

const NODES = [-0.906179845938664, -0.5384693101056831, 0, 0.5384693101056831, 0.906179845938664];
const WEIGHTS = [
	0.23692688505618908, 0.47862867049936647, 0.5688888888888889, 0.47862867049936647, 0.23692688505618908,
];

const LARGEST_CACHE = 512;
const cache = new Map<string, Float64Array>();

/** Quantiles for probabilities 1/1024 … `upTo`/1024 from the left end: Newton steps on five-point Gauss quadrature. */
function march(alpha: number, beta: number, upTo: number): Float64Array {
	const logFront = logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta);
	const density = (x: number): number => Math.exp(logFront + (alpha - 1) * Math.log(x) + (beta - 1) * Math.log1p(-x));
	const points = new Float64Array(upTo + 1);
	let x = betaQuantile(alpha, beta, 1 / TABLE_CELLS);
	points[1] = x;
	for (let index = 2; index <= upTo; index++) {
		// Taylor to the second order, since each Newton step costs six densities.
		const slope = 1 / TABLE_CELLS / density(x);
		const bend = (alpha - 1) / x - (beta - 1) / (1 - x);
		const guess = slope * Math.max(0.5, 1 - (slope * bend) / 2);
		let next = Math.min(x + guess, (x + 1) / 2);
		for (let step = 0; step < 8; step++) {
			const half = (next - x) / 2;
			let area = 0;
			for (let node = 0; node < 5; node++) area += WEIGHTS[node]! * density(x + half * (1 + NODES[node]!));
			const correction = (area * half - 1 / TABLE_CELLS) / density(next);
			next -= correction;
			if (Math.abs(correction) < 1e-9) break;
		}
		x = next;
		points[index] = x;
	}
	return points;
}

/** The end point that gives the outermost cell its exact mean, since a chord would cut a rounded tail. */
function leftEnd(alpha: number, beta: number, first: number): number {
	const cellMean = (alpha / (alpha + beta)) * betaProbability(alpha + 1, beta, first) * TABLE_CELLS;
	return Math.max(0, 2 * cellMean - first);
}

/**
 * The inverse distribution function of beta(α, β) at 0, 1/1024 … 1, for draws by linear interpolation. About 1 ms when a
 * shape is first asked for, kept afterwards. The ends are set so that the outermost cells have their exact mean.
 */
export function betaTable(alpha: number, beta: number): Float64Array {
	const key = `${alpha} ${beta}`;
	const known = cache.get(key);
	if (known) return known;
	const middle = TABLE_CELLS / 2;
	const left = march(alpha, beta, middle);
	const right = march(beta, alpha, middle);
	const points = new Float64Array(TABLE_CELLS + 1);
	for (let index = 1; index <= middle; index++) {
		points[index] = left[index]!;
		points[TABLE_CELLS - index] = 1 - right[index]!;
	}
	points[0] = leftEnd(alpha, beta, left[1]!);
	points[TABLE_CELLS] = 1 - leftEnd(beta, alpha, right[1]!);
	if (cache.size >= LARGEST_CACHE) cache.clear();
	cache.set(key, points);
	return points;
}
