import { quantileOf, quantilesOf } from "../stats/quantile";
import { shareWithin, summaryOf } from "../stats/summary";
import { addTableDraws, BLOCK, drawGroups, drawPhase, networkStreams } from "./draw-durations";
import { type ActivityNetwork, type CompiledNetwork, compileNetwork } from "./network";
import { phaseMoments } from "./network-moments";

export interface SimulateOptions {
	trials: number;
	seed: number;
	/** Prefix of the streams' names; two networks under one name share the luck of phases called alike. */
	name?: string;
	/** Phases whose drawn durations are wanted back. */
	keep?: string[];
}

export interface NetworkPhaseResult {
	id: string;
	mean: number;
	/** Mean start. */
	start: number;
	/** Covariance of the phase with the whole, over the whole's variance: what drives the spread; 0 without spread. */
	shareOfVariance: number;
}

export interface NetworkResult {
	/** Minutes of the whole, trial by trial. */
	totals: Float64Array;
	mean: number;
	standardDeviation: number;
	p10: number;
	p50: number;
	p90: number;
	p95: number;
	phases: NetworkPhaseResult[];
	kept: Record<string, Float64Array>;
	quantile(probability: number): number;
	/** Share of trials that end within a limit. */
	within(limit: number): number;
}

/**
 * How long does an activity network take? Monte Carlo: every phase is drawn through its inverse distribution function
 * from a stream of its own, starts when the last of its predecessors has ended, and the whole ends with the last phase,
 * so a merge of branches is as late as the later of them. In blocks, phase by phase; about 5 ns a phase and trial.
 *
 * Errors: those of `compileNetwork`; RangeError for trials below 1 or a seed that is no safe integer.
 */
export function simulateNetwork(network: ActivityNetwork, options: SimulateOptions): NetworkResult {
	const compiled = compileNetwork(network);
	const drawn = drawNetwork(compiled, options);
	const { totals, kept, phases } = drawn;
	const { mean, standardDeviation } = summaryOf(totals);
	const [p10, p50, p90, p95] = quantilesOf(totals, [0.1, 0.5, 0.9, 0.95]) as [number, number, number, number];
	return {
		totals,
		mean,
		standardDeviation,
		p10,
		p50,
		p90,
		p95,
		phases,
		kept,
		quantile: (probability) => quantileOf(totals, probability),
		within: (limit) => shareWithin(totals, limit),
	};
}

/** The trials of a network without their summary; see `simulateNetwork`. */
export function drawNetwork(
	network: CompiledNetwork,
	{ trials, seed, name = "network", keep = [] }: SimulateOptions,
): { totals: Float64Array; kept: Record<string, Float64Array>; phases: NetworkPhaseResult[] } {
	if (!(Number.isInteger(trials) && trials >= 1)) throw new RangeError(`trials must be 1 or more: ${trials}`);
	const streams = networkStreams(network, seed, name);
	const totals = new Float64Array(trials);
	const kept: Record<string, Float64Array> = {};
	for (const id of keep) kept[id] = new Float64Array(trials);
	const keptAt = network.phases.map((phase) => kept[phase.id]);
	const count = network.phases.length;
	const size = Math.min(BLOCK, trials);
	const durations = Array.from({ length: count }, (_, place) => scratch(network.serial ? 0 : place));
	const finishes = network.serial ? [] : Array.from({ length: count }, (_, place) => scratch(count + place));
	// On a serial path most phases are only added up: no factor, no chance, nothing to keep.
	const plain = network.phases.map(
		(phase, place) => network.serial && !phase.factor && network.groupOf[place]! < 0 && !keptAt[place],
	);
	const sums = new MomentSums(count);
	for (let from = 0; from < trials; from += size) {
		const block = Math.min(size, trials - from);
		const needed = drawGroups(network, streams, block);
		const total = totals.subarray(from, from + block);
		for (let place = 0; place < count; place++) {
			const { table } = network.phases[place]!.duration;
			if (table && plain[place]) {
				addTableDraws(table, streams.phases[place]!, total, block);
				continue;
			}
			const duration = durations[place]!;
			drawPhase(network, streams, needed, place, duration, block);
			if (network.serial) for (let trial = 0; trial < block; trial++) total[trial]! += duration[trial]!;
			else finishPhase(network.predecessors[place]!, duration, finishes, place, block, sums);
			keptAt[place]?.set(duration.subarray(0, block), from);
		}
		if (!network.serial)
			for (const place of network.last) {
				const finish = finishes[place]!;
				for (let trial = 0; trial < block; trial++) if (finish[trial]! > total[trial]!) total[trial] = finish[trial]!;
			}
		if (!network.serial) sums.add(durations, total, block);
	}
	return { totals, kept, phases: network.serial ? serialResults(network) : sums.results(network, trials) };
}

const pool: Float64Array[] = [];

/** Buffers of one block that every simulation uses again; nothing in them outlives a call. */
function scratch(index: number): Float64Array {
	while (pool.length <= index) pool.push(new Float64Array(BLOCK));
	return pool[index]!;
}

/** On a serial path the shares are exact: a phase's variance, and what it has in common with the phases of its group. */
function serialResults(network: CompiledNetwork): NetworkPhaseResult[] {
	const moments = network.phases.map(phaseMoments);
	const covariances = moments.map(({ mean, variance }, place) => {
		const group = network.groupOf[place]!;
		if (group < 0) return variance;
		const { probability } = network.groups[group]!;
		if (probability === 0) return 0;
		let others = 0;
		for (let other = 0; other < moments.length; other++)
			if (other !== place && network.groupOf[other] === group) others += moments[other]!.mean;
		return variance + mean * others * (1 / probability - 1);
	});
	const whole = covariances.reduce((sum, covariance) => sum + covariance, 0);
	let start = 0;
	return network.phases.map((phase, place) => {
		const { mean } = moments[place]!;
		const result = { id: phase.id, mean, start, shareOfVariance: whole > 0 ? covariances[place]! / whole : 0 };
		start += mean;
		return result;
	});
}

function finishPhase(
	before: Int32Array,
	duration: Float64Array,
	finishes: Float64Array[],
	place: number,
	block: number,
	sums: MomentSums,
): void {
	const finish = finishes[place]!;
	finish.fill(0, 0, block);
	for (const predecessor of before) {
		const ended = finishes[predecessor]!;
		for (let trial = 0; trial < block; trial++) if (ended[trial]! > finish[trial]!) finish[trial] = ended[trial]!;
	}
	let starts = 0;
	for (let trial = 0; trial < block; trial++) {
		starts += finish[trial]!;
		finish[trial]! += duration[trial]!;
	}
	sums.starts[place]! += starts;
}

/** Sums from which means and covariances with the whole come; values are taken from the first trial's, against rounding. */
class MomentSums {
	readonly starts: Float64Array;
	private readonly origins: Float64Array;
	private readonly first: Float64Array;
	private readonly product: Float64Array;
	private origin = 0;
	private total = 0;
	private squares = 0;
	private begun = false;

	constructor(count: number) {
		this.starts = new Float64Array(count);
		this.origins = new Float64Array(count);
		this.first = new Float64Array(count);
		this.product = new Float64Array(count);
	}

	add(durations: Float64Array[], total: Float64Array, block: number): void {
		if (!this.begun) {
			this.begun = true;
			this.origin = total[0]!;
			durations.forEach((duration, place) => {
				this.origins[place] = duration[0]!;
			});
		}
		const origin = this.origin;
		for (let place = 0; place < durations.length; place++) {
			const duration = durations[place]!;
			const start = this.origins[place]!;
			let first = 0;
			let product = 0;
			for (let trial = 0; trial < block; trial++) {
				const off = duration[trial]! - start;
				first += off;
				product += off * (total[trial]! - origin);
			}
			this.first[place]! += first;
			this.product[place]! += product;
		}
		for (let trial = 0; trial < block; trial++) {
			const off = total[trial]! - origin;
			this.total += off;
			this.squares += off * off;
		}
	}

	results(network: CompiledNetwork, trials: number): NetworkPhaseResult[] {
		const meanOff = this.total / trials;
		const variance = this.squares / trials - meanOff * meanOff;
		return network.phases.map((phase, place) => {
			const off = this.first[place]! / trials;
			const covariance = this.product[place]! / trials - off * meanOff;
			const mean = this.origins[place]! + off;
			const start = this.starts[place]! / trials;
			return { id: phase.id, mean, start, shareOfVariance: variance > 1e-18 ? covariance / variance : 0 };
		});
	}
}
