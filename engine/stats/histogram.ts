import type { Histogram } from "../assessment";

/**
 * How are the samples spread? Equal bins over [least, greatest]; the counts add up to the samples. RangeError for no
 * samples, a sample that is not finite, or fewer than one bin.
 */
export function histogramOf(samples: Float64Array, bins: number): Histogram {
	if (!(bins >= 1)) throw new RangeError(`bins must be 1 or more: ${bins}`);
	const { least, greatest } = extent(samples);
	const counts = new Array<number>(bins).fill(0);
	const width = (greatest - least) / bins;
	if (width === 0) {
		counts[0] = samples.length;
		return { start: least, binWidth: 0, counts };
	}
	const perUnit = 1 / width;
	for (let index = 0; index < samples.length; index++) {
		let bin = ((samples[index]! - least) * perUnit) | 0;
		if (bin >= bins) bin = bins - 1;
		counts[bin]!++;
	}
	return { start: least, binWidth: width, counts };
}

/** Least and greatest sample; RangeError for none, or for one that is not finite. */
export function extent(samples: Float64Array): { least: number; greatest: number } {
	if (samples.length === 0) throw new RangeError("samples must not be empty: 0");
	let least = samples[0]!;
	let greatest = least;
	let sum = 0;
	for (let index = 0; index < samples.length; index++) {
		const sample = samples[index]!;
		if (sample < least) least = sample;
		if (sample > greatest) greatest = sample;
		sum += sample;
	}
	if (!Number.isFinite(sum) && !(Number.isFinite(least) && Number.isFinite(greatest)))
		throw new RangeError(`samples must be finite: ${sum}`);
	if (Number.isNaN(sum)) throw new RangeError(`samples must be numbers: ${sum}`);
	return { least, greatest };
}
