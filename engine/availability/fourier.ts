interface Plan {
	cosines: Float64Array;
	sines: Float64Array;
	swaps: Int32Array;
}

const plans = new Map<number, Plan>();

function planOf(size: number): Plan {
	let plan = plans.get(size);
	if (plan) return plan;
	if (size < 2 || (size & (size - 1)) !== 0) throw new RangeError(`size must be a power of two: ${size}`);
	const cosines = new Float64Array(size / 2);
	const sines = new Float64Array(size / 2);
	for (let index = 0; index < size / 2; index++) {
		cosines[index] = Math.cos((2 * Math.PI * index) / size);
		sines[index] = -Math.sin((2 * Math.PI * index) / size);
	}
	const swaps = new Int32Array(size);
	const bits = 31 - Math.clz32(size);
	for (let index = 1; index < size; index++) swaps[index] = (swaps[index >> 1]! >> 1) | ((index & 1) << (bits - 1));
	plan = { cosines, sines, swaps };
	plans.set(size, plan);
	return plan;
}

/**
 * Discrete Fourier transform in place (Cooley & Tukey 1965, radix 2); `size` a power of two. Twice with `inverse` the
 * second time gives the input back. Errors: RangeError for another size. O(n log n).
 */
export function fourier(real: Float64Array, imaginary: Float64Array, inverse: boolean): void {
	const size = real.length;
	const { cosines, sines, swaps } = planOf(size);
	const re = inverse ? imaginary : real;
	const im = inverse ? real : imaginary;
	for (let index = 0; index < size; index++) {
		const other = swaps[index]!;
		if (other <= index) continue;
		const heldReal = re[index]!;
		re[index] = re[other]!;
		re[other] = heldReal;
		const heldImaginary = im[index]!;
		im[index] = im[other]!;
		im[other] = heldImaginary;
	}
	for (let half = 1; half < size; half *= 2) {
		const stride = size / (2 * half);
		for (let offset = 0; offset < half; offset++) {
			const cosine = cosines[offset * stride]!;
			const sine = sines[offset * stride]!;
			for (let low = offset; low < size; low += 2 * half) {
				const high = low + half;
				const turnedReal = re[high]! * cosine - im[high]! * sine;
				const turnedImaginary = re[high]! * sine + im[high]! * cosine;
				re[high] = re[low]! - turnedReal;
				im[high] = im[low]! - turnedImaginary;
				re[low]! += turnedReal;
				im[low]! += turnedImaginary;
			}
		}
	}
	if (!inverse) return;
	for (let index = 0; index < size; index++) {
		real[index]! /= size;
		imaginary[index]! /= size;
	}
}
