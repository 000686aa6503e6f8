import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { answerQuestion, QUESTION_NAMES, Unusable } from "../../scripts/answer-question";
import { PSPLIB } from "../engine/recovery/psplib";

const root = path.resolve(import.meta.dirname, "../..");

const answer = (name: string, input: unknown): Record<string, unknown> =>
	answerQuestion(name, input) as Record<string, unknown>;

/** The whole way: a process of its own. */
function ask(question: string, input: string): { status: number | null; output: string; error: string } {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		["--import", "tsx", path.join(root, "scripts/engine.ts"), question, "-"],
		{ cwd: root, encoding: "utf8", input, timeout: 60_000 },
	);
	return { status, output: stdout, error: stderr };
}

describe("the engine's parts from the command line", () => {
	it("solve a bridge given by its paths", () => {
		const parts = Object.fromEntries(["1", "2", "3", "4", "5"].map((name) => [name, { availability: 0.9 }]));
		const paths = [
			["1", "2"],
			["3", "4"],
			["1", "5", "4"],
			["3", "5", "2"],
		];
		expect(answer("block-diagram", { structure: { paths }, parts }).availability).toBeCloseTo(0.97848, 12);
	});

	it("size a cluster by its load, and slots by Erlang C", () => {
		const claim = answer("claim", {
			text: "99.9 % a month. Repair by the next business day.",
			holidaysAfterWeekend: 0,
		});
		expect(claim).toMatchObject({
			working: { worst: 96 },
			longestOutageHours: expect.closeTo(0.73, 9),
			notUnderstood: [],
		});
		expect(answer("erlang", { offeredErlangs: 2, slots: 3 }).waitingShare).toBeCloseTo(4 / 9, 12);
		const load = { users: 3000, nodes: 6, storageOperationsPerSecond: 400, asOf: "2026-11-23" };
		expect(answer("sizing", load)).toMatchObject({ users: 3000, limit: { resource: "storage-speed" } });
		expect(answer("sizing", { ...load, archiveOnStorage: true }).archiveShare).toBeGreaterThan(0.1);
	});

	it("solve a fault tree with its approximations", () => {
		const result = answer("fault-tree", {
			top: "t",
			gates: { t: ["and", "one", "two"], one: ["or", "V1", "P1"], two: ["or", "V2", "P2"] },
			q: { V1: 0.4, P1: 0.6, V2: 0.5, P2: 0.7 },
			approximations: true,
		});
		expect(result.unavailability).toBeCloseTo(0.646, 12);
		expect(result.rareEventSum).toBeCloseTo(1.2, 12);
		expect(result.minimalCutUpperBound).toBeCloseTo(0.766144, 12);
		const single = answer("fault-tree", { top: "t", gates: { t: ["null", "a"] }, q: { a: 0.1 } });
		expect(single.importance).toMatchObject([{ riskReductionWorth: Number.POSITIVE_INFINITY }]);
	});

	it("solve a chain given by states, in the long run and over time", () => {
		const result = answer("markov", {
			states: [{ name: "up" }, { name: "down", up: false }],
			transitions: [
				{ from: "up", to: "down", rate: 0.2 },
				{ from: "down", to: "up", rate: 1 },
			],
			at: [5],
		});
		expect(result.availability).toBeCloseTo(1 / 1.2, 12);
		expect(result.at).toMatchObject([{ chanceUp: expect.closeTo(0.8337464586961111, 12) }]);
	});

	it("find the optimum of a PSPLIB instance as it is published", () => {
		const { durations, successors, requests, capacity, optimum } = PSPLIB[0]!;
		expect(answer("schedule", { durations, successors, requests, capacity }).makespan).toBe(optimum);
	});

	it("tell a year's downtime in closed form", () => {
		const result = answer("compound-downtime", {
			eventsPerYear: 2,
			meanOutageHours: 4,
			quantiles: [0.9],
			exceeding: [8.76],
		});
		expect(result.quantileHours).toMatchObject({ "0.9": expect.closeTo(18.91364397125968, 5) });
		expect(result.exceeding).toMatchObject({ "8.76": expect.closeTo(0.36363352306251795, 7) });
	});

	// Two outages a year of the calibrated tiers, by Fourier transform of exact bin masses.
	it.each([
		["T1", [18.005708679686197, 17.546485297785807, 35.893159823744256, 42.48658461458729]],
		["T2", [4.950153124131627, 4.701245297332039, 9.810640259460667, 11.466259779960637]],
		["T3", [0.502777777581947, 0.48190761655359243, 0.9992879569068159, 1.1606461040376612]],
		["T4", [0.011944444574930699, 0.010856876585730497, 0.023849972240002588, 0.02817653186517991]],
	] as const)("AD-04-tier-annual-downtime: tell a year's downtime of tier %s", (tier, [mean, p50, p90, p95]) => {
		const phases: Record<string, number[][]> = {
			T1: [
				[155, 245, 350],
				[20, 40, 75],
				[30, 50, 90],
				[25, 45, 85],
			],
			T2: [
				[2, 5, 15],
				[5, 10, 40],
				[3, 6, 20],
				[8, 15, 30],
				[2, 5, 15],
			],
			T3: [
				[1, 2, 5],
				[1, 3, 8],
				[0.5, 2, 5],
				[1, 2, 5],
				[1, 2, 5],
				[1, 2, 5],
			],
			T4: [
				[0.05, 0.17, 0.5],
				[0, 0.02, 0.1],
				[0.02, 0.08, 0.4],
			],
		};
		const drawn = tier === "T1" ? [...phases.T1!, ...phases.T2!] : phases[tier]!;
		const minutes: object[] = drawn.map(([min, mode, max]) => ({ kind: "beta-pert", min, mode, max }));
		if (tier === "T1" || tier === "T2")
			minutes.push({
				kind: "throughput",
				gigabytes: 200,
				megabytesPerSecond: [{ kind: "beta-pert", min: 18, mode: 35, max: 55 }],
			});
		const result = answer("compound-downtime", {
			causes: [{ eventsPerYear: 2, minutes }],
			quantiles: [0.5, 0.9, 0.95],
		});
		const quantiles = result.quantileHours as Record<string, number>;
		const within = (value: number, expected: number): void =>
			expect(Math.abs(value / expected - 1), `${value} is not ${expected}`).toBeLessThan(0.01);
		within(result.meanHours as number, mean);
		expect(result.chanceOfNone).toBeCloseTo(0.1353352832366127, 12);
		within(quantiles["0.5"]!, p50);
		within(quantiles["0.9"]!, p90);
		within(quantiles["0.95"]!, p95);
	});

	it("update a prior by drills", () => {
		const result = answer("drills", {
			prior: { mu: 4.976733742420574, kappa: 4, alpha: 3, beta: 0.045 },
			minutes: [190, 210, 175],
		});
		expect(result.nextDrillMinutes).toMatchObject({ "0.9": expect.closeTo(207.53412398016204, 6) });
	});

	it.each<[string, string, unknown, RegExp]>([
		["a question that is none", "tea-leaves", {}, /"tea-leaves" is not a question/],
		["a field that is none", "loss", { intervalHours: 24, speed: 3 }, /^speed: is not a field/m],
		["a chance above one", "fault-tree", { top: "t", gates: { t: ["or", "a"] }, q: { a: 2 } }, /^q\.a: /m],
		[
			"a block without parts, deep inside",
			"block-diagram",
			{ structure: { series: [{ component: "a" }, { parallel: [] }] }, parts: { a: { availability: 1 } } },
			/^structure\.series\.1\.parallel: /m,
		],
		[
			"an impossible k",
			"block-diagram",
			{ structure: { required: 3, of: [{ component: "a" }] }, parts: { a: { availability: 1 } } },
			/structure\.required must be 1 to 1: 3/,
		],
	])("refuse %s and name the field", (_, question, input, message) => {
		expect(() => answerQuestion(question, input)).toThrow(Unusable);
		expect(() => answerQuestion(question, input)).toThrow(message);
	});
});

describe("the examples of docs/method-cli.md", () => {
	const document = fs.readFileSync(path.join(root, "docs/method-cli.md"), "utf8");
	const examples = document
		.split("```json")
		.slice(1)
		.map((rest, index): [string, string] => {
			const before = document
				.split("```json")
				.slice(0, index + 1)
				.join("");
			return [[...before.matchAll(/^\*\*([a-z-]+)\*\*/gm)].at(-1)![1]!, rest.slice(0, rest.indexOf("```"))];
		});

	it.each(examples)("answer %s", (name, text) => {
		expect(answerQuestion(name, JSON.parse(text))).toBeTypeOf("object");
	});

	it("leave no question out", () => {
		const described = [...document.matchAll(/^\*\*([a-z-]+)\*\*/gm)].map((match) => match[1]!);
		expect(described.sort()).toEqual([...QUESTION_NAMES].sort());
	});
});

describe("the program", { timeout: 120_000 }, () => {
	it("prints JSON, infinity as text", () => {
		const { status, output } = ask("fault-tree", '{"top":"t","gates":{"t":["null","a"]},"q":{"a":0.1}}');
		expect(status).toBe(0);
		expect(JSON.parse(output).importance).toMatchObject([{ riskReductionWorth: "Infinity" }]);
	});

	it("ends with 2 and the path of the field for input that cannot be used", () => {
		const { status, output, error } = ask("fault-tree", '{"top":"t","gates":{"t":["or","a"]},"q":{"a":2}}');
		expect([status, output]).toEqual([2, ""]);
		expect(error).toMatch(/^q\.a: /m);
	});
});
