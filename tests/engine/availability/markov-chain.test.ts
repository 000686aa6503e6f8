import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ChainRule, type Condition, generateChain } from "@/engine/availability/chain-rules";
import { markovChain, steadyState } from "@/engine/availability/markov-chain";
import { transientState } from "@/engine/availability/transient";

const chainOf = (rates: number[][]) =>
	markovChain(
		rates.map((_, state) => String(state)),
		rates.flatMap((row, from) => row.map((rate, to) => ({ from: String(from), to: String(to), rate }))),
	);

const expectRelative = (value: number, expected: number, relative: number): void =>
	expect(Math.abs(value / expected - 1), `${value} is not ${expected}`).toBeLessThan(relative);

describe("steady state", () => {
	// Courtois' nearly decomposable 8 × 8 matrix (Stewart 1994); exact rational solution.
	it("MC-09-courtois-ncd: of Courtois' matrix", () => {
		const shares = steadyState(
			chainOf([
				[0.85, 0, 0.149, 0.0009, 0, 5e-5, 0, 5e-5],
				[0.1, 0.65, 0.249, 0, 0.0009, 5e-5, 0, 5e-5],
				[0.1, 0.8, 0.0996, 0.0003, 0, 0, 0.0001, 0],
				[0, 0.0004, 0, 0.7, 0.2995, 0, 0.0001, 0],
				[0.0005, 0, 0.0004, 0.399, 0.6, 0.0001, 0, 0],
				[0, 5e-5, 0, 0, 5e-5, 0.6, 0.2499, 0.15],
				[3e-5, 0, 3e-5, 4e-5, 0, 0.1, 0.8, 0.0999],
				[0, 5e-5, 0, 0, 5e-5, 0.1999, 0.25, 0.55],
			]),
		);
		const expected = [
			0.08928265275450187, 0.0927576375051332, 0.04048831201636394, 0.15853319081982592, 0.11893820690417506,
			0.12038548110605266, 0.2777952524492734, 0.10181926644467398,
		];
		expected.forEach((share, state) => {
			expectRelative(shares[state]!, share, 1e-12);
		});
	});

	// Rates from 1e-9 to 1e6; exact rational solution.
	it("MC-11-stiff-gth: of a stiff chain keeps the digits of a share of 3e-22", () => {
		const shares = steadyState(
			chainOf([
				[0, 1e-9, 1e-7, 0],
				[1000, 0, 0, 1e-6],
				[0.1, 5, 0, 1e-8],
				[0.0001, 1e6, 0, 0],
			]),
		);
		const expected = [0.9999999802931181, 9.903921373836506e-11, 1.9607842712398703e-8, 2.9511764083284033e-22];
		expected.forEach((share, state) => {
			expectRelative(shares[state]!, share, 1e-12);
		});
	});

	// Two units, a crew each: (λ/(λ+μ))².
	it("MC-04-two-unit-own-repair: of two units with a crew each is the product", () => {
		const { chain, holds } = generateChain({
			variables: { up: { from: 0, to: 2, start: 2 }, down: { from: 0, to: 2, start: 0 } },
			rules: [
				{ name: "fail", when: [], rate: 0.0005, times: "up", change: { up: -1, down: 1 } },
				{ name: "repair", when: [], rate: 0.125, times: "down", change: { up: 1, down: -1 } },
			],
		});
		const shares = steadyState(chain);
		const down = shares.findIndex((_, state) => holds(state, [{ sum: ["up"], atMost: 0 }]));
		expectRelative(shares[down]!, 1.5872763924382153e-5, 1e-10);
	});

	it("balances the flow through every state of a random chain", () => {
		const rates = fc.array(fc.array(fc.double({ min: 1e-6, max: 1e3, noNaN: true }), { minLength: 5, maxLength: 5 }), {
			minLength: 5,
			maxLength: 5,
		});
		fc.assert(
			fc.property(rates, (rows) => {
				const shares = steadyState(chainOf(rows));
				rows.forEach((row, state) => {
					const out = shares[state]! * row.reduce((sum, rate, to) => sum + (to === state ? 0 : rate), 0);
					const into = rows.reduce(
						(sum, from, index) => sum + (index === state ? 0 : shares[index]! * from[state]!),
						0,
					);
					expectRelative(into, out, 1e-10);
				});
			}),
			{ numRuns: 100, seed: 8 },
		);
	});

	it("gives states left for ever no share, and refuses two ends", () => {
		const passing = markovChain(
			["start", "a", "b"],
			[
				{ from: "start", to: "a", rate: 1 },
				{ from: "a", to: "b", rate: 1 },
				{ from: "b", to: "a", rate: 3 },
			],
		);
		expect([...steadyState(passing)]).toEqual([0, 0.75, 0.25]);
		const ends = markovChain(
			["start", "a", "b"],
			[
				{ from: "start", to: "a", rate: 1 },
				{ from: "start", to: "b", rate: 1 },
			],
		);
		expect(() => steadyState(ends)).toThrow(/2 closed groups/);
	});
});

describe("transient state", () => {
	// RePyability, test_simulation_validation: λ = 0.2, μ = 1: A(t) = μ/s + λ/s · e^(−st).
	it("AV-24-transient-2state: of one unit is the closed form", () => {
		const chain = markovChain(
			["up", "down"],
			[
				{ from: "up", to: "down", rate: 0.2 },
				{ from: "down", to: "up", rate: 1 },
			],
		);
		const expected = [0.9248019393490045, 0.8835323686520338, 0.8484529922149021, 0.8337464586961111];
		[0.5, 1, 2, 5].forEach((time, index) => {
			const { chances } = transientState(chain, Float64Array.of(1, 0), time);
			expect(Math.abs(chances[0]! - expected[index]!)).toBeLessThan(1e-12);
		});
		const { timeSpent } = transientState(chain, Float64Array.of(1, 0), 5);
		expect(Math.abs(timeSpent[0]! / 5 - 0.8610422568839815)).toBeLessThan(1e-12);
	});

	// PRISM model 3: 4 disks, 5 % failures a year, three of four needed; chance of no loss in one year.
	it.each([
		["week", 52.142857143, 99.943953218352],
		["day", 365, 99.99181150438629],
		["hour", 8760, 99.99965758760626],
	])("MC-10-erasure-3of4: of three-of-four coding, repaired within a %s", (_, repair, percent) => {
		const chain = markovChain(
			["4", "3", "lost"],
			[
				{ from: "4", to: "3", rate: 0.2 },
				{ from: "3", to: "4", rate: repair },
				{ from: "3", to: "lost", rate: 0.15 },
			],
		);
		const { chances } = transientState(chain, Float64Array.of(1, 0, 0), 1);
		expectRelative(100 * (1 - chances[2]!), percent, 1e-9);
	});
});

/** Haverkort, Hermanns & Katoen's workstation cluster: two sub-clusters, their switches, a line, one repairman. */
function cluster(size: number): {
	rules: ChainRule[];
	variables: Record<string, { from: number; to: number; start: number }>;
} {
	const units = [
		{ name: "l", most: size, fail: 0.002, repair: 2 },
		{ name: "r", most: size, fail: 0.002, repair: 2 },
		{ name: "tl", most: 1, fail: 0.00025, repair: 0.25 },
		{ name: "tr", most: 1, fail: 0.00025, repair: 0.25 },
		{ name: "line", most: 1, fail: 0.0002, repair: 0.125 },
	];
	const variables: Record<string, { from: number; to: number; start: number }> = {
		busy: { from: 0, to: units.length, start: 0 },
	};
	const rules = units.flatMap(({ name, most, fail, repair }, index): ChainRule[] => {
		variables[name] = { from: 0, to: most, start: most };
		const inspected: Condition[] = [{ sum: ["busy"], atLeast: index + 1, atMost: index + 1 }];
		return [
			{ name: "fail", when: [], rate: fail, times: name, change: { [name]: -1 } },
			{
				name: "start",
				when: [
					{ sum: ["busy"], atMost: 0 },
					{ sum: [name], atMost: most - 1 },
				],
				rate: 10,
				change: { busy: index + 1 },
			},
			{ name: "repair", when: inspected, rate: repair, change: { [name]: 1, busy: -(index + 1) } },
		];
	});
	return { variables, rules };
}

const quality = (k: number): Condition[][] => [
	[
		{ sum: ["l"], atLeast: k },
		{ sum: ["tl"], atLeast: 1 },
	],
	[
		{ sum: ["r"], atLeast: k },
		{ sum: ["tr"], atLeast: 1 },
	],
	[
		{ sum: ["l", "r"], atLeast: k },
		{ sum: ["tl", "line", "tr"], atLeast: 3 },
	],
];

describe("workstation cluster", () => {
	// QComp benchmark "cluster", N = 2; exact rationals of Storm.
	it("MC-06-workstation-cluster-N2: with two stations a side, in the long run", () => {
		const generated = generateChain(cluster(2));
		const shares = steadyState(generated.chain);
		const states = [...shares.keys()];
		const good = (k: number) => states.filter((state) => quality(k).some((all) => generated.holds(state, all)));
		const premium = good(2);
		const minimum = good(1);
		expect(states.length).toBe(276);
		expect(premium.length).toBe(64);
		expect(minimum.length).toBe(132);
		const sum = (list: number[]): number => list.reduce((total, state) => total + shares[state]!, 0);
		expect(Math.abs(sum(premium) - 0.9999615335623628)).toBeLessThan(2e-15);
		expectRelative(sum(states.filter((state) => !premium.includes(state))), 3.846643763715418e-5, 1e-10);
		expectRelative(sum(states.filter((state) => !minimum.includes(state))), 2.339823364647014e-6, 1e-8);
	});

	// QComp benchmark "cluster", N = 4, T = 2000, t = 20; Storm: 0.007363146871, 33.34469884, 0.001822105149, 99.87593254.
	it("MC-08-cluster-transient: with four stations a side, over time", { timeout: 60_000 }, () => {
		const generated = generateChain(cluster(4));
		const { chain } = generated;
		expect(chain.states.length).toBe(820);
		const start = new Float64Array(chain.states.length);
		start[0] = 1;
		const below = chain.states.map((_, state) => !quality(3).some((all) => generated.holds(state, all)));
		const { timeSpent } = transientState(chain, start, 2000);
		const timeBelow = timeSpent.reduce((sum, time, state) => sum + (below[state] ? time : 0), 0);
		expectRelative(timeBelow, 0.007363146871068702, 1e-8);
		const repairs = timeSpent.reduce((sum, time, state) => sum + time * generated.rateOf(state, "repair"), 0);
		expectRelative(repairs, 33.344698841183416, 1e-8);
		const absorbing = { ...chain, rates: chain.rates.map((rate, jump) => (below[chain.from[jump]!] ? 0 : rate)) };
		const { chances } = transientState(absorbing, start, 2000);
		const dropped = chances.reduce((sum, chance, state) => sum + (below[state] ? chance : 0), 0);
		expectRelative(dropped, 0.0018221051490613848, 1e-8);
		const at20 = transientState(chain, start, 20).chances;
		const operational = at20.reduce((sum, chance, state) => {
			const values = generated.values[state]!;
			const of = (name: string): number => values[generated.variables.indexOf(name)]!;
			return sum + chance * (of("l") + of("r"));
		}, 0);
		expectRelative((100 * operational) / 8, 99.87593253696777, 1e-8);
	});
});
