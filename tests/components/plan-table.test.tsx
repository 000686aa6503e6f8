import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { type PlanSummary, planTotals, type ScenarioLine, type ServiceLine } from "@/components/plans/plan-lines";
import { PlanTable } from "@/components/plans/plan-table";
import { costText, outageText, planSentence } from "@/components/plans/plan-words";
import { type SavedPlan, SavedPlans } from "@/components/plans/saved-plans";

afterEach(cleanup);

function line(name: string, p50: number, verdict: ScenarioLine["restoreVerdict"]): ServiceLine {
	const scenario: ScenarioLine = {
		scenario: "hardware",
		restoreTargetMinutes: 120,
		restoreVerdict: verdict,
		lossVerdict: "met",
		effectiveTier: "T1",
		restore: { p10: p50 * 0.9, p50, p90: p50 * 1.1 },
		loss: { p90Hours: 1, totalLossProbability: 0 },
	};
	return { serviceId: name, name, tierClaimed: "T1", tierInForce: "T1", scenarios: [scenario] };
}

const summary = (services: ServiceLine[], parts: Partial<PlanSummary> = {}): PlanSummary => ({
	services,
	score: 50,
	uncapped: 50,
	downtimeHours: 10,
	outageCost: 1000,
	unpricedServiceIds: [],
	cost: { yearlyMore: 0, unpricedChanges: [] },
	...parts,
});

const before = [line("Mail", 540, "missed"), line("ERP", 100, "met")];
const after = [line("Mail", 100, "met"), line("ERP", 100, "met")];

describe("the plan's table", () => {
	it("draws today's bar behind the planned one, only where they differ", () => {
		render(<PlanTable caption="Services" today={before} planned={after} choice="hardware" />);
		const mail = within(screen.getByRole("row", { name: /Mail/ }));
		expect(mail.getByRole("img").getAttribute("aria-label")).toMatch(/median 1.7\sh, today 9\sh; target 2\sh, met/);
		expect(mail.getByRole("img").querySelectorAll(".border-dashed")).toHaveLength(1);
		const erp = within(screen.getByRole("row", { name: /ERP/ }));
		expect(erp.getByRole("img").getAttribute("aria-label")).not.toMatch(/today/);
		expect(erp.getByRole("img").querySelectorAll(".border-dashed")).toHaveLength(0);
	});
});

describe("plans side by side", () => {
	const saved: SavedPlan = {
		id: "plan-1",
		name: "Standby for mail",
		changes: [],
		version: 1,
		createdByName: "Asha",
		adopted: null,
	};
	const rowOf = (name: RegExp) => within(screen.getByRole("row", { name }));
	const cells = (name: RegExp) =>
		rowOf(name)
			.getAllByRole("cell")
			.map((cell) => cell.textContent!.replaceAll("\u00a0", " "));
	const nothing = () => {};
	const show = (compared: Map<string, PlanSummary>) =>
		render(
			<SavedPlans
				plans={[saved]}
				today={summary(before)}
				draft={null}
				compared={compared}
				choice="hardware"
				currency="EUR"
				mayEdit
				onOpen={nothing}
				onAdopt={nothing}
				onArchive={nothing}
			/>,
		);

	it("names the slowest service of each plan and what differs from today", () => {
		const planned = summary(after, {
			downtimeHours: 4,
			outageCost: 400,
			score: 61.5,
			cost: { yearlyMore: 2500, unpricedChanges: [] },
		});
		show(new Map([["plan-1", planned]]));
		expect(cells(/^Today/).slice(0, 4)).toEqual(["9 hMail", "1 hMail", "10 h", "€1,000"]);
		const row = cells(/^Standby for mail/);
		expect(row.slice(0, 4)).toEqual([
			"1.7 hMailagainst today: −7.3 h",
			"1 hMailagainst today: as today",
			"4 hagainst today: −6 h",
			"€400against today: −€600",
		]);
		expect(row.slice(4, 7)).toEqual(["€2,500 more a year", "61.5against today: +11.5", "0 of 2against today: −1"]);
	});

	it("calls everything lost worse than any hours, and waits for figures that are not there", () => {
		const lost = before.map((service, index) => ({
			...service,
			scenarios: service.scenarios.map((one) => ({
				...one,
				loss: { p90Hours: 1, totalLossProbability: index === 1 ? 0.9 : 0 },
			})),
		}));
		expect(planTotals(summary(lost), "hardware").losesMost!.name).toBe("ERP");
		show(new Map());
		expect(cells(/^Standby for mail/)[0]).toBe("…");
	});
});

describe("a plan in words", () => {
	it("says how many services would miss, against today, and for how much", () => {
		const cost = { yearlyMore: 5000, unpricedChanges: [] };
		const planned = summary(after, { downtimeHours: 4, cost });
		expect(planSentence(1, summary(before), planned, "hardware", "EUR").replaceAll("\u00a0", " ")).toBe(
			"With 1 change, no service would miss its target instead of 1, 6 h less down a year: €5,000 more a year.",
		);
		expect(planSentence(0, summary(before), summary(before), "hardware", "EUR")).toMatch(
			/^1 of 2 services would miss its/,
		);
	});

	it("calls a sum without a price a lower bound, and never reads unknown as nothing", () => {
		const part = summary(after, { cost: { yearlyMore: 5000, unpricedChanges: ["quorum:Mail"] } });
		expect(costText(part, "EUR")).toBe("at least €5,000 more a year");
		expect(costText(summary(after, { cost: { yearlyMore: 0, unpricedChanges: ["a"] } }), "EUR")).toBe("price unknown");
		expect(outageText(summary(after, { outageCost: null, unpricedServiceIds: ["Mail", "ERP"] }), "EUR")).toMatch(
			/^unknown/,
		);
		expect(outageText(summary(after, { unpricedServiceIds: ["ERP"] }), "EUR")).toBe(
			"€1,000 a year, 1 service without a price",
		);
	});
});
