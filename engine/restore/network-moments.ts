import { normalProbability } from "../stats/normal-distribution";
import { type ActivityNetwork, type CompiledNetwork, compileNetwork } from "./network";

/** A time as mean plus shares of independent unit variables, one per phase and group, plus a rest of its own. */
interface Canonical {
	mean: number;
	shares: Float64Array;
	rest: number;
}

/** Mean and variance of one phase, its chance of not being needed included. */
export function phaseMoments(phase: CompiledNetwork["phases"][number]): { mean: number; variance: number } {
	let { mean, variance } = phase.duration;
	if (phase.factor) {
		const { mean: factorMean, variance: factorVariance } = phase.factor;
		variance = (variance + mean * mean) * (factorVariance + factorMean * factorMean) - (mean * factorMean) ** 2;
		mean *= factorMean;
	}
	const chance = phase.chance?.probability ?? 1;
	return { mean: chance * mean, variance: chance * variance + chance * (1 - chance) * mean * mean };
}

/**
 * Mean and standard deviation of a network without simulation. On a serial path they are exact: means and variances
 * add, and phases that are needed together vary together. Where branches meet, the later of two times is taken by
 * Clark's formulas ("The greatest of a finite set of random variables", Operations Research 9, 1961) with the
 * correlation that the common phases give; an approximation there, a percent or so, but one that sees the merge bias.
 * Cost: phases × arrows.
 */
export function networkMoments(network: ActivityNetwork): { mean: number; standardDeviation: number; exact: boolean } {
	return compiledMoments(compileNetwork(network));
}

export function compiledMoments(network: CompiledNetwork): { mean: number; standardDeviation: number; exact: boolean } {
	const count = network.phases.length;
	const width = count + network.groups.length;
	const finishes: Canonical[] = [];
	for (let place = 0; place < count; place++) {
		const phase = network.phases[place]!;
		const start = laterOfAll(network.predecessors[place]!, finishes) ?? {
			mean: 0,
			shares: new Float64Array(width),
			rest: 0,
		};
		const { mean, variance } = phaseMoments(phase);
		const shares = start.shares.slice();
		const group = network.groupOf[place]!;
		const chance = phase.chance?.probability ?? 1;
		const together = group >= 0 && chance > 0 ? (mean * mean * (1 - chance)) / chance : 0;
		shares[place]! += Math.sqrt(Math.max(0, variance - together));
		if (group >= 0) shares[count + group]! += Math.sqrt(together);
		finishes.push({ mean: start.mean + mean, shares, rest: start.rest });
	}
	const whole = laterOfAll(network.last, finishes)!;
	return {
		mean: whole.mean,
		standardDeviation: Math.sqrt(varianceOf(whole)),
		exact: network.last.length === 1 && network.predecessors.every((before) => before.length < 2),
	};
}

function varianceOf(time: Canonical): number {
	let variance = time.rest;
	for (const share of time.shares) variance += share * share;
	return variance;
}

function laterOfAll(places: Int32Array, finishes: Canonical[]): Canonical | null {
	let latest: Canonical | null = null;
	for (const place of places) latest = latest ? laterOf(latest, finishes[place]!) : finishes[place]!;
	return latest;
}

function laterOf(one: Canonical, other: Canonical): Canonical {
	const varianceOne = varianceOf(one);
	const varianceOther = varianceOf(other);
	let common = 0;
	for (let index = 0; index < one.shares.length; index++) common += one.shares[index]! * other.shares[index]!;
	const spread = Math.sqrt(Math.max(0, varianceOne + varianceOther - 2 * common));
	if (spread < 1e-12) return one.mean >= other.mean ? one : other;
	const distance = (one.mean - other.mean) / spread;
	const weight = normalProbability(distance);
	const density = Math.exp((-distance * distance) / 2) / Math.sqrt(2 * Math.PI);
	const mean = one.mean * weight + other.mean * (1 - weight) + spread * density;
	const square =
		(one.mean ** 2 + varianceOne) * weight +
		(other.mean ** 2 + varianceOther) * (1 - weight) +
		(one.mean + other.mean) * spread * density;
	const shares = one.shares.map((share, index) => share * weight + other.shares[index]! * (1 - weight));
	let explained = 0;
	for (const share of shares) explained += share * share;
	return { mean, shares, rest: Math.max(0, square - mean * mean - explained) };
}
