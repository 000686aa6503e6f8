import { describe, expect, it } from "vitest";
import { assess, assessServices } from "../../../engine/assess";
import { PRACTICES } from "../../../engine/catalogue/practices";
import { expectedOutageCost } from "../../../engine/cost/outage-cost";
import { practiceOffers, serviceOffers, siteOffers } from "../../../engine/plan/change-offers";
import { applyChange, applyChanges, changeId, type PlanChange } from "../../../engine/plan/changes";
import { planner } from "../../../engine/plan/plan-figures";
import { AS_OF, makeFacts } from "../readiness/example";
import { sampleFacts } from "../sample-facts";

const OPTIONS = { seed: 7, trials: 200, asOf: AS_OF };
const facts = await sampleFacts();
const doing = ({ id }: { id: string }): PlanChange => ({ kind: "practice", practiceId: id });
const today = assess(facts, OPTIONS);
const offers = [
	...facts.services.flatMap((service) => serviceOffers(facts, service)),
	...siteOffers(facts),
	...practiceOffers(today.readiness, today.actions, 5),
];

describe("changes", () => {
	it("are offered only where they do something, and once done do nothing more", () => {
		expect(new Set(offers.map((offer) => offer.change.kind)).size).toBeGreaterThan(5);
		expect(new Set(offers.map((offer) => offer.id)).size).toBe(offers.length);
		for (const { change } of offers) {
			const after = applyChange(facts, change, AS_OF);
			expect(after, changeId(change)).not.toBe(facts);
			expect(applyChange(after, change, AS_OF), changeId(change)).toBe(after);
		}
	});

	it("leave the facts they are given as they are", () => {
		const before = JSON.stringify(facts);
		applyChanges(
			facts,
			offers.map((offer) => offer.change),
			AS_OF,
		);
		expect(JSON.stringify(facts)).toBe(before);
	});

	it("give the same facts whatever order they are listed in", () => {
		const id = facts.services.find((service) => service.protection.tier === "T1")!.id;
		const tier: PlanChange = { kind: "protect", serviceId: id, option: "T3" };
		const vote: PlanChange = { kind: "quorum", serviceId: id };
		const after = applyChanges(facts, [vote, tier], AS_OF);
		expect(after).toEqual(applyChanges(facts, [tier, vote], AS_OF));
		const { replication } = after.services.find((service) => service.id === id)!.protection;
		expect(replication).toMatchObject({ quorum: true, switchOver: "automatic" });
	});

	it("pass over what has gone, and refuse a line or an interval of nothing", () => {
		for (const change of [
			{ kind: "protect", serviceId: "gone", option: "T2" },
			{ kind: "spare", serviceId: "gone" },
			{ kind: "link", siteId: "gone", megabitsPerSecond: 10 },
		] satisfies PlanChange[])
			expect(applyChange(facts, change, AS_OF)).toBe(facts);
		const [site] = facts.sites;
		expect(() => applyChange(facts, { kind: "link", siteId: site!.id, megabitsPerSecond: 0 }, AS_OF)).toThrow(
			/megabitsPerSecond must be above 0, got 0/,
		);
		const serviceId = facts.services.find((one) => one.protection.backup !== null)!.id;
		expect(() => applyChange(facts, { kind: "interval", serviceId, hours: -1 }, AS_OF)).toThrow(
			/hours must be above 0/,
		);
	});

	it("answer a practice everywhere, but for where it does not apply", () => {
		const answers = [
			{ practiceId: "DC-01", siteId: "pune", state: "no" as const },
			{ practiceId: "DC-01", siteId: "goa", state: "not-applicable" as const, reason: "no room there" },
			{ practiceId: "DC-02", state: "no" as const },
		];
		const before = makeFacts({ sites: [{ id: "pune" }, { id: "goa" }], answers });
		const after = applyChange(before, { kind: "practice", practiceId: "DC-01" }, AS_OF);
		expect(after.practiceAnswers.map(({ practiceId, siteId, state }) => [practiceId, siteId, state])).toEqual([
			["DC-01", "goa", "not-applicable"],
			["DC-02", null, "no"],
			["DC-01", null, "yes"],
		]);
	});
});

describe("a plan's figures", () => {
	const plans: [name: string, changes: PlanChange[]][] = [
		["nothing", []],
		...offers.map((offer): [string, PlanChange[]] => [offer.id, [offer.change]]),
		["everything", offers.map((offer) => offer.change)],
	];
	const plan = planner(facts, OPTIONS, today.services);
	const clustered = facts.services.find((one) => one.protection.tier === "T1")!.id;
	plans.push([
		"a tier together with the practices that only it leans on",
		[{ kind: "protect", serviceId: clustered, option: "T4" }, ...PRACTICES.map(doing)],
	]);

	it.each(plans)("are the engine's own on the changed facts: %s", (_name, changes) => {
		const after = applyChanges(facts, changes, AS_OF);
		const { services, downtimeHours } = plan(changes).finish();
		expect(services).toEqual(assessServices(after, OPTIONS));
		const hours = services.map((service) => expectedOutageCost(after, service, { asOf: AS_OF }).downtimeHours);
		expect(downtimeHours).toBeCloseTo(
			hours.reduce((sum, one) => sum + one, 0),
			9,
		);
	});

	it("compute a service that nothing touches no second time", () => {
		expect(plan([]).waiting).toBe(0);
		const serviceId = facts.services.find((one) => one.protection.tier === "T2")!.id;
		const change: PlanChange = { kind: "protect", serviceId, option: "T3" };
		expect(plan([change]).waiting).toBe(1);
		plan([change]).finish();
		expect(plan([change]).waiting).toBe(0);
	});

	it("stand as today where they still wait, and come nearer service by service", () => {
		const changes = PRACTICES.map(doing);
		const fresh = planner(facts, OPTIONS, today.services);
		const work = fresh(changes);
		expect(work.waiting).toBeGreaterThan(3);
		expect(work.soFar().services).toEqual(today.services);
		const waiting = work.waiting;
		work.step();
		const differing = work.soFar().services.filter((service, index) => service !== today.services[index]);
		expect([differing.length, work.waiting]).toEqual([1, waiting - 1]);
		expect(work.finish()).toEqual(plan(changes).finish());
		expect(work.soFar()).toEqual(work.finish());
	});

	it("have the score of the whole assessment, and cost nothing when nothing changes", () => {
		const { readiness, cost } = plan([]).finish();
		expect(readiness.score).toBe(today.readiness.score);
		expect(cost).toEqual({ yearlyMore: 0, unpricedChanges: [] });
	});

	it("name what has no price instead of reading it as free", () => {
		const bare = makeFacts({
			services: [
				{ id: "mail", costPerHour: { business: null, outside: null }, protection: { tier: "T1", backup: {} } },
				{ id: "erp", costPerHour: { business: 100, outside: 100 }, protection: { tier: "T1", backup: {} } },
			],
			organization: { currency: "XAU" },
		});
		const changes: PlanChange[] = [{ kind: "protect", serviceId: "mail", option: "T2" }];
		const figures = planner(bare, OPTIONS)(changes).finish();
		expect(figures.unpricedServiceIds).toEqual(["mail"]);
		expect(figures.outageCost).toBeGreaterThan(0);
		expect(figures.cost.unpricedChanges).toEqual(["protect:mail"]);
		const none = makeFacts({ services: [{ id: "mail" }] });
		expect(planner(none, OPTIONS)([]).finish().outageCost).toBeNull();
	});

	it("count a spare once per server, by the organisation's own price", () => {
		const priced = makeFacts({
			servers: [
				{ id: "a", kind: "physical" },
				{ id: "b", kind: "physical" },
				{ id: "c", kind: "virtual" },
			],
			services: [{ id: "mail", groups: [{ id: "g", name: "g", serverIds: ["a", "b", "c"], required: 1 }] }],
			organization: { overrides: { costs: [{ item: "spareServer", amount: 1000, source: "quotation" }] } },
		});
		const { cost } = planner(priced, OPTIONS)([{ kind: "spare", serviceId: "mail" }]).finish();
		expect(cost).toEqual({ yearlyMore: 400, unpricedChanges: [] });
	});
});
