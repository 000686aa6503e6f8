import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { assessmentThread } from "@/data/assessment-thread";
import { assess, handOver } from "@/engine";
import { recoveryTrials } from "@/lib/recovery-trials";
import { smallFacts } from "../support/facts";

const OPTIONS = { seed: 1, trials: 50, asOf: "2026-11-23" };
const LIMITS = { mostWaiting: 2, longestMilliseconds: 5_000 };

/** A thread that does what the organisation is named for. */
const PLAYED = `
	const { parentPort, threadId } = require("node:worker_threads");
	parentPort.on("message", ({ order, facts }) => {
		const { name } = facts.organization;
		if (name === "dies") process.exit(3);
		if (name === "throws") throw new Error("broken");
		if (name === "hangs") for (;;);
		if (name === "refuses") parentPort.postMessage({ order, failure: { message: "users must be 0 or more", isRange: true } });
		else parentPort.postMessage({ order, answer: { organizationName: name, seed: threadId } });
	});
`;

function played(limits = LIMITS) {
	let started = 0;
	const run = assessmentThread(() => {
		started++;
		return new Worker(PLAYED, { eval: true });
	}, limits);
	const of = (name: string) => {
		const facts = smallFacts();
		return run.assess({ ...facts, organization: { ...facts.organization, name } }, OPTIONS);
	};
	return { of, started: () => started };
}

describe("the thread that assesses", () => {
	it("answers each order with its own assessment, one thread for all", async () => {
		const { of, started } = played();
		const answers = await Promise.all(["one", "two", "three"].map(of));
		expect(answers.map((one) => one.organizationName)).toEqual(["one", "two", "three"]);
		expect(started()).toBe(1);
	});

	it("turns away what no longer fits in the queue", async () => {
		const { of } = played();
		const held = ["one", "two", "three"].map(of);
		await expect(of("four")).rejects.toMatchObject({ kind: "throttled" });
		expect(await Promise.all(held)).toHaveLength(3);
	});

	it.each([
		["dies", "ended with 3"],
		["throws", "broken"],
		["hangs", "took longer than 1 s"],
	])("fails the one order when it %s, and serves the next from a new thread", async (name, message) => {
		const { of, started } = played({ mostWaiting: 5, longestMilliseconds: 1_000 });
		const failing = of(name);
		const next = of("next");
		await expect(failing).rejects.toThrow(message);
		expect((await next).organizationName).toBe("next");
		expect(started()).toBe(2);
	});

	it("hands on a fact that cannot be as the engine's own error", async () => {
		await expect(played().of("refuses")).rejects.toThrow(new RangeError("users must be 0 or more"));
	});

	it("gives the figures that the engine gives in this process", async () => {
		const file = fileURLToPath(new URL("../../data/assessment.worker.ts", import.meta.url));
		const loaded = `require("tsx/cjs"); require(${JSON.stringify(file)});`;
		const run = assessmentThread(() => new Worker(loaded, { eval: true }), {
			mostWaiting: 1,
			longestMilliseconds: 50_000,
		});
		const facts = smallFacts();
		const assessment = assess(facts, OPTIONS);
		expect(await run.assess(facts, OPTIONS)).toEqual(assessment);
		const serviceIds = facts.services.map(({ id }) => id);
		expect(await run.handOver(facts, assessment, serviceIds)).toEqual(
			handOver(facts, assessment, { serviceIds, recoveryTrials }),
		);
	});
});
