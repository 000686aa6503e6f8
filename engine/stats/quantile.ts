import { extent } from "./histogram";

const BINS = 4096;
const SMALL = 64;

/**
 * Quantiles of many samples without sorting them: a histogram finds the bin in which a rank lies, and only that bin is
 * looked at closely. Exact order statistics, linear between two (Hyndman and Fan's type 7). Linear in the samples.
 * RangeError for no samples or a probability outside [0, 1].
 */
export function quantilesOf(samples: Float64Array, probabilities: readonly number[]): number[] {
	for (const probability of probabilities)
		if (!(probability >= 0 && probability <= 1))
			throw new RangeError(`probability must be between 0 and 1: ${probability}`);
	const { least, greatest } = extent(samples);
	if (least === greatest) return probabilities.map(() => least);
	const counts = new Uint32Array(BINS);
	const perUnit = BINS / (greatest - least);
	for (let index = 0; index < samples.length; index++) counts[binOf(samples[index]!, least, perUnit)]!++;
	const order = (rank: number): number => {
		let below = 0;
		let bin = 0;
		while (below + counts[bin]! <= rank) below += counts[bin++]!;
		const inside = new Float64Array(counts[bin]!);
		let found = 0;
		for (let index = 0; index < samples.length; index++) {
			const sample = samples[index]!;
			if (binOf(sample, least, perUnit) === bin) inside[found++] = sample;
		}
		return inside.length <= SMALL ? inside.sort()[rank - below]! : nth(inside, rank - below);
	};
	const known = new Map<number, number>();
	const at = (rank: number): number => {
		const value = known.get(rank) ?? order(rank);
		known.set(rank, value);
		return value;
	};
	return probabilities.map((probability) => {
		const position = probability * (samples.length - 1);
		const rank = Math.floor(position);
		const low = at(rank);
		return rank === position ? low : low + (position - rank) * (at(rank + 1) - low);
	});
}

/** One quantile; see `quantilesOf`. */
export function quantileOf(samples: Float64Array, probability: number): number {
	return quantilesOf(samples, [probability])[0]!;
}

function binOf(sample: number, least: number, perUnit: number): number {
	const bin = ((sample - least) * perUnit) | 0;
	return bin >= BINS ? BINS - 1 : bin;
}

/** Hoare's selection in place: the value that `rank` others stand before. */
function nth(samples: Float64Array, rank: number): number {
	let left = 0;
	let right = samples.length - 1;
	while (left < right) {
		const pivot = samples[(left + right) >> 1]!;
		let low = left;
		let high = right;
		while (low <= high) {
			while (samples[low]! < pivot) low++;
			while (samples[high]! > pivot) high--;
			if (low <= high) {
				const held = samples[low]!;
				samples[low++] = samples[high]!;
				samples[high--] = held;
			}
		}
		if (rank <= high) right = high;
		else if (rank >= low) left = low;
		else break;
	}
	return samples[rank]!;
}
