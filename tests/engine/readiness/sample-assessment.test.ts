import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assess } from "../../../engine/assess";
import { assessOne } from "../../../engine/assess-one";
import { parseFacts } from "../../../schemas/facts";

const sample = new URL("../../../prisma/sample/acme.json", import.meta.url);

describe("the sample organisation, assessed", () => {
	it("adds up, and each action gains what the engine says when the change is made", () => {
		const parsed = parseFacts(JSON.parse(readFileSync(sample, "utf8")));
		if (!parsed.ok) throw new Error("not valid");
		const options = { seed: 1, trials: 100, asOf: "2026-11-23" };
		const { readiness, services, actions } = assess(parsed.facts, options);
		const sum = readiness.contributions.reduce((total, one) => total + one.points, 0);
		expect(Math.abs(sum - readiness.score)).toBeLessThan(1e-9);
		expect(services.filter((service) => service.tierClaimed === service.tierInForce)).toHaveLength(11);
		expect(readiness.gates.filter((gate) => !gate.passed).map((gate) => gate.practiceId)).toContain("SS-03");
		expect(readiness.sites.map((site) => site.siteId)).toEqual(["pune", "mumbai"]);

		const spare = actions.find((action) => action.id === "spare:mail")!;
		const changed = structuredClone(parsed.facts);
		changed.servers.find((server) => server.id === "mail-01")!.spareOnSite = true;
		const p50 = (facts: typeof changed) =>
			assessOne(facts, "mail", options).scenarios.map((scenario) => scenario.restore.p50);
		const [before, after] = [p50(parsed.facts), p50(changed)];
		const gained = Math.max(...before.map((minutes, index) => minutes - after[index]!)) / 60;
		expect(spare.restoreHoursGained).toBeCloseTo(gained, 9);
		expect(spare.cost).toBe(180_000);
	}, 60_000);
});
