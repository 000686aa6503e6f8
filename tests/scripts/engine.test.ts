import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { answerQuestion, Unusable } from "../../scripts/answer-question";
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
