import { describe, expect, it } from "vitest";
import { assessOne } from "../../../engine/assess-one";
import { compareOptions } from "../../../engine/cost/compare-options";
import { hostingObstacle } from "../../../engine/cost/hosting";
import { OPTION_IDS, withOption } from "../../../engine/cost/option-plans";
import { businessShare, costPerAverageHour, expectedOutageCost } from "../../../engine/cost/outage-cost";
import { practiceDecisions, serviceDecisions } from "../../../engine/cost/portfolio-decisions";
import { yearlyProtectionCost } from "../../../engine/cost/protection-cost";
import { AS_OF, makeAssessment, makeFacts, OPTIONS } from "../readiness/example";

const WEEK = { days: [1, 2, 3, 4, 5], startHour: 9, endHour: 17 };
const mail = {
	id: "mail",
	kind: "mail" as const,
	users: 100,
	costPerHour: { business: 1000, outside: 100 },
	costPerHourOfLoss: 500,
	dataGigabytes: 2000,
	targets: { restoreHours: 4, lossHours: 24, availability: null, maximumTolerableDowntimeHours: null },
	groups: [{ id: "g", name: "g", serverIds: ["s1"], required: 1 }],
	protection: { tier: "T1", backup: { intervalHours: 24, offsite: { kind: "copied" } } },
};
const make = (more: object = {}, organization: object = {}) =>
	makeFacts({
		organization: { currency: "USD", businessHours: WEEK, ...organization },
		sites: [{ id: "pune" }],
		servers: [{ id: "s1", siteId: "pune" }],
		services: [{ ...mail, ...more }],
	});
const bill = (facts: ReturnType<typeof make>, gigabytes = 2000) =>
	yearlyProtectionCost(facts, facts.services[0]!, gigabytes);

describe("the price of an hour down", () => {
	it("is split by the share of the week inside business hours", () => {
		const facts = make();
		expect(businessShare(WEEK)).toBeCloseTo(40 / 168, 12);
		expect(costPerAverageHour(facts.services[0]!, WEEK)).toBeCloseTo((40 * 1000 + 128 * 100) / 168, 9);
		const half = { ...facts.services[0]!, costPerHour: { business: 1000, outside: null } };
		expect(costPerAverageHour(half, WEEK)).toBeNull();
		expect(costPerAverageHour(half, { days: [1, 2, 3, 4, 5, 6, 7], startHour: 0, endHour: 24 })).toBeCloseTo(1000, 9);
	});
});

describe("what a protection leaves to chance in a year", () => {
	it("is events × mean hours × price, by hand", () => {
		const facts = make();
		/** The example's figures: every scenario 540 min and 12 h of loss; rates 0.08 + 0.05 + 0.1 + 0.18 + 0.02 + 0.25. */
		const outage = expectedOutageCost(facts, makeAssessment(facts.services[0]!), { asOf: AS_OF });
		expect(outage.downtimeHours).toBeCloseTo(0.68 * 9, 9);
		expect(outage.lossHours).toBeCloseTo(0.68 * 12, 9);
		expect(outage.downtimeCost).toBeCloseTo((0.68 * 9 * 52_800) / 168, 6);
		expect(outage.lossCost).toBeCloseTo(0.68 * 12 * (40 / 168 + (128 / 168) * 0.1) * 500, 6);
	});

	it("rises by what is known to be missing, and is not known where the price is not", () => {
		const facts = make();
		const before = expectedOutageCost(facts, makeAssessment(facts.services[0]!), { asOf: AS_OF });
		facts.practiceAnswers = makeFacts({ answers: [{ practiceId: "HW-01", state: "no" }] }).practiceAnswers;
		const after = expectedOutageCost(facts, makeAssessment(facts.services[0]!), { asOf: AS_OF });
		expect(after.downtimeHours - before.downtimeHours).toBeCloseTo((0.08 * 0.6 + 0.05 * 0.15) * 9, 9);
		const open = make({ costPerHour: { business: null, outside: null }, costPerHourOfLoss: null });
		const unknown = expectedOutageCost(open, makeAssessment(open.services[0]!), { asOf: AS_OF });
		expect(unknown).toMatchObject({ downtimeCost: null, lossCost: null });
		expect(unknown.downtimeHours).toBeGreaterThan(0);
		expect(() =>
			expectedOutageCost(facts, { ...makeAssessment(facts.services[0]!), serviceId: "x" }, { asOf: AS_OF }),
		).toThrow("serviceId is not in the facts: x");
	});
});

describe("the bill of a protection", () => {
	it("adds machines written off, licences, power, media and work, by hand", () => {
		/** Server 6000 ÷ 5, licence 400, power 500; media 2 TB × 150, off site 2 TB × 120; 4 days × 250. */
		const cost = bill(make());
		expect(cost.yearly).toBeCloseTo(1200 + 400 + 500 + 300 + 240 + 1000, 9);
		expect(cost.capital).toBe(6000);
		expect(cost.isComplete).toBe(true);
		expect(cost.lines.find((line) => line.item === "server")!.formula).toBe("1 × 6000 ÷ 5 years");
	});

	it("takes the organisation's own prices, and says where no price is known", () => {
		const own = { overrides: { costs: [{ item: "workDay", amount: 100, source: "books" }] } };
		expect(bill(make({}, own)).yearly).toBeCloseTo(bill(make()).yearly - 4 * 150, 9);
		const scanner = { place: "same-server", mayBypass: null, secondFilter: null, serverIds: [], yearlyLicence: null };
		const withScanner = (yearlyLicence: number | null) =>
			bill(make({ mail: { scanner: { ...scanner, yearlyLicence } } }));
		expect(withScanner(900).yearly - bill(make()).yearly).toBeCloseTo(900, 9);
		expect(withScanner(null).isComplete).toBe(false);
		expect(bill(make({}, { currency: "XXX" })).isComplete).toBe(false);
		expect(() => bill(make(), -1)).toThrow("dataGigabytes must be 0 or more, got -1");
	});

	it("is users × price × 12 for a hosted service, and unknown where the users are", () => {
		const hosted = { protection: { tier: "hosted", hosted: { pricePerUserPerMonth: 7 } } };
		expect(bill(make(hosted)).yearly).toBeCloseTo(100 * 7 * 12 + 2 * 250, 9);
		expect(bill(make({ ...hosted, users: null })).isComplete).toBe(false);
	});
});

describe("five ways to protect a service", () => {
	const options = { ...OPTIONS, trials: 400 };

	it("runs the engine on each, and leaves the present one as it is", () => {
		const facts = make();
		const comparison = compareOptions(facts, "mail", options);
		expect(comparison.options.map((one) => one.option)).toEqual([...OPTION_IDS]);
		const current = comparison.options.find((one) => one.isCurrent)!;
		expect(current.option).toBe("T1");
		expect(current.assessed).toEqual(assessOne(facts, "mail", options));
		const p50 = (option: string) => comparison.options.find((one) => one.option === option)!.restore.p50Minutes;
		expect(p50("T1")).toBeGreaterThan(p50("T2"));
		expect(p50("T2")).toBeGreaterThan(p50("T3"));
		expect(p50("T3")).toBeGreaterThan(p50("T4"));
		const yearly = comparison.options.slice(0, 4).map((one) => one.cost.yearly);
		expect(yearly).toEqual([...yearly].sort((one, other) => one - other));
	});

	it("names the fastest, the cheapest that meets the target and the least change", () => {
		const { options: compared, picks, breakEven } = compareOptions(make(), "mail", options);
		const byId = new Map(compared.map((one) => [one.option, one]));
		const meeting = compared.filter((one) => one.meetsTargets);
		expect(meeting.length).toBeGreaterThan(0);
		const cheapest = byId.get(picks.cheapestThatMeets!)!;
		for (const one of meeting) expect(cheapest.cost.yearly).toBeLessThanOrEqual(one.cost.yearly);
		const fastest = byId.get(picks.fastest)!;
		for (const one of compared) expect(fastest.outage.downtimeHours).toBeLessThanOrEqual(one.outage.downtimeHours);
		expect(byId.get(picks.leastChange!)!.meetsTargets).toBe(true);
		expect(breakEven.map((one) => `${one.from} ${one.to}`)).toEqual(["T1 T2", "T2 T3", "T3 T4", "T4 hosted"]);
		expect(compared.some((one) => one.onParetoFront)).toBe(true);
	});

	it("says what can still fail and what must be in place first", () => {
		const { options: compared } = compareOptions(make(), "mail", options);
		const t4 = compared.find((one) => one.option === "T4")!;
		expect(t4.stillFails.map((one) => one.values.scenario)).toContain("human");
		expect(t4.preconditions.map((one) => one.values.practiceId)).toContain("HW-12");
		expect(compared.find((one) => one.option === "hosted")!.preconditions[0]!.text).toMatch(/^The contract/);
	});

	it("keeps a means that exists and refuses a service that does not", () => {
		const facts = make();
		expect(withOption(facts, "mail", "T1")).toBe(facts);
		const standby = withOption(facts, "mail", "T2").services[0]!.protection;
		expect(standby.backup).toEqual(facts.services[0]!.protection.backup);
		expect(standby.standby).toMatchObject({ daysBehind: 0 });
		expect(() => withOption(facts, "x", "T2")).toThrow("serviceId is not in the facts: x");
		expect(() => compareOptions(facts, "x", options)).toThrow(RangeError);
	});

	it("becomes decisions in money, and names the services that have no price", () => {
		const facts = make();
		const { decisions, unpriced } = serviceDecisions(facts.organization, [compareOptions(facts, "mail", options)]);
		expect(unpriced).toEqual([]);
		expect(decisions[0]).toMatchObject({ id: "service:mail", current: "T1" });
		const open = make({ costPerHour: { business: null, outside: null } });
		expect(serviceDecisions(open.organization, [compareOptions(open, "mail", options)])).toEqual({
			decisions: [],
			unpriced: ["mail"],
		});
		facts.practiceAnswers = makeFacts({ answers: [{ practiceId: "PR-06", state: "no" }] }).practiceAnswers;
		const assessed = makeAssessment(facts.services[0]!);
		const [change] = practiceDecisions(facts, [assessed], AS_OF);
		/** PR-06: human × 1.4, software × 1.1; what the gap adds, at 9 h and the average hour. */
		const hours = (0.1 * 0.4 + 0.18 * 0.1) * 9;
		expect(change!.options[1]!.yearlyLoss).toBeCloseTo((-hours * 52_800) / 168, 6);
		expect(change!.options[1]!.yearlyCost).toBeCloseTo((2 * 250) / 3, 9);
	});
});

describe("what cannot be hosted", () => {
	it("is what runs others' machines, and what services that stay depend on", () => {
		const facts = make();
		const service = facts.services[0]!;
		expect(hostingObstacle(facts, service)).toBeNull();
		expect(hostingObstacle(facts, { ...service, kind: "virtualisation" })?.code).toBe("hosting.runs-machines");
		const leaning = { ...service, id: "web", name: "Web", dependsOn: ["mail"] };
		const with2 = { ...facts, services: [service, leaning] };
		expect(hostingObstacle(with2, service)?.text).toMatch(/^Web here depends on /);
		const away = { ...leaning, protection: { ...leaning.protection, tier: "hosted" as const } };
		expect(hostingObstacle({ ...facts, services: [service, away] }, service)).toBeNull();
	});

	it("is shown as an option, never picked, never on the front, and no decision", () => {
		const facts = make();
		const [service] = facts.services;
		const leant = { ...facts, services: [service!, { ...service!, id: "web", name: "Web", dependsOn: ["mail"] }] };
		const comparison = compareOptions(leant, "mail", OPTIONS);
		const hosted = comparison.options.find(({ option }) => option === "hosted")!;
		expect(hosted.obstacle).not.toBeNull();
		expect(hosted.onParetoFront).toBe(false);
		expect(Object.values(comparison.picks)).not.toContain("hosted");
		const { decisions } = serviceDecisions(leant.organization, [comparison]);
		expect(decisions[0]!.options.map(({ id }) => id)).not.toContain("hosted");
	});
});
