import { describe, expect, it } from "vitest";
import { chooseByFronts } from "../../../engine/cost/choice-model";
import {
	bestPortfolio,
	budgetCurve,
	type PortfolioDecision,
	portfolioFront,
	roadmap,
} from "../../../engine/cost/portfolio";
import { solveWithHighs } from "../../../lib/solve-with-highs";

/** Counted over all 4^6 choices: six services, four tiers. */
const COSTS = [1000, 3000, 7000, 20_000];
const HOURS = [9.002854339843099, 2.4750765620658135, 0.2513888887909735, 0.005972222287465349];
const SERVICES = [
	[120, 2],
	[40, 3],
	[900, 2],
	[120, 1],
	[40, 1],
	[900, 3],
] as const;
const DECISIONS: PortfolioDecision[] = SERVICES.map(([hourly, rate], index) => ({
	id: `S${index}`,
	current: "T1",
	options: COSTS.map((yearlyCost, tier) => ({
		id: `T${tier + 1}`,
		yearlyCost,
		yearlyLoss: rate * HOURS[tier]! * hourly,
	})),
}));
const exactly = async (model: Parameters<typeof chooseByFronts>[0]) => chooseByFronts(model);

describe("the best portfolio under a budget", () => {
	it.each([
		["fronts", exactly],
		["HiGHS", solveWithHighs],
	])("OP-08-portfolio-mckp: is the one found by counting, by %s", async (_, solve) => {
		const portfolio = (await bestPortfolio(DECISIONS, 24_000, solve))!;
		expect(portfolio.yearlyLoss / 2679.400922944695).toBeCloseTo(1, 9);
		expect(Object.values(portfolio.chosen)).toEqual(["T2", "T2", "T3", "T2", "T1", "T3"]);
		expect(portfolio.yearlyCost).toBe(24_000);
	});

	it("OP-08-portfolio-mckp: has 32 points on its Pareto front", () => {
		const front = portfolioFront(DECISIONS);
		expect(front).toHaveLength(32);
		for (const [index, point] of front.entries()) {
			if (index === 0) continue;
			expect(point.yearlyCost).toBeGreaterThan(front[index - 1]!.yearlyCost);
			expect(point.yearlyLoss).toBeLessThan(front[index - 1]!.yearlyLoss);
		}
	});

	it("is none below the cheapest set, and a curve that only falls above it", async () => {
		expect(await bestPortfolio(DECISIONS, 5999, exactly)).toBeNull();
		const budgets = [1000, 6000, 12_000, 24_000, 48_000, 120_000];
		const curve = await budgetCurve(DECISIONS, budgets, exactly);
		expect(curve.map((point) => point.budget)).toEqual(budgets.slice(1));
		for (const [index, point] of curve.entries()) {
			expect(point.portfolio.yearlyCost).toBeLessThanOrEqual(point.budget);
			if (index > 0) expect(point.portfolio.yearlyLoss).toBeLessThanOrEqual(curve[index - 1]!.portfolio.yearlyLoss);
		}
	});

	it("answers 300 services of six options, to proven optimality, by HiGHS", async () => {
		const many: PortfolioDecision[] = Array.from({ length: 300 }, (_, index) => ({
			id: `S${index}`,
			current: "0",
			options: [0, 1, 2, 3, 4, 5].map((option) => ({
				id: String(option),
				yearlyCost: 100 * option * (1 + ((index * 7) % 13) / 5),
				yearlyLoss: (10_000 * (1 + ((index * 11) % 17))) / (1 + option * (1 + (index % 5) / 3)),
			})),
		}));
		const portfolio = (await bestPortfolio(many, 90_000, solveWithHighs))!;
		expect(portfolio.yearlyCost).toBeLessThanOrEqual(90_000 * (1 + 1e-9));
		expect(Object.keys(portfolio.chosen)).toHaveLength(300);
		const dearer = (await bestPortfolio(many, 91_000, solveWithHighs))!;
		expect(dearer.yearlyLoss).toBeLessThan(portfolio.yearlyLoss);
	}, 60_000);
});

describe("a roadmap", () => {
	it("puts what avoids most for its cost first, and ends where the portfolio is", async () => {
		const target = (await bestPortfolio(DECISIONS, 24_000, exactly))!;
		const phases = roadmap(DECISIONS, target, 3);
		expect(phases).toHaveLength(3);
		const last = phases[2]!;
		expect(last.yearlyCost).toBeCloseTo(target.yearlyCost, 9);
		expect(last.yearlyLoss).toBeCloseTo(target.yearlyLoss, 9);
		const ratios = phases.flatMap((phase) => phase.changes).map((one) => one.yearlyLossAvoided / one.yearlyCost);
		expect(ratios).toEqual([...ratios].sort((one, other) => other - one));
		expect(phases[0]!.changes[0]!.decision).toBe("S5");
	});

	it("refuses what cannot be meant", () => {
		const target = { chosen: { S0: "T9" }, yearlyCost: 0, yearlyLoss: 0 };
		expect(() => roadmap(DECISIONS, target, 3)).toThrow("decision S0 has no option T9");
		expect(() => roadmap(DECISIONS, target, 0)).toThrow("phases must be 1 or more, got 0");
	});
});
