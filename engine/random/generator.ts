/**
 * A 128-bit pseudo-random generator, xoshiro128** 1.1 (Blackman and Vigna, "Scrambled linear pseudorandom number
 * generators", ACM TOMS 47(4), 2021). Its state is four 32-bit words, so a stream can be copied and gone on with.
 */
export type Generator = Uint32Array;

/** One step of splitmix32 (a 32-bit relative of Steele, Lea and Flood's splitmix64); used only to spread seeds. */
function splitmix(state: number): number {
	let word = state | 0;
	word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
	word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
	return (word ^ (word >>> 15)) >>> 0;
}

/**
 * Which generator belongs to a seed and a name? Same seed and name, same numbers, on every machine; another name gives
 * an independent stream, so that two plans compared under one seed differ by the change and not by luck.
 *
 * Method: the name's UTF-16 units and both halves of the seed are mixed by multiplication and rotation into four words.
 * Errors: RangeError when the seed is not a safe integer.
 */
export function stream(seed: number, name: string): Generator {
	if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a safe integer: ${seed}`);
	const low = seed >>> 0;
	const high = Math.floor(seed / 4294967296) >>> 0;
	let first = low ^ 0x9e3779b9;
	let second = high ^ 0x85ebca6b;
	for (let index = 0; index < name.length; index++) {
		const unit = name.charCodeAt(index);
		first = Math.imul(first ^ unit, 0x01000193);
		first = (first << 13) | (first >>> 19);
		second = Math.imul(second ^ unit ^ (first >>> 7), 0x27d4eb2f);
		second = (second << 17) | (second >>> 15);
	}
	const generator = new Uint32Array(4);
	generator[0] = splitmix(first ^ name.length);
	generator[1] = splitmix(second + 0x9e3779b9);
	generator[2] = splitmix(generator[0]! ^ second);
	generator[3] = splitmix(generator[1]! ^ first ^ 0x6a09e667);
	if ((generator[0]! | generator[1]! | generator[2]! | generator[3]!) === 0) generator[0] = 1;
	return generator;
}

/** The next word of the stream, 0 to 2³² − 1. */
export function nextWord(generator: Generator): number {
	const s0 = generator[0]!;
	const s1 = generator[1]!;
	const s2 = generator[2]! ^ s0;
	const s3 = generator[3]! ^ s1;
	const five = Math.imul(s1, 5);
	const result = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
	generator[0] = s0 ^ s3;
	generator[1] = s1 ^ s2;
	generator[2] = s2 ^ (s1 << 9);
	generator[3] = (s3 << 11) | (s3 >>> 21);
	return result;
}

/** The next number of the stream, inside (0, 1) and never at an end. */
export function nextUniform(generator: Generator): number {
	return (nextWord(generator) + 0.5) * 2.3283064365386963e-10;
}

/** Fills `words` with the next numbers of the stream; the state lives in locals while it runs. */
export function fillWords(generator: Generator, words: Uint32Array, count: number): void {
	let s0 = generator[0]! | 0;
	let s1 = generator[1]! | 0;
	let s2 = generator[2]! | 0;
	let s3 = generator[3]! | 0;
	for (let index = 0; index < count; index++) {
		const five = Math.imul(s1, 5);
		words[index] = Math.imul((five << 7) | (five >>> 25), 9);
		const shifted = s1 << 9;
		s2 ^= s0;
		s3 ^= s1;
		s1 ^= s2;
		s0 ^= s3;
		s2 ^= shifted;
		s3 = (s3 << 11) | (s3 >>> 21);
	}
	generator[0] = s0;
	generator[1] = s1;
	generator[2] = s2;
	generator[3] = s3;
}

/** Fills `uniforms` with the next numbers of the stream, inside (0, 1). */
export function fillUniforms(generator: Generator, uniforms: Float64Array): void {
	const size = Math.min(1024, uniforms.length);
	const words = new Uint32Array(size);
	for (let from = 0; from < uniforms.length; from += size) {
		const count = Math.min(size, uniforms.length - from);
		fillWords(generator, words, count);
		for (let index = 0; index < count; index++) uniforms[from + index] = (words[index]! + 0.5) * 2.3283064365386963e-10;
	}
}
