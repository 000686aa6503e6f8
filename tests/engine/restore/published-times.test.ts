import { describe, expect, it } from "vitest";
import {
	betaPert,
	criticalPath,
	durationOf,
	inSeries,
	networkMoments,
	type PertActivity,
	type PhaseDuration,
	parallelCompletion,
	simulateNetwork,
} from "@/engine";
import { exponential } from "@/engine/random/exponential";

type Range = readonly [number, number, number];
type Rate = Exclude<PhaseDuration, { kind: "throughput" }>;
const pert = ([min, mode, max]: Range): Rate => ({ kind: "beta-pert", min, mode, max });
const TRIALS = { trials: 400_000, seed: 20_261_123 };

function serial(minutes: Record<string, Range>, gigabytes: number | null) {
	const phases = Object.entries(minutes).map(([id, range]) => ({ id, duration: durationOf(pert(range)) }));
	if (gigabytes !== null)
		phases.push({
			id: "transfer",
			duration: durationOf({ kind: "throughput", gigabytes, megabytesPerSecond: [pert([18, 35, 55])] }),
		});
	return inSeries(phases);
}

const within = (value: number, expected: number, relative: number): void =>
	expect(Math.abs(value - expected) / expected).toBeLessThan(relative);

const STANDBY: Record<string, Range> = {
	detect: [2, 5, 15],
	declare: [5, 10, 40],
	media: [3, 6, 20],
	verify: [8, 15, 30],
	switch: [2, 5, 15],
};
const BACKUP: Record<string, Range> = {
	...STANDBY,
	procure: [155, 245, 350],
	rack: [20, 40, 75],
	os: [30, 50, 90],
	app: [25, 45, 85],
};

describe("beta-PERT", () => {
	// scipy beta.ppf on a + (b − a) Beta(1 + 4(m − a)/(b − a), 1 + 4(b − m)/(b − a)).
	it("RT-02-beta-pert-quantiles: has the quantiles of its beta", () => {
		const procure = betaPert(155, 245, 350);
		const expected = [188.01153246524058, 198.61685019421589, 246.90974178580387, 297.2719101305232, 309.0204149788003];
		[0.05, 0.1, 0.5, 0.9, 0.95].forEach((share, index) => {
			expect(Math.abs(procure.quantile(share) - expected[index]!)).toBeLessThan(1e-6);
			expect(procure.probability(expected[index]!)).toBeCloseTo(share, 9);
		});
		expect(procure.mean).toBe(247.5);
	});
});

describe("restore time by arithmetic", () => {
	// 200 GB ÷ 35 MB/s, decimal units.
	it("RT-07-restore-time: divides gigabytes by the rate", () => {
		const constant = durationOf({
			kind: "throughput",
			gigabytes: 200,
			megabytesPerSecond: [{ kind: "constant", value: 35 }],
		});
		expect(constant.mean).toBeCloseTo(95.23809523809524, 9);
	});

	it("takes the slowest of source, line and target", () => {
		const rates: Rate[] = [35, 12.5, 80].map((value) => ({ kind: "constant", value }));
		const duration = durationOf({
			kind: "throughput",
			gigabytes: 200,
			megabytesPerSecond: rates,
		});
		expect(duration.mean).toBeCloseTo(200_000 / 12.5 / 60, 9);
	});

	it("is slower than each of two uncertain limits alone", () => {
		const one = pert([18, 35, 55]);
		const both = durationOf({ kind: "throughput", gigabytes: 200, megabytesPerSecond: [one, one] });
		const alone = durationOf({ kind: "throughput", gigabytes: 200, megabytesPerSecond: [one] });
		for (const share of [0.1, 0.5, 0.9]) expect(both.quantile(share)).toBeGreaterThan(alone.quantile(share));
		// The least of two is under x with chance 1 − (1 − F)²: its median is the P29.29 of one.
		expect(both.quantile(0.5)).toBeCloseTo(200_000 / 60 / durationOf(one).quantile(1 - Math.SQRT1_2), 1);
	});
});

describe("the four documented tiers", () => {
	// Convolution of exact bins by FFT, checked with 2·10⁶ samples; relative tolerance 0.006.
	const TIERS: [string, Record<string, Range>, number | null, Record<string, number>][] = [
		[
			"RT-08-tier-backup-only",
			BACKUP,
			200,
			{
				p5: 464.61576537917136,
				p10: 479.6679261115071,
				p50: 539.303948291494,
				p90: 601.6461229311465,
				p95: 618.7229215095872,
				mean: 540.1712603905859,
				sd: 46.88244760555679,
			},
		],
		[
			"RT-09-tier-standby-server",
			STANDBY,
			200,
			{
				p5: 117.42871381159027,
				p10: 122.36992844826406,
				p50: 145.43140198144536,
				p90: 179.37317036418756,
				p95: 190.1885570298848,
				mean: 148.5045937239488,
				sd: 22.23939622112184,
			},
		],
		[
			"RT-10-tier-drbd-active-passive",
			{
				detect: [1, 2, 5],
				declare: [1, 3, 8],
				promote: [0.5, 2, 5],
				start: [1, 2, 5],
				verify: [1, 2, 5],
				switch: [1, 2, 5],
			},
			null,
			{
				p5: 11.776830296829411,
				p10: 12.443369775232693,
				p50: 15.015225557077976,
				p90: 17.813828980369422,
				p95: 18.622282202644243,
				mean: 15.083333327458408,
				sd: 2.0800454100470636,
			},
		],
		[
			"RT-11-tier-load-balanced",
			{ probe: [0.05, 0.17, 0.5], eject: [0, 0.02, 0.1], reconnect: [0.02, 0.08, 0.4] },
			null,
			{
				p5: 0.1991528239552113,
				p10: 0.22705436889699443,
				p50: 0.3512905801431624,
				p90: 0.49893495800844195,
				p95: 0.5418113892249703,
				mean: 0.3583333372479209,
				sd: 0.1044812514329934,
			},
		],
	];
	it.each(TIERS)("%s", (_, phases, gigabytes, expected) => {
		const network = serial(phases, gigabytes);
		const result = simulateNetwork(network, TRIALS);
		within(result.quantile(0.05), expected.p5!, 0.006);
		within(result.p10, expected.p10!, 0.006);
		within(result.p50, expected.p50!, 0.006);
		within(result.p90, expected.p90!, 0.006);
		within(result.p95, expected.p95!, 0.006);
		within(result.mean, expected.mean!, 0.006);
		within(result.standardDeviation, expected.sd!, 0.006);
		const closed = networkMoments(network);
		within(closed.mean, expected.mean!, 0.001);
		within(closed.standardDeviation, expected.sd!, 0.001);
		expect(closed.exact).toBe(true);
	});

	// The same with other sizes; P10, P50, P90; relative tolerance 0.008.
	const SIZES: [number, number[], number[]][] = [
		[50, [411.52, 466.26, 522.79], [62.92, 74.56, 88.09]],
		[100, [434.88, 490.69, 548.35], [83.43, 98.42, 117.43]],
		[200, [479.67, 539.3, 601.65], [122.37, 145.43, 179.37]],
		[500, [604.72, 682.13, 775.99], [235.15, 286.45, 369.0]],
		[1000, [800.45, 916.48, 1085.9], [421.03, 521.85, 686.37]],
		[2000, [1178.03, 1386.12, 1717.2], [792.07, 992.83, 1321.59]],
	];
	it.each(SIZES)("RT-12-data-volume: %d GB", (gigabytes, backup, standby) => {
		for (const [phases, expected] of [
			[BACKUP, backup],
			[STANDBY, standby],
		] as const) {
			const { p10, p50, p90 } = simulateNetwork(serial(phases, gigabytes), TRIALS);
			[p10, p50, p90].forEach((value, index) => {
				within(value, expected[index]!, 0.008);
			});
		}
	});
});

const activities = (table: Record<string, [number, number, number, string]>): PertActivity[] =>
	Object.entries(table).map(([id, [min, mode, max, after]]) => ({ id, min, mode, max, after: [...after] }));

describe("networks that branch and merge", () => {
	const CONSTRUCTION = activities({
		A: [1, 2, 3, ""],
		B: [2, 3.5, 8, "A"],
		C: [6, 9, 18, "B"],
		D: [4, 5.5, 10, "C"],
		E: [1, 4.5, 5, "C"],
		F: [4, 4, 10, "E"],
		G: [5, 6.5, 11, "D"],
		H: [5, 8, 17, "EG"],
		I: [3, 7.5, 9, "C"],
		J: [3, 9, 9, "FI"],
		K: [4, 4, 4, "J"],
		L: [1, 5.5, 7, "J"],
		M: [1, 2, 3, "H"],
		N: [5, 5.5, 9, "KL"],
	});
	const network = {
		phases: CONSTRUCTION.map(({ id, min, mode, max, after }) => ({ id, duration: betaPert(min, mode, max), after })),
	};

	// The reliable construction network of Hillier and Lieberman by 4·10⁶ beta-PERT samples.
	it("RT-05-reliable-construction-mc: is as late as the later branch", () => {
		const result = simulateNetwork(network, { trials: 1_000_000, seed: 5 });
		expect(Math.abs(result.mean - 44.325775257489845)).toBeLessThan(0.02);
		expect(Math.abs(result.within(47) - 0.81638875)).toBeLessThan(0.003);
		expect(Math.abs(result.p50 - 44.19968911294382)).toBeLessThan(0.03);
		expect(Math.abs(result.p90 - 48.20991020907312)).toBeLessThan(0.05);
		expect(criticalPath(CONSTRUCTION).probabilityWithin(47)).toBeGreaterThan(result.within(47) + 0.01);
		const closed = networkMoments(network);
		expect(closed.exact).toBe(false);
		within(closed.mean, result.mean, 0.005);
		within(closed.standardDeviation, result.standardDeviation, 0.05);
	});

	// wizedu.com question 717873, in the manner of Heizer and Render.
	it("RT-06-pert-14-activities: agrees with a textbook's critical path", () => {
		const path = criticalPath(
			activities({
				A: [5, 5, 7, ""],
				B: [1, 2, 5, ""],
				C: [5, 5, 5, "A"],
				D: [4, 8, 13, "A"],
				E: [1, 10, 17, "BC"],
				F: [1, 5, 7, "D"],
				G: [2, 6, 9, "D"],
				H: [4, 4, 6, "EF"],
				I: [2, 7, 10, "GH"],
				J: [2, 4, 7, "I"],
				K: [6, 10, 13, "I"],
				L: [2, 6, 6, "J"],
				M: [2, 2, 3, "K"],
				N: [7, 7, 12, "LM"],
			}),
		);
		expect(path.path).toEqual(["A", "C", "E", "H", "I", "K", "M", "N"]);
		expect(path.mean).toBeCloseTo(50.833333333333336, 6);
		expect(path.variance).toBeCloseTo(11.194444444444445, 6);
		expect(path.probabilityWithin(55)).toBeCloseTo(0.8934963627181948, 6);
	});

	// E[max] of two exponentials is 1/a + 1/b − 1/(a + b).
	it("RT-14-max-of-parallel: waits for the slower of two exponentials", () => {
		const both = parallelCompletion([exponential(60), exponential(40)]);
		within(both.mean, 76, 1e-9);
		within(both.quantile(0.9), 151.99369711049806, 1e-9);
		const phases = [60, 40].map((mean, index) => ({ id: `x${index}`, duration: exponential(mean), after: [] }));
		const simulated = simulateNetwork({ phases }, TRIALS);
		expect(Math.abs(simulated.mean - 76)).toBeLessThan((4 * simulated.standardDeviation) / Math.sqrt(TRIALS.trials));
		within(simulated.p90, 151.99369711049806, 0.01);
	});

	it.each([
		[
			"a circle",
			[
				{ id: "a", after: ["b"] },
				{ id: "b", after: ["a"] },
			],
			/circle: a/,
		],
		["an unknown predecessor", [{ id: "a", after: ["z"] }], /unknown phase: z/],
		[
			"a name twice",
			[
				{ id: "a", after: [] },
				{ id: "a", after: [] },
			],
			/used twice: a/,
		],
		["nothing at all", [], /must not be empty/],
	])("refuses %s", (_, phases, message) => {
		const withMinutes = phases.map((phase) => ({ ...phase, duration: betaPert(1, 2, 3) }));
		expect(() => simulateNetwork({ phases: withMinutes }, { trials: 10, seed: 1 })).toThrow(message);
	});
});
