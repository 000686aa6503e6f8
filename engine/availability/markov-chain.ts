/** A continuous-time chain: from, to and rate of every jump; any unit of time, the same throughout. */
export interface MarkovChain {
	states: string[];
	from: Int32Array;
	to: Int32Array;
	rates: Float64Array;
}

/**
 * Collects jumps into a chain; jumps between the same two states add up, a jump to itself means nothing and is left out.
 * Errors: RangeError for an unknown state or a rate that is negative or not finite.
 */
export function markovChain(states: string[], jumps: { from: string; to: string; rate: number }[]): MarkovChain {
	const indexOf = new Map<string, number>();
	states.forEach((name, index) => {
		if (indexOf.has(name)) throw new RangeError(`states.${index} is named twice: ${name}`);
		indexOf.set(name, index);
	});
	const rateOf = new Map<number, number>();
	jumps.forEach(({ from, to, rate }, index) => {
		const source = indexOf.get(from);
		const target = indexOf.get(to);
		if (source === undefined) throw new RangeError(`transitions.${index}.from is no state: ${from}`);
		if (target === undefined) throw new RangeError(`transitions.${index}.to is no state: ${to}`);
		if (!(rate >= 0) || !Number.isFinite(rate))
			throw new RangeError(`transitions.${index}.rate must be 0 or more: ${rate}`);
		if (rate === 0 || source === target) return;
		const key = source * states.length + target;
		rateOf.set(key, (rateOf.get(key) ?? 0) + rate);
	});
	const keys = [...rateOf.keys()];
	return {
		states,
		from: Int32Array.from(keys, (key) => Math.floor(key / states.length)),
		to: Int32Array.from(keys, (key) => key % states.length),
		rates: Float64Array.from(keys, (key) => rateOf.get(key)!),
	};
}

/**
 * What share of all time does the chain spend in each state?
 *
 * Algorithm of Grassmann, Taksar & Heyman (1985): states are censored one by one without a single subtraction, so even a
 * share of 1e-22 keeps its digits. States left for ever have share 0. Works as well on jump probabilities. O(n³/3).
 * Errors: RangeError when the long run depends on the start (more than one closed class).
 */
export function steadyState(chain: MarkovChain): Float64Array {
	const members = closedClass(chain);
	const size = members.length;
	const place = new Int32Array(chain.states.length).fill(-1);
	members.forEach((state, index) => {
		place[state] = index;
	});
	const matrix = new Float64Array(size * size);
	chain.rates.forEach((rate, jump) => {
		const row = place[chain.from[jump]!]!;
		const column = place[chain.to[jump]!]!;
		if (row >= 0 && column >= 0) matrix[row * size + column]! += rate;
	});
	for (let last = size - 1; last > 0; last--) {
		const lastRow = last * size;
		let leaving = 0;
		for (let column = 0; column < last; column++) leaving += matrix[lastRow + column]!;
		for (let row = 0; row < last; row++) {
			const entering = matrix[row * size + last]!;
			if (entering === 0) continue;
			const share = entering / leaving;
			matrix[row * size + last] = share;
			const base = row * size;
			for (let column = 0; column < last; column++) matrix[base + column]! += share * matrix[lastRow + column]!;
		}
	}
	const weights = new Float64Array(size);
	weights[0] = 1;
	let total = 1;
	for (let state = 1; state < size; state++) {
		let weight = 0;
		for (let row = 0; row < state; row++) weight += weights[row]! * matrix[row * size + state]!;
		weights[state] = weight;
		total += weight;
	}
	const shares = new Float64Array(chain.states.length);
	members.forEach((state, index) => {
		shares[state] = weights[index]! / total;
	});
	return shares;
}

/** States of the one closed class, in their order (Tarjan's strongly connected components, without recursion). */
function closedClass(chain: MarkovChain): number[] {
	const size = chain.states.length;
	if (size === 0) throw new RangeError("states is empty");
	const targets: number[][] = Array.from({ length: size }, () => []);
	chain.from.forEach((source, jump) => {
		targets[source]!.push(chain.to[jump]!);
	});
	const number = new Int32Array(size).fill(-1);
	const lowest = new Int32Array(size);
	const component = new Int32Array(size).fill(-1);
	const stack: number[] = [];
	let counter = 0;
	let components = 0;
	for (let root = 0; root < size; root++) {
		if (number[root] !== -1) continue;
		const work: { state: number; next: number }[] = [{ state: root, next: 0 }];
		while (work.length > 0) {
			const frame = work[work.length - 1]!;
			const { state } = frame;
			if (frame.next === 0) {
				number[state] = lowest[state] = counter++;
				stack.push(state);
			}
			const target = targets[state]![frame.next++];
			if (target !== undefined) {
				if (number[target] === -1) work.push({ state: target, next: 0 });
				else if (component[target] === -1) lowest[state] = Math.min(lowest[state]!, number[target]!);
				continue;
			}
			work.pop();
			const parent = work[work.length - 1]?.state;
			if (parent !== undefined) lowest[parent] = Math.min(lowest[parent]!, lowest[state]!);
			if (lowest[state] !== number[state]) continue;
			for (let member = stack.pop()!; ; member = stack.pop()!) {
				component[member] = components;
				if (member === state) break;
			}
			components++;
		}
	}
	const open = new Uint8Array(components);
	chain.from.forEach((source, jump) => {
		if (component[source] !== component[chain.to[jump]!]) open[component[source]!] = 1;
	});
	const closed = [...open.keys()].filter((index) => open[index] === 0);
	if (closed.length > 1)
		throw new RangeError(
			`transitions leave ${closed.length} closed groups of states: the long run depends on the start`,
		);
	return [...component.keys()].filter((state) => component[state] === closed[0]);
}
