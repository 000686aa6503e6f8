import { type Generator, nextUniform } from "./generator";

/**
 * A distribution checks its parameters when made, and from then on only answers. Every one is drawn through its inverse
 * distribution function with one uniform number, so that a larger parameter under the same stream gives a larger draw.
 */
export interface Distribution {
	readonly mean: number;
	readonly variance: number;
	readonly min: number;
	readonly max: number;
	/** The value that a share `probability` of draws stays under; between 0 and 1 inclusive. */
	quantile(probability: number): number;
	/** The share of draws at or under `value`. */
	probability(value: number): number;
	/** For draws in a tight loop: offset + scale × table at the uniform number. Null: drawn through `quantile`. */
	readonly table: QuantileTable | null;
}

export interface QuantileTable {
	/** Quantiles at 0, 1/1024 … 1. */
	readonly points: Float64Array;
	readonly offset: number;
	readonly scale: number;
}

/** Cells of a quantile table: ten bits of the random word choose one, the other 22 interpolate. */
export const TABLE_CELLS = 1024;

/** One draw. For many at once, see `simulateNetwork`. */
export function draw(distribution: Distribution, generator: Generator): number {
	return distribution.quantile(nextUniform(generator));
}

export function checkFinite(name: string, value: number): void {
	if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number: ${value}`);
}

export function checkAbove(name: string, value: number, floor: number): void {
	if (!(value > floor) || !Number.isFinite(value)) throw new RangeError(`${name} must be above ${floor}: ${value}`);
}

export function checkProbability(name: string, value: number): void {
	if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must be between 0 and 1: ${value}`);
}
