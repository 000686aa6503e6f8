import { beforeAll, describe, expect, it } from "vitest";
import { getAssessment } from "@/data/assessment";
import { getBudget } from "@/data/budget";
import { loadFacts } from "@/data/load-facts";
import type { Context } from "@/data/permission";
import { factsSchema } from "@/schemas/facts";
import { smallFacts } from "../support/facts";
import { makeOrganization } from "../support/make-organization";
import { readSample } from "../support/sample";

describe("the best plan for a budget", { timeout: 120_000 }, () => {
	let context: Context;

	beforeAll(async () => {
		context = await makeOrganization();
		const { $schema: _, ...facts } = (await readSample()) as Record<string, unknown>;
		await loadFacts(context, factsSchema.parse(facts));
	});

	it("never spends more than the budget, and never avoids less for more", async () => {
		const { curve, today } = await getBudget(context, null);
		const most = curve.at(-1)!.yearlyMore;
		expect(most).toBeGreaterThan(0);
		let before = today!.yearlyLoss;
		for (const share of [0, 0.1, 0.4, 1]) {
			const { best } = await getBudget(context, most * share);
			expect(best!.point.yearlyMore).toBeLessThanOrEqual(most * share + 1e-6 * most);
			expect(best!.point.yearlyLoss).toBeLessThanOrEqual(before + 1e-6 * before);
			before = best!.point.yearlyLoss;
		}
		const losses = curve.map((point) => point.yearlyLoss);
		expect(losses).toEqual([...losses].sort((one, other) => other - one));
	});

	it("begins where bills and losses together are least", async () => {
		const { best, curve, leastTotal } = await getBudget(context, null);
		expect(best!.yearlyBudget).toBe(leastTotal);
		const total = best!.point.yearlyMore + best!.point.yearlyLoss;
		for (const point of curve) expect(total).toBeLessThanOrEqual(point.yearlyMore + point.yearlyLoss + 1);
	});

	it("lays its purchases out in phases that add up to it", async () => {
		const { best, today, curve } = await getBudget(context, 5e6);
		expect((await getBudget(context, null)).best!.yearlyBudget).toBeLessThan(curve.at(-1)!.yearlyMore);
		const { phases, point } = best!;
		expect(phases.length).toBeGreaterThan(1);
		const purchases = phases.flatMap((phase) => phase.purchases);
		const paid = purchases.reduce((sum, one) => sum + one.yearlyMore, 0);
		const avoided = purchases.reduce((sum, one) => sum + one.yearlyLossAvoided, 0);
		expect(paid).toBeCloseTo(point.yearlyMore, 4);
		expect(today!.yearlyLoss - avoided).toBeCloseTo(point.yearlyLoss, 4);
		expect(phases.at(-1)!.yearlyLoss).toBeCloseTo(point.yearlyLoss, 4);
		expect(phases.at(-1)!.downtimeHours).toBeLessThan(today!.downtimeHours);
		expect(phases.at(-1)!.outageCost).toBeGreaterThanOrEqual(0);
		expect(phases.at(-1)!.outageCost).toBeLessThan(today!.outageCost!);
	});

	it("ranks protections, purchases and practices in one list, each by what it gains alone", async () => {
		const { ranked } = await getBudget(context, null);
		const kinds = new Set(ranked.map(({ change }) => change.kind));
		expect(kinds).toContain("practice");
		expect(kinds).toContain("protect");
		const gains = ranked.map((one) => one.yearlyLossAvoided - (one.yearlyMore ?? 0));
		expect(gains).toEqual([...gains].sort((one, other) => other - one));
		expect(gains.every((gain) => gain > 0)).toBe(true);
	});

	it("hosts nothing that services here lean on", async () => {
		const { facts } = await getAssessment(context);
		const leanedOn = new Set(facts.services.flatMap((service) => service.dependsOn));
		expect(leanedOn.size).toBeGreaterThan(0);
		const { best, ranked } = await getBudget(context, 5e7);
		const changes = [...ranked, ...best!.phases.flatMap(({ purchases }) => purchases)].map(({ change }) => change);
		for (const change of changes)
			if (change.kind === "protect" && leanedOn.has(change.serviceId)) expect(change.option).not.toBe("hosted");
	});

	it("names the services whose hour has no price, and has no answer when none has", async () => {
		const bare = await makeOrganization();
		await loadFacts(bare, smallFacts());
		const { today, best, unpricedServiceIds } = await getBudget(bare, 1000);
		expect([today, best]).toEqual([null, null]);
		expect(unpricedServiceIds.length).toBeGreaterThan(0);
	});
});
