import { extent } from "./histogram";

const BINS = 4096;
/** So few are sorted sooner than counted. */
const SORTED_UP_TO = 1024;

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
	if (samples.length <= SORTED_UP_TO) {
		const sorted = samples.slice().sort();
		return probabilities.map((probability) => between(probability, sorted.length, (rank) => sorted[rank]!));
	}
	const last = BINS - 1;
	const perUnit = BINS / (greatest - least);
	const counts = new Uint32Array(BINS);
	for (let index = 0; index < samples.length; index++) {
		const bin = ((samples[index]! - least) * perUnit) | 0;
		counts[bin < last ? bin : last]!++;
	}
	const ranks = [
		...new Set(
			probabilities.flatMap((probability) => {
				const position = probability * (samples.length - 1);
				return [Math.floor(position), Math.ceil(position)];
			}),
		),
	].sort((one, other) => one - other);
	const wanted: { rank: number; bin: number; below: number }[] = [];
	let bin = 0;
	let below = 0;
	for (const rank of ranks) {
		while (below + counts[bin]! <= rank) below += counts[bin++]!;
		wanted.push({ rank, bin, below });
	}
	const bins = new Map<number, { inside: Float64Array; found: number }>();
	const open = new Uint8Array(BINS);
	for (const one of wanted) {
		open[one.bin] = 1;
		bins.set(one.bin, { inside: new Float64Array(counts[one.bin]!), found: 0 });
	}
	for (let index = 0; index < samples.length; index++) {
		const sample = samples[index]!;
		const at = ((sample - least) * perUnit) | 0;
		const place = at < last ? at : last;
		if (open[place] === 0) continue;
		const held = bins.get(place)!;
		held.inside[held.found++] = sample;
	}
	const values = new Map(wanted.map((one) => [one.rank, nth(bins.get(one.bin)!.inside, one.rank - one.below)]));
	return probabilities.map((probability) => between(probability, samples.length, (rank) => values.get(rank)!));
}

function between(probability: number, count: number, valueAt: (rank: number) => number): number {
	const position = probability * (count - 1);
	const rank = Math.floor(position);
	const low = valueAt(rank);
	return rank === position ? low : low + (position - rank) * (valueAt(rank + 1) - low);
}

/** One quantile; see `quantilesOf`. */
export function quantileOf(samples: Float64Array, probability: number): number {
	return quantilesOf(samples, [probability])[0]!;
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
