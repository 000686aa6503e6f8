import { type MarkovChain, markovChain } from "./markov-chain";

/** True when the sum of these variables lies between the bounds. */
export interface Condition {
	sum: string[];
	atLeast?: number;
	atMost?: number;
}

/** What may happen, when, how fast and what it changes. */
export interface ChainRule {
	name: string;
	/** All must hold. */
	when: Condition[];
	/** Per unit of time; multiplied by the variable `times`, if one is named. */
	rate: number;
	times?: string;
	/** Added to each variable. */
	change: Record<string, number>;
}

export interface ChainRules {
	variables: Record<string, { from: number; to: number; start: number }>;
	rules: ChainRule[];
}

export interface GeneratedChain {
	chain: MarkovChain;
	/** Values of the variables in each state, in the order of `variables`. */
	values: Int32Array[];
	variables: string[];
	/** The state of the start is always the first. */
	holds(state: number, conditions: Condition[]): boolean;
	/** Rate at which a rule fires in a state. */
	rateOf(state: number, rule: string): number;
}

const STATES_ALLOWED = 20_000;

/**
 * Generates the states that rules can reach from the start, and the jumps between them.
 * Errors: RangeError for an unknown variable, a change beyond a variable's bounds, more than 20,000 states.
 */
export function generateChain({ variables, rules }: ChainRules): GeneratedChain {
	const names = Object.keys(variables);
	const bounds = names.map((name) => variables[name]!);
	const indexOf = (name: string, path: string): number => {
		const index = names.indexOf(name);
		if (index < 0) throw new RangeError(`${path} names no variable: ${name}`);
		return index;
	};
	bounds.forEach(({ from, to, start }, index) => {
		if (![from, to, start].every(Number.isInteger) || !(from <= start && start <= to))
			throw new RangeError(`variables.${names[index]} must be whole numbers with from ≤ start ≤ to`);
	});
	const holdsFor = (values: Int32Array, conditions: Condition[], path: string): boolean =>
		conditions.every(({ sum, atLeast, atMost }, index) => {
			const total = sum.reduce((add, name) => add + values[indexOf(name, `${path}.${index}.sum`)]!, 0);
			return total >= (atLeast ?? Number.NEGATIVE_INFINITY) && total <= (atMost ?? Number.POSITIVE_INFINITY);
		});
	const firing = (values: Int32Array, rule: ChainRule, path: string): number => {
		if (!(rule.rate >= 0)) throw new RangeError(`${path}.rate must be 0 or more: ${rule.rate}`);
		if (!holdsFor(values, rule.when, `${path}.when`)) return 0;
		return rule.rate * (rule.times === undefined ? 1 : values[indexOf(rule.times, `${path}.times`)]!);
	};
	const states: Int32Array[] = [Int32Array.from(bounds, ({ start }) => start)];
	const labels = new Map<string, number>([[states[0]!.join(), 0]]);
	const jumps: { from: string; to: string; rate: number }[] = [];
	for (let state = 0; state < states.length; state++) {
		const values = states[state]!;
		rules.forEach((rule, index) => {
			const path = `rules.${index}`;
			const rate = firing(values, rule, path);
			if (rate === 0) return;
			const next = values.slice();
			for (const [name, change] of Object.entries(rule.change)) {
				const variable = indexOf(name, `${path}.change`);
				next[variable]! += change;
				if (next[variable]! < bounds[variable]!.from || next[variable]! > bounds[variable]!.to)
					throw new RangeError(`${path}.change takes ${name} out of its bounds: ${next[variable]}`);
			}
			const label = next.join();
			if (!labels.has(label)) {
				if (states.length >= STATES_ALLOWED) throw new RangeError(`rules reach more than ${STATES_ALLOWED} states`);
				labels.set(label, states.length);
				states.push(next);
			}
			jumps.push({ from: values.join(), to: label, rate });
		});
	}
	return {
		chain: markovChain([...labels.keys()], jumps),
		values: states,
		variables: names,
		holds: (state, conditions) => holdsFor(states[state]!, conditions, "conditions"),
		rateOf: (state, name) =>
			rules.reduce(
				(sum, rule, index) => sum + (rule.name === name ? firing(states[state]!, rule, `rules.${index}`) : 0),
				0,
			),
	};
}
