import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { BudgetFigure } from "@/components/plans/budget-figure";
import { RankedTable } from "@/components/plans/ranked-table";
import { ShortList } from "@/components/ui/short-list";

afterEach(cleanup);

const curve = [
	{ yearlyMore: -500, yearlyLoss: 9000 },
	{ yearlyMore: 1000, yearlyLoss: 6000 },
	{ yearlyMore: 4000, yearlyLoss: 5000 },
];

describe("the budget's figure", () => {
	const show = (budget: number, onBudget: (budget: number) => void = () => {}) =>
		render(<BudgetFigure curve={curve} todayLoss={10_000} budget={budget} currency="EUR" onBudget={onBudget} />);

	it("says what the amount where the mark stands avoids", () => {
		show(2000);
		expect(screen.getByRole("figure").textContent).toContain("€2,000 more a year avoids €4,000 of loss a year");
		cleanup();
		show(0);
		expect(screen.getByRole("figure").textContent).toContain("€0 more a year avoids €1,000 of loss a year");
	});

	it("is set by its slider, from nothing to the most that gains anything", () => {
		const set: number[] = [];
		show(2000, (budget) => set.push(budget));
		const slider = screen.getByRole("slider");
		expect(slider.getAttribute("aria-valuetext")).toBe("€2,000");
		fireEvent.change(slider, { target: { value: "400" } });
		fireEvent.change(slider, { target: { value: "0" } });
		expect(set).toEqual([4000, 0]);
	});

	it("has every point in its table, what saves money too", () => {
		show(2000);
		fireEvent.click(screen.getByRole("button", { name: /^As a table/ }));
		const rows = screen.getAllByRole("row").map((row) => row.textContent);
		expect(rows.slice(1)).toEqual(["−€500€1,000", "€1,000€4,000", "€4,000€5,000"]);
	});
});

describe("long lists of changes", () => {
	it("show the first, and all of them when asked", () => {
		const ranked = Array.from({ length: 20 }, (_, index) => ({
			change: { kind: "practice" as const, practiceId: `P-${index}` },
			title: `Practice ${index}`,
			yearlyMore: 1,
			yearlyLossAvoided: 100 - index,
			downtimeHoursSaved: 1,
		}));
		render(<RankedTable ranked={ranked} titleOf={() => ""} currency="EUR" onOpen={() => {}} />);
		expect(screen.getAllByRole("row")).toHaveLength(11);
		fireEvent.click(screen.getByRole("button", { name: "Show all 20" }));
		expect(screen.getAllByRole("row")).toHaveLength(21);
	});

	it("fold what is over six, but never a single one", () => {
		const items = (count: number) => Array.from({ length: count }, (_, index) => <li key={String(index)}>{index}</li>);
		render(<ShortList ofMany="changes">{items(9)}</ShortList>);
		expect(screen.getByText("3 more changes")).toBeTruthy();
		cleanup();
		render(<ShortList ofMany="changes">{items(7)}</ShortList>);
		expect(screen.queryByText(/more changes/)).toBeNull();
	});
});
