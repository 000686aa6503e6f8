import { checkProbability, type Distribution, TABLE_CELLS } from "./distribution";

/**
 * A distribution given by its quantiles at 0, 1/1024 … 1, linear between them; its moments are exact for that curve.
 * RangeError when the points are not 1025, not finite or not rising.
 */
export function tabulated(points: Float64Array): Distribution {
	if (points.length !== TABLE_CELLS + 1) throw new RangeError(`points must be ${TABLE_CELLS + 1}: ${points.length}`);
	let first = 0;
	let second = 0;
	for (let index = 0; index < CELLS; index++) {
		const low = points[index]!;
		const high = points[index + 1]!;
		if (!(high >= low) || !Number.isFinite(high)) throw new RangeError(`points must rise: ${low}, ${high} at ${index}`);
		first += (low + high) / 2;
		second += (low * low + low * high + high * high) / 3;
	}
	const mean = first / TABLE_CELLS;
	return {
		mean,
		variance: Math.max(0, second / TABLE_CELLS - mean * mean),
		min: points[0]!,
		max: points[TABLE_CELLS]!,
		table: { points, offset: 0, scale: 1 },
		quantile(probability) {
			checkProbability("probability", probability);
			return readTable(points, probability);
		},
		probability(value) {
			if (value < points[0]!) return 0;
			if (value >= points[TABLE_CELLS]!) return 1;
			let low = 0;
			let high = TABLE_CELLS;
			while (high - low > 1) {
				const middle = (low + high) >> 1;
				if (points[middle]! <= value) low = middle;
				else high = middle;
			}
			const left = points[low]!;
			const width = points[low + 1]! - left;
			return (low + (width > 0 ? (value - left) / width : 1)) / TABLE_CELLS;
		},
	};
}

const CELLS = TABLE_CELLS;

/** A table's value at `probability`, linear between its points. */
export function readTable(points: Float64Array, probability: number): number {
	const at = probability * CELLS;
	const cell = Math.min(CELLS - 1, Math.floor(at));
	const left = points[cell]!;
	return left + (at - cell) * (points[cell + 1]! - left);
}

/** Quantiles of any distribution at the table's points; the ends of an unbounded one are taken a sixteenth of a cell in. */
export function quantilePoints(distribution: Distribution): Float64Array {
	const points = new Float64Array(TABLE_CELLS + 1);
	const { table } = distribution;
	for (let index = 0; index <= CELLS; index++) {
		if (table) {
			points[index] = table.offset + table.scale * table.points[index]!;
			continue;
		}
		const probability = index / CELLS;
		const inside = 1 / (16 * TABLE_CELLS);
		const atEnd = distribution.quantile(probability);
		points[index] = Number.isFinite(atEnd)
			? atEnd
			: distribution.quantile(Math.min(1 - inside, Math.max(inside, probability)));
	}
	return points;
}

/** Each quantile passed through a rising function: the distribution of `rising(X)`. */
export function mapped(distribution: Distribution, rising: (value: number) => number): Distribution {
	return tabulated(quantilePoints(distribution).map(rising));
}

/** Each quantile passed through a falling function, and turned round. */
export function mappedFalling(distribution: Distribution, falling: (value: number) => number): Distribution {
	return tabulated(quantilePoints(distribution).map(falling).reverse());
}
