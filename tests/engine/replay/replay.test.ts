import { describe, expect, it } from "vitest";
import { assessOne, type Facts, type Incident, replayIncidents, TIER_IDS, type TierId } from "@/engine";
import { AS_OF, makeFacts, makeServer, makeService, makeSite, protectionOf } from "../restore/make-facts";
import { sampleFacts } from "../sample-facts";

const OPTIONS = { seed: 5, trials: 1000, asOf: AS_OF };
const groups = [{ id: "g", name: "Mail", serverIds: ["server-1"], required: 1 }];
const costPerHour = { business: 1000, outside: 100 };
const make = (service: object = {}, site: object = {}): Facts =>
	makeFacts({
		sites: [makeSite(site), makeSite({ id: "graz", name: "Graz" })],
		servers: [makeServer()],
		services: [makeService({ groups, costPerHour, ...service })],
	});
const incident = (hours: number, scenario: Incident["scenario"] = "hardware"): Incident => ({
	...{ id: "i", serviceIds: ["mail"], scenario, startedAt: "2026-11-02T09:00:00Z", note: null },
	endedAt: new Date(Date.parse("2026-11-02T09:00:00Z") + hours * 3_600_000).toISOString(),
});
/** Monday, 9:00; business hours are 8 to 18. */
const MONDAY = 9;
const SATURDAY = 5 * 24 + 3;
const replay = (facts: Facts, one: Incident, startHourOfWeek = MONDAY) =>
	replayIncidents(facts, [{ incident: one, startHourOfWeek }], OPTIONS).incidents[0]!;
const tierOf = (result: ReturnType<typeof replay>, tier: TierId) => result.tiers.find((one) => one.tier === tier)!;

describe("a past incident on each tier", () => {
	it("agrees with the documented times: T1 8 to 10 h, T2 2 to 3 h, T3 15 min, T4 at once", () => {
		const result = replay(make(), incident(20));
		expect(result.tiers.map(({ tier }) => tier)).toEqual([...TIER_IDS]);
		expect(tierOf(result, "T1").downHours.p50).toBeGreaterThan(8);
		expect(tierOf(result, "T1").downHours.p50).toBeLessThan(10);
		expect(tierOf(result, "T2").downHours.p50).toBeGreaterThan(2);
		expect(tierOf(result, "T2").downHours.p50).toBeLessThan(3);
		expect(tierOf(result, "T3").downHours.p50 * 60).toBeGreaterThan(8);
		expect(tierOf(result, "T3").downHours.p50 * 60).toBeLessThan(16);
		expect(tierOf(result, "T4").downHours.p50 * 60).toBeLessThan(1);
		expect(tierOf(result, "T1").isCurrent).toBe(true);
	});

	it("is today's estimate of the same tier where nobody has to be waited for", () => {
		const facts = make();
		const estimate = assessOne(facts, "mail", { ...OPTIONS, trials: 4000 }).scenarios[0]!.restore.p50;
		expect(tierOf(replay(facts, incident(20)), "T1").downHours.p50 * 60).toBeCloseTo(estimate, -1.7);
	});

	it("counts money by the hours as they fell: Monday 9:00, twelve hours, nine of them in business", () => {
		const result = replay(make(), incident(12));
		expect(result.actualHours).toBe(12);
		expect(result.actualCost).toBe(9 * 1000 + 3 * 100);
		const { savedCost, savedHours } = tierOf(result, "T4");
		expect(savedHours.p50).toBeCloseTo(12, 1);
		expect(savedCost!.p50).toBeGreaterThan(9300 - 30);
		expect(savedCost!.p50).toBeLessThanOrEqual(9300);
		const weekend = replay(make(), incident(12), SATURDAY);
		expect(weekend.actualCost).toBe(12 * 100);
	});

	it("waits for people as that hour made it: none on Monday morning, the call-out or the opening at night", () => {
		const site = { engineerHours: "business", callOutHours: null };
		const facts = make({ protection: protectionOf("T3") }, site);
		const down = (start: number, change: object = {}) =>
			tierOf(
				replay(make({ protection: facts.services[0]!.protection }, { ...site, ...change }), incident(60), start),
				"T3",
			).downHours.p50;
		expect(down(MONDAY)).toBeLessThan(0.3);
		// Saturday 3:00 to Monday 8:00 is 53 hours.
		expect(down(SATURDAY)).toBeGreaterThan(52.9);
		expect(down(SATURDAY)).toBeLessThan(53.4);
		expect(down(SATURDAY, { callOutHours: 2 })).toBeGreaterThan(1.9);
		expect(down(SATURDAY, { callOutHours: 2 })).toBeLessThan(2.4);
	});

	it("says where a tier would not have helped: replication and cluster carry damage along", () => {
		const result = replay(make(), incident(10, "corruption"));
		expect(tierOf(result, "T3").noHelp[0]!.reason.code).toBe("path.replicated-damage");
		expect(tierOf(result, "T4").noHelp[0]!.reason.code).toBe("path.shared-damage");
		expect(tierOf(result, "T1").noHelp).toEqual([]);
	});

	it("claims nothing where a service cannot be hosted", () => {
		const result = replay(make({ kind: "virtualisation" }), incident(10));
		const hosted = tierOf(result, "hosted");
		expect(hosted.noHelp[0]!.reason.code).toBe("hosting.runs-machines");
		expect(hosted.savedHours).toEqual({ p10: 0, p50: 0, p90: 0 });
		expect(hosted.savedCost).toEqual({ p10: 0, p50: 0, p90: 0 });
	});

	it("says when it was over sooner than a tier usually takes, and knows no price that nobody gave", () => {
		const result = replay(make({ costPerHour: { business: 1000, outside: null } }), incident(1));
		expect(tierOf(result, "T1").savedHours.p90).toBeLessThan(0);
		expect(result.actualCost).toBeNull();
		expect(result.tiers.every(({ savedCost }) => savedCost === null)).toBe(true);
	});

	it("refuses one that has no end, or ends before it began", () => {
		expect(() => replay(make(), { ...incident(1), endedAt: null })).toThrow(RangeError);
		expect(() => replay(make(), incident(-1))).toThrow(RangeError);
	});
});

describe("a year's incidents", () => {
	it("add up in hours and money, and their range is narrower than the sum of ranges", async () => {
		const facts = await sampleFacts();
		const past = facts.incidents.map((one, place) => ({ incident: one, startHourOfWeek: 20 * place }));
		const { incidents, total } = replayIncidents(facts, past, OPTIONS);
		const hours = facts.incidents.reduce(
			(sum, { startedAt, endedAt, serviceIds }) =>
				sum + ((Date.parse(endedAt!) - Date.parse(startedAt)) / 3_600_000) * serviceIds.length,
			0,
		);
		expect(total.actualHours).toBeCloseTo(hours, 9);
		for (const [place, tier] of total.tiers.entries()) {
			const each = incidents.map((one) => one.tiers[place]!.downHours);
			const spread = each.reduce((sum, { p10, p90 }) => sum + p90 - p10, 0);
			expect(tier.downHours.p90 - tier.downHours.p10).toBeLessThanOrEqual(spread + 1e-9);
			expect(tier.savedHours.p10).toBeLessThanOrEqual(tier.savedHours.p50);
			expect(tier.savedHours.p50).toBeCloseTo(total.actualHours - tier.downHours.p50, 6);
		}
		expect(replayIncidents(facts, past, OPTIONS).total).toEqual(total);
	});

	it("of none are nothing", () => {
		const { total } = replayIncidents(make(), [], OPTIONS);
		expect(total.actualHours).toBe(0);
		expect(total.tiers.every(({ isCurrent, savedHours }) => !isCurrent && savedHours.p90 === 0)).toBe(true);
	});
});
