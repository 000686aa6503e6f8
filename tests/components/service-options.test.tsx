// @vitest-environment node
import { beforeAll, describe, expect, it } from "vitest";
import { costPoints } from "@/components/options/cost-points";
import { missingFacts } from "@/components/options/missing-facts";
import { breakEvenSentence, optionsSentence, yearlyBill } from "@/components/options/options-sentence";
import { compareOptions, costPerAverageHour, type Facts, type OptionComparison } from "@/engine";
import { factsSchema } from "@/schemas/facts";
import { readSample } from "../support/sample";

let facts: Facts;
let comparison: OptionComparison;
const OPTIONS = { seed: 7, trials: 60, asOf: "2026-11-23" };

beforeAll(async () => {
	const { $schema: _, ...file } = (await readSample()) as Record<string, unknown>;
	facts = factsSchema.parse(file);
	comparison = compareOptions(facts, "mail", OPTIONS);
}, 60_000);

const mail = (changes: Partial<Facts["services"][number]> = {}) => ({
	...facts.services.find(({ id }) => id === "mail")!,
	...changes,
});
const change = (id: string, to: Partial<OptionComparison["options"][number]>): OptionComparison => ({
	...comparison,
	options: comparison.options.map((one) => (one.option === id ? { ...one, ...to } : one)),
});

describe("what is missing", () => {
	it("is nothing where every price is known, and names each fact that is not", () => {
		const { businessHours } = facts.organization;
		expect(missingFacts(mail({ costPerHourOfLoss: 1 }), businessHours, comparison)).toEqual({
			downtime: [],
			loss: [],
			prices: [],
		});
		const unpriced = mail({ costPerHour: { business: null, outside: null }, costPerHourOfLoss: null });
		const missing = missingFacts(unpriced, businessHours, comparison);
		expect(missing.downtime).toHaveLength(2);
		expect(missing.loss).toHaveLength(1);
		const always = { days: [1, 2, 3, 4, 5, 6, 7], startHour: 0, endHour: 24 };
		expect(missingFacts(unpriced, always, comparison).downtime).toEqual(["what an hour down costs in business hours"]);
	});

	it("asks for the users where the price is per user, and for prices in a currency without a rate", () => {
		const services = facts.services.map((one) => (one.id === "mail" ? { ...one, users: null } : one));
		const users = compareOptions({ ...facts, services }, "mail", OPTIONS);
		expect(missingFacts(mail(), facts.organization.businessHours, users).prices).toEqual(["the number of users"]);
		const organization = {
			...facts.organization,
			currency: "XAF",
			overrides: { ...facts.organization.overrides, costs: [] },
		};
		const foreign = compareOptions({ ...facts, organization }, "mail", OPTIONS);
		expect(missingFacts(mail(), organization.businessHours, foreign).prices).toContain("a price for “Server”");
		expect(costPoints(foreign)).toEqual([]);
		expect(yearlyBill(foreign.options[0]!, "XAF")).toMatch(/^at least /);
		expect(breakEvenSentence({ from: "T1", to: "T2", perHour: 5 }, foreign, 9, "XAF")).toContain("cannot be weighed");
	});
});

describe("the page's answer", () => {
	const say = (compared: OptionComparison, restoreTargetMinutes: number | null = 120) =>
		optionsSentence({ name: "Mail", comparison: compared, restoreTargetMinutes, currency: "INR" });

	it("names the cheapest that meets the target, and never one that does not", () => {
		expect(comparison.picks.cheapestThatMeets).toBe("T4");
		expect(say(comparison)).toMatch(/^Load-balanced is the cheapest way for Mail to meet its target of 2.h/);
		const none = { ...comparison, picks: { ...comparison.picks, cheapestThatMeets: null } };
		expect(say(none)).toMatch(/^No option brings Mail back/);
		expect(say(none, null)).toMatch(/no target to meet/);
	});

	it("leaves alone what is cheapest already, and says when a dearer one does as well", () => {
		const today = change("T4", { isCurrent: true });
		const kept = { ...today, options: today.options.map((one) => ({ ...one, isCurrent: one.option === "T4" })) };
		expect(say(kept)).toMatch(/as it is/);
		expect(say(change("T1", { meetsTargets: true }))).toMatch(/meets it today too/);
	});
});

describe("the next step", () => {
	it("weighs the price of an hour against the service's own", () => {
		const own = costPerAverageHour(mail(), facts.organization.businessHours)!;
		const step = (perHour: number | null) => ({ from: "T1", to: "T2", perHour }) as const;
		const say = (perHour: number | null, cost: number | null = own) =>
			breakEvenSentence(step(perHour), comparison, cost, "INR");
		expect(say(own - 1)).toMatch(/so it pays by/);
		expect(say(own + 1)).toMatch(/does not pay/);
		expect(say(own, null)).not.toMatch(/yours/);
		expect(say(null)).toMatch(/no price of an hour/);
		expect(say(0)).toMatch(/whatever an hour costs/);
	});
});

describe("cost against downtime", () => {
	it("puts on the front exactly those that none betters in both figures of the chart", () => {
		const points = costPoints(comparison);
		expect(points).toHaveLength(5);
		for (const point of points)
			expect(point.onFront).toBe(
				!points.some(
					(other) => other !== point && other.yearly <= point.yearly && other.downtimeHours <= point.downtimeHours,
				),
			);
	});
});
