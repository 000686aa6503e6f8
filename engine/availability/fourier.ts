interface Plan {
	/** Room to work in, for transforms of twice the length: filled anew by each. */
	even: Float64Array;
	odd: Float64Array;
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
	plan = { even: new Float64Array(size), odd: new Float64Array(size), cosines, sines, swaps };
	plans.set(size, plan);
	return plan;
}

/**
 * Discrete Fourier transform in place (Cooley & Tukey 1965, radix 4); `size` a power of two. Twice with `inverse` the
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
	let half = 1;
	if (Math.clz32(size) % 2 === 0) {
		// An odd number of doublings: the first alone, where nothing turns.
		for (let low = 0; low < size; low += 2) {
			const heldReal = re[low + 1]!;
			const heldImaginary = im[low + 1]!;
			re[low + 1] = re[low]! - heldReal;
			im[low + 1] = im[low]! - heldImaginary;
			re[low]! += heldReal;
			im[low]! += heldImaginary;
		}
		half = 2;
	}
	for (; half < size; half *= 4) doubleTwice(re, im, half, cosines, sines);
	if (!inverse) return;
	for (let index = 0; index < size; index++) {
		real[index]! /= size;
		imaginary[index]! /= size;
	}
}

/** Two doublings in one pass over the values, from transforms of `half` values to ones of four times that. */
function doubleTwice(
	re: Float64Array,
	im: Float64Array,
	half: number,
	cosines: Float64Array,
	sines: Float64Array,
): void {
	const size = re.length;
	const stride = size / (4 * half);
	for (let offset = 0; offset < half; offset++) {
		const outerCosine = cosines[offset * stride]!;
		const outerSine = sines[offset * stride]!;
		const innerCosine = outerCosine * outerCosine - outerSine * outerSine;
		const innerSine = 2 * outerCosine * outerSine;
		for (let a = offset; a < size; a += 4 * half) {
			const b = a + half;
			const c = b + half;
			const d = c + half;
			const bRe = re[b]! * innerCosine - im[b]! * innerSine;
			const bIm = re[b]! * innerSine + im[b]! * innerCosine;
			const dRe = re[d]! * innerCosine - im[d]! * innerSine;
			const dIm = re[d]! * innerSine + im[d]! * innerCosine;
			const sumRe = re[c]! + dRe;
			const sumIm = im[c]! + dIm;
			const gapRe = re[c]! - dRe;
			const gapIm = im[c]! - dIm;
			const turnedSumRe = sumRe * outerCosine - sumIm * outerSine;
			const turnedSumIm = sumRe * outerSine + sumIm * outerCosine;
			// Turned by a quarter more: times −i.
			const turnedGapRe = gapRe * outerSine + gapIm * outerCosine;
			const turnedGapIm = gapIm * outerSine - gapRe * outerCosine;
			const aRe = re[a]!;
			const aIm = im[a]!;
			re[a] = aRe + bRe + turnedSumRe;
			im[a] = aIm + bIm + turnedSumIm;
			re[b] = aRe - bRe + turnedGapRe;
			im[b] = aIm - bIm + turnedGapIm;
			re[c] = aRe + bRe - turnedSumRe;
			im[c] = aIm + bIm - turnedSumIm;
			re[d] = aRe - bRe - turnedGapRe;
			im[d] = aIm - bIm - turnedGapIm;
		}
	}
}

/** A transform of real values: the first half and the middle; the rest is its mirror image. */
export interface HalfSpectrum {
	real: Float64Array;
	imaginary: Float64Array;
}

/**
 * Discrete Fourier transform of real values by one of half the length: even values as real parts, odd ones as imaginary.
 * `values.length` a power of two, 4 or more. Errors: RangeError as fourier.
 */
export function realSpectrum(values: Float64Array): HalfSpectrum {
	const size = values.length;
	const half = size >> 1;
	const { cosines, sines } = planOf(size);
	const { even, odd } = planOf(half);
	for (let index = 0; index < half; index++) {
		even[index] = values[2 * index]!;
		odd[index] = values[2 * index + 1]!;
	}
	fourier(even, odd, false);
	const real = new Float64Array(half + 1);
	const imaginary = new Float64Array(half + 1);
	real[0] = even[0]! + odd[0]!;
	real[half] = even[0]! - odd[0]!;
	for (let index = 1; index < half; index++) {
		const other = half - index;
		const evenReal = (even[index]! + even[other]!) / 2;
		const evenImaginary = (odd[index]! - odd[other]!) / 2;
		const oddReal = (odd[index]! + odd[other]!) / 2;
		const oddImaginary = (even[other]! - even[index]!) / 2;
		real[index] = evenReal + oddReal * cosines[index]! - oddImaginary * sines[index]!;
		imaginary[index] = evenImaginary + oddReal * sines[index]! + oddImaginary * cosines[index]!;
	}
	return { real, imaginary };
}

/** The real values whose `realSpectrum` this is. */
export function valuesOfSpectrum({ real, imaginary }: HalfSpectrum): Float64Array {
	const half = real.length - 1;
	const { cosines, sines } = planOf(2 * half);
	const { even, odd } = planOf(half);
	for (let index = 0; index < half; index++) {
		const other = half - index;
		const evenReal = (real[index]! + real[other]!) / 2;
		const evenImaginary = (imaginary[index]! - imaginary[other]!) / 2;
		const differenceReal = (real[index]! - real[other]!) / 2;
		const differenceImaginary = (imaginary[index]! + imaginary[other]!) / 2;
		const oddReal = differenceReal * cosines[index]! + differenceImaginary * sines[index]!;
		const oddImaginary = differenceImaginary * cosines[index]! - differenceReal * sines[index]!;
		even[index] = evenReal - oddImaginary;
		odd[index] = evenImaginary + oddReal;
	}
	fourier(even, odd, true);
	const values = new Float64Array(2 * half);
	for (let index = 0; index < half; index++) {
		values[2 * index] = even[index]!;
		values[2 * index + 1] = odd[index]!;
	}
	return values;
}
