import type { Distribution, QuantileTable } from "../random/distribution";
import { fillWords, type Generator, stream } from "../random/generator";
import type { CompiledNetwork } from "./network";

/** Trials that are worked on at once; small enough that a phase's durations stay in the processor's cache. */
export const BLOCK = 2048;

const words = new Uint32Array(BLOCK);
const factors = new Float64Array(BLOCK);

/** Fills `into` with the next draws of a distribution. */
export function drawBlock(distribution: Distribution, generator: Generator, into: Float64Array, count: number): void {
	const { table } = distribution;
	if (!table && distribution.variance === 0) {
		into.fill(distribution.mean, 0, count);
		return;
	}
	fillWords(generator, words, count);
	if (!table) {
		for (let index = 0; index < count; index++)
			into[index] = distribution.quantile((words[index]! + 0.5) * 2.3283064365386963e-10);
		return;
	}
	const { points, offset, scale } = table;
	const fine = 2.384185791015625e-7;
	for (let index = 0; index < count; index++) {
		const word = words[index]! | 0;
		const cell = word >>> 22;
		const left = points[cell]!;
		into[index] = offset + scale * (left + (word & 0x3fffff) * fine * (points[cell + 1]! - left));
	}
}

/**
 * Adds the next draws of a table to `totals`, in one pass: the generator's steps (see `fillWords`) and the reading of the
 * table stand in one loop, so that nothing is written but the sum.
 */
export function addTableDraws(table: QuantileTable, generator: Generator, totals: Float64Array, count: number): void {
	const { points, offset, scale } = table;
	const fine = 2.384185791015625e-7;
	let s0 = generator[0]! | 0;
	let s1 = generator[1]! | 0;
	let s2 = generator[2]! | 0;
	let s3 = generator[3]! | 0;
	for (let index = 0; index < count; index++) {
		const five = Math.imul(s1, 5);
		const word = Math.imul((five << 7) | (five >>> 25), 9);
		const shifted = s1 << 9;
		s2 ^= s0;
		s3 ^= s1;
		s1 ^= s2;
		s0 ^= s3;
		s2 ^= shifted;
		s3 = (s3 << 11) | (s3 >>> 21);
		const cell = word >>> 22;
		const left = points[cell]!;
		totals[index]! += offset + scale * (left + (word & 0x3fffff) * fine * (points[cell + 1]! - left));
	}
	generator[0] = s0;
	generator[1] = s1;
	generator[2] = s2;
	generator[3] = s3;
}

/** The streams of a network: one per phase, factor and group, named so that another plan draws the same luck. */
export interface NetworkStreams {
	phases: Generator[];
	factors: (Generator | null)[];
	groups: Generator[];
}

export function networkStreams(network: CompiledNetwork, seed: number, name: string): NetworkStreams {
	return {
		phases: network.phases.map((phase) => stream(seed, `${name}/${phase.id}`)),
		factors: network.phases.map((phase) => (phase.factor ? stream(seed, `${name}/${phase.id}/factor`) : null)),
		groups: network.groups.map((group) => stream(seed, `${name}/chance/${group.name}`)),
	};
}

/** Which trials of this block each group of phases is needed in: 1 or 0. */
export function drawGroups(network: CompiledNetwork, streams: NetworkStreams, count: number): Float64Array[] {
	return network.groups.map((group, index) => {
		const needed = new Float64Array(count);
		fillWords(streams.groups[index]!, words, count);
		const limit = group.probability * 4294967296;
		for (let trial = 0; trial < count; trial++) needed[trial] = words[trial]! < limit ? 1 : 0;
		return needed;
	});
}

/** Durations of one phase in this block. */
export function drawPhase(
	network: CompiledNetwork,
	streams: NetworkStreams,
	needed: Float64Array[],
	place: number,
	into: Float64Array,
	count: number,
): void {
	const phase = network.phases[place]!;
	drawBlock(phase.duration, streams.phases[place]!, into, count);
	if (phase.factor) {
		drawBlock(phase.factor, streams.factors[place]!, factors, count);
		for (let trial = 0; trial < count; trial++) into[trial]! *= factors[trial]!;
	}
	const group = network.groupOf[place]!;
	if (group >= 0) {
		const mask = needed[group]!;
		for (let trial = 0; trial < count; trial++) into[trial]! *= mask[trial]!;
	}
}
