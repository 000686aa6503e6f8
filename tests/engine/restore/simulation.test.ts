import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaPert, inSeries, networkMoments, simulateNetwork } from "@/engine";
import { exponential } from "@/engine/random/exponential";
import { lognormal } from "@/engine/random/lognormal";
import { triangular } from "@/engine/random/triangular";
import { uniform } from "@/engine/random/uniform";

const SERIES = inSeries([
	{ id: "detect", duration: betaPert(2, 5, 15) },
	{ id: "travel", duration: triangular(10, 20, 60) },
	{ id: "wait", duration: exponential(30) },
	{ id: "repair", duration: lognormal(3, 0.6) },
	{ id: "boot", duration: uniform(1, 9) },
]);

describe("simulation and closed form", () => {
	it.each([1, 2, 3, 4, 5])("agree within four standard errors, seed %d", (seed) => {
		const trials = 100_000;
		const result = simulateNetwork(SERIES, { trials, seed });
		const closed = networkMoments(SERIES);
		const error = closed.standardDeviation / Math.sqrt(trials);
		expect(Math.abs(result.mean - closed.mean)).toBeLessThan(4 * error);
		expect(Math.abs(result.standardDeviation / closed.standardDeviation - 1)).toBeLessThan(0.03);
	});

	it("agree when phases are needed only by chance, and together", () => {
		const chance = { group: "attack", probability: 0.3 };
		const network = inSeries([
			{ id: "detect", duration: betaPert(2, 5, 15) },
			{ id: "clean", duration: betaPert(120, 480, 2880), chance },
			{ id: "install", duration: betaPert(30, 50, 90), chance },
			{ id: "verify", duration: betaPert(8, 15, 30) },
		]);
		const trials = 200_000;
		const result = simulateNetwork(network, { trials, seed: 9 });
		const closed = networkMoments(network);
		expect(Math.abs(result.mean - closed.mean)).toBeLessThan((4 * closed.standardDeviation) / Math.sqrt(trials));
		expect(Math.abs(result.standardDeviation / closed.standardDeviation - 1)).toBeLessThan(0.01);
		expect(result.phases.reduce((sum, phase) => sum + phase.shareOfVariance, 0)).toBeCloseTo(1, 9);
		const share = result.totals.filter((total) => total > 100).length / trials;
		expect(Math.abs(share - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / trials));
	});

	it("agree when a size is uncertain apart from the rate", () => {
		const network = inSeries([{ id: "transfer", duration: betaPert(0.3, 0.5, 0.9), factor: betaPert(100, 200, 500) }]);
		const trials = 200_000;
		const result = simulateNetwork(network, { trials, seed: 4 });
		const closed = networkMoments(network);
		expect(Math.abs(result.mean - closed.mean)).toBeLessThan((4 * closed.standardDeviation) / Math.sqrt(trials));
		expect(Math.abs(result.standardDeviation / closed.standardDeviation - 1)).toBeLessThan(0.01);
	});
});

/** Mean, deviation, P10, P50, P90, P95 of 5,000 trials; they change only with the engine's version. */
const FROZEN = [
	94.59496168728242, 35.831766991418306, 57.063281471785274, 87.09806805153437, 140.32360101219413, 163.01946657927488,
];

describe("seeds and streams", () => {
	it("give the same figures for ever", () => {
		const result = simulateNetwork(SERIES, { trials: 5000, seed: 42, name: "frozen" });
		expect([result.mean, result.standardDeviation, result.p10, result.p50, result.p90, result.p95]).toEqual(
			FROZEN.map((value) => expect.closeTo(value, 9)),
		);
	});

	it("differ by name and by seed", () => {
		const means = [
			["a", 1],
			["b", 1],
			["a", 2],
		].map(([name, seed]) => simulateNetwork(SERIES, { trials: 1000, seed: seed as number, name: name as string }).mean);
		expect(new Set(means).size).toBe(3);
	});

	it("leave the luck of a phase alone when another is added", () => {
		const options = { trials: 3000, seed: 3, keep: ["repair"] };
		const before = simulateNetwork(SERIES, options);
		const longer = inSeries([
			...SERIES.phases.map(({ id, duration }) => ({ id, duration })),
			{ id: "more", duration: betaPert(1, 2, 3) },
		]);
		const after = simulateNetwork(longer, options);
		expect(after.kept.repair).toEqual(before.kept.repair);
		for (let trial = 0; trial < 3000; trial++) expect(after.totals[trial]!).toBeGreaterThan(before.totals[trial]!);
	});

	it("give the same whatever else is asked for at once", () => {
		const odd = simulateNetwork(SERIES, { trials: 5001, seed: 42, name: "frozen" });
		const even = simulateNetwork(SERIES, { trials: 5000, seed: 42, name: "frozen" });
		expect(odd.totals.slice(0, 5000)).toEqual(even.totals);
	});
});

describe("any network", () => {
	const range = fc
		.tuple(
			fc.double({ min: 0, max: 100, noNaN: true }),
			fc.double({ min: 0, max: 100, noNaN: true }),
			fc.double({ min: 0, max: 100, noNaN: true }),
		)
		.map((values) => values.sort((one, other) => one - other) as [number, number, number]);
	const networks = fc
		.array(fc.tuple(range, fc.array(fc.nat(20), { maxLength: 3 })), { minLength: 1, maxLength: 9 })
		.map((rows) => ({
			phases: rows.map(([[min, mode, max], before], index) => ({
				id: `p${index}`,
				duration: betaPert(min, mode, max),
				after: index === 0 ? [] : [...new Set(before.map((one) => `p${one % index}`))],
			})),
		}));

	it("ends between its longest path at best and at worst, and its quantiles are in order", () => {
		fc.assert(
			fc.property(networks, fc.integer(), (network, seed) => {
				const result = simulateNetwork(network, { trials: 60, seed });
				const finish = (pick: "min" | "max"): number => {
					const ends = new Map<string, number>();
					for (const { id, duration, after } of network.phases)
						ends.set(id, Math.max(0, ...after.map((one) => ends.get(one)!)) + duration[pick]);
					return Math.max(...ends.values());
				};
				for (const total of result.totals) {
					expect(total).toBeGreaterThanOrEqual(finish("min") - 1e-9);
					expect(total).toBeLessThanOrEqual(finish("max") + 1e-9);
				}
				expect(result.p10).toBeLessThanOrEqual(result.p50);
				expect(result.p50).toBeLessThanOrEqual(result.p90);
				expect(result.p90).toBeLessThanOrEqual(result.p95);
			}),
			{ numRuns: 60 },
		);
	});

	it("never ends sooner when a phase is made longer", () => {
		fc.assert(
			fc.property(
				networks,
				fc.integer(),
				fc.nat(8),
				fc.double({ min: 1, max: 5, noNaN: true }),
				(network, seed, which, factor) => {
					const place = which % network.phases.length;
					const withPlace = (times: number) => ({
						phases: network.phases.map((phase, index) =>
							index === place
								? { ...phase, duration: uniform(phase.duration.min * times, phase.duration.max * times) }
								: phase,
						),
					});
					const base = withPlace(1);
					const longer = withPlace(factor);
					const before = simulateNetwork(base, { trials: 40, seed }).totals;
					const after = simulateNetwork(longer, { trials: 40, seed }).totals;
					before.forEach((total, trial) => {
						expect(after[trial]!).toBeGreaterThanOrEqual(total - 1e-9);
					});
				},
			),
			{ numRuns: 40 },
		);
	});
});
