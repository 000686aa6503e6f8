import type { MarkovChain } from "./markov-chain";

export interface TransientState {
	/** Chance of each state at the time asked for. */
	chances: Float64Array;
	/** Expected time spent in each state until then. */
	timeSpent: Float64Array;
}

/** Poisson weights below this are left out on both sides. */
const NEGLIGIBLE = 1e-18;
/** Now and then it is asked whether the chances have settled: whether all steps left would change none by more than this. */
const SETTLED_EVERY = 128;
const SETTLED = 1e-10;

/**
 * Where is the chain after `time`, and how long was it in each state till then?
 *
 * Uniformization (Jensen 1953): at most Λ jumps per unit of time, π(t) = Σ Pois(k; Λt) π₀Pᵏ and ∫π = Σ P(N > k) π₀Pᵏ / Λ. Poisson weights
 * start at their mode (Fox & Glynn 1988), so a long horizon does not underflow. O(Λt · jumps).
 * Errors: RangeError for a negative or infinite time, or a start that does not add to 1.
 */
export function transientState(chain: MarkovChain, start: Float64Array, time: number): TransientState {
	if (!(time >= 0) || !Number.isFinite(time)) throw new RangeError(`time must be 0 or more: ${time}`);
	const size = chain.states.length;
	if (start.length !== size) throw new RangeError(`start must have ${size} chances: ${start.length}`);
	const sum = start.reduce((total, chance) => total + chance, 0);
	if (!(Math.abs(sum - 1) < 1e-9)) throw new RangeError(`start must add to 1: ${sum}`);
	const leaving = new Float64Array(size);
	chain.rates.forEach((rate, jump) => {
		leaving[chain.from[jump]!]! += rate;
	});
	const fastest = leaving.reduce((most, rate) => Math.max(most, rate), 0);
	if (fastest === 0) return { chances: start.slice(), timeSpent: start.map((chance) => chance * time) };
	const { first, weights } = poissonWeights(fastest * time);
	const { offsets, sources, shares } = incoming(chain, fastest);
	const staying = leaving.map((rate) => 1 - rate / fastest);
	const chances = new Float64Array(size);
	const timeSpent = new Float64Array(size);
	let now = start.slice();
	let next = new Float64Array(size);
	let beyond = 1;
	for (let step = 0; step < first + weights.length; step++) {
		const weight = step < first ? 0 : weights[step - first]!;
		beyond = Math.max(0, beyond - weight);
		const time = beyond / fastest;
		for (let state = 0; state < size; state++) {
			const here = now[state]!;
			chances[state]! += weight * here;
			timeSpent[state]! += time * here;
			let after = here * staying[state]!;
			const end = offsets[state + 1]!;
			for (let jump = offsets[state]!; jump < end; jump++) after += now[sources[jump]!]! * shares[jump]!;
			next[state] = after;
		}
		const swap = now;
		now = next;
		next = swap;
		const left = first + weights.length - 1 - step;
		if (step % SETTLED_EVERY !== 0 || largestChange(now, next) * left > SETTLED) continue;
		// The rest of the time is spent as things now stand.
		let weightLeft = 0;
		let timeLeft = 0;
		for (let later = step + 1; later < first + weights.length; later++) {
			const ahead = later < first ? 0 : weights[later - first]!;
			beyond = Math.max(0, beyond - ahead);
			weightLeft += ahead;
			timeLeft += beyond / fastest;
		}
		for (let state = 0; state < size; state++) {
			chances[state]! += weightLeft * now[state]!;
			timeSpent[state]! += timeLeft * now[state]!;
		}
		break;
	}
	return { chances, timeSpent };
}

/** Largest relative change of a state's chance from one step to the next. */
function largestChange(now: Float64Array, before: Float64Array): number {
	let largest = 0;
	for (let state = 0; state < now.length; state++) {
		const change = Math.abs(now[state]! - before[state]!);
		if (change > largest * now[state]!) largest = change / now[state]!;
	}
	return largest;
}

/** Jumps by the state they lead to, so that one step reads in a row and writes once. */
function incoming(
	chain: MarkovChain,
	fastest: number,
): { offsets: Int32Array; sources: Int32Array; shares: Float64Array } {
	const offsets = new Int32Array(chain.states.length + 1);
	for (const target of chain.to) offsets[target + 1]!++;
	for (let state = 0; state < chain.states.length; state++) offsets[state + 1]! += offsets[state]!;
	const filled = offsets.slice();
	const sources = new Int32Array(chain.to.length);
	const shares = new Float64Array(chain.to.length);
	chain.to.forEach((target, jump) => {
		const place = filled[target]!++;
		sources[place] = chain.from[jump]!;
		shares[place] = chain.rates[jump]! / fastest;
	});
	return { offsets, sources, shares };
}

/** Poisson chances around their mode, normalised to 1. */
export function poissonWeights(mean: number): { first: number; weights: Float64Array } {
	const mode = Math.floor(mean);
	const below: number[] = [];
	const above: number[] = [];
	for (let k = mode, weight = 1; k > 0; k--) {
		weight *= k / mean;
		if (weight < NEGLIGIBLE) break;
		below.push(weight);
	}
	for (let k = mode + 1, weight = 1; ; k++) {
		weight *= mean / k;
		if (weight < NEGLIGIBLE) break;
		above.push(weight);
	}
	const weights = Float64Array.from([...below.reverse(), 1, ...above]);
	let total = 0;
	for (const weight of weights) total += weight;
	return { first: mode - below.length, weights: weights.map((weight) => weight / total) };
}
