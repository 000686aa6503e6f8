/** Mean and standard deviation of samples, in two passes so that no digits cancel. RangeError for no samples. */
export function summaryOf(samples: Float64Array): { mean: number; standardDeviation: number } {
	const count = samples.length;
	if (count === 0) throw new RangeError("samples must not be empty: 0");
	let sum = 0;
	for (let index = 0; index < count; index++) sum += samples[index]!;
	const mean = sum / count;
	let squares = 0;
	for (let index = 0; index < count; index++) {
		const off = samples[index]! - mean;
		squares += off * off;
	}
	return { mean, standardDeviation: count > 1 ? Math.sqrt(squares / (count - 1)) : 0 };
}

/** Share of the samples at or under `limit`. RangeError for no samples. */
export function shareWithin(samples: Float64Array, limit: number): number {
	if (samples.length === 0) throw new RangeError("samples must not be empty: 0");
	let within = 0;
	for (let index = 0; index < samples.length; index++) if (samples[index]! <= limit) within++;
	return within / samples.length;
}
