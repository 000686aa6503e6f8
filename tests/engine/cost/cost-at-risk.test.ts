import { describe, expect, it } from "vitest";
import { assessServices } from "../../../engine/assess";
import { costAtRisk } from "../../../engine/cost/cost-at-risk";
import { expectedOutageCost } from "../../../engine/cost/outage-cost";
import { makeFacts } from "../readiness/example";

const OPTIONS = { seed: 3, trials: 200, asOf: "2026-11-23" };
const priced = (id: string, business: number | null, outside: number | null = business) => ({
	id,
	costPerHour: { business, outside },
	protection: { tier: "T1" },
});

describe("costAtRisk", () => {
	it("is the sum of the services' expectations, between quick and slow recoveries", () => {
		const facts = makeFacts({ services: [priced("a", 100), priced("b", 40, 10)] });
		const services = assessServices(facts, OPTIONS);
		const { mean, low, high, unpricedServiceIds } = costAtRisk(facts, services, OPTIONS);
		const sum = services.reduce((total, one) => total + expectedOutageCost(facts, one, OPTIONS).downtimeCost!, 0);
		expect(mean).toBeCloseTo(sum, 6);
		expect(low).toBeGreaterThan(0);
		expect(low).toBeLessThan(sum);
		expect(high).toBeGreaterThan(sum);
		expect(unpricedServiceIds).toEqual([]);
	});

	it("leaves a service without a price out and says so, and knows nothing when none has one", () => {
		const facts = makeFacts({ services: [priced("a", 100), priced("b", null)] });
		expect(costAtRisk(facts, assessServices(facts, OPTIONS), OPTIONS).unpricedServiceIds).toEqual(["b"]);
		const unknown = makeFacts({ services: [priced("b", 100, null)] });
		expect(costAtRisk(unknown, assessServices(unknown, OPTIONS), OPTIONS)).toMatchObject({
			mean: null,
			low: null,
			high: null,
		});
	});

	it("doubles when an hour costs twice as much", () => {
		const at = (price: number) => {
			const facts = makeFacts({ services: [priced("a", price)] });
			return costAtRisk(facts, assessServices(facts, OPTIONS), OPTIONS);
		};
		expect(at(200).mean).toBeCloseTo(2 * at(100).mean!, 6);
		expect(at(200).high).toBeCloseTo(2 * at(100).high!, 6);
	});
});
