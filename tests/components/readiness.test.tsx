import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { gainsOf } from "@/components/readiness/gains";
import { readinessSentence } from "@/components/readiness/readiness-sentence";
import { stepsOf, Waterfall } from "@/components/readiness/waterfall";
import type { GateResult, NextAction, Readiness } from "@/engine";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

const gate = (passed: boolean, capTo: number): GateResult => ({
	practiceId: "AS-02",
	serviceIds: [],
	passed,
	capTo,
	sentence: { code: "gate", values: {}, text: "" },
});

const readiness = (over: Partial<Readiness>): Readiness => ({
	score: 61.4,
	uncapped: 61.4,
	low: 52,
	high: 70,
	coverage: 0.78,
	evidenceShare: 0.31,
	oldestEvidenceOn: null,
	parts: [],
	layers: [],
	sites: [],
	gates: [],
	contributions: [],
	practices: [],
	fallsNext: [],
	...over,
});

describe("readinessSentence", () => {
	it("gives the score its range", () => {
		expect(readinessSentence(readiness({}))).toBe("Readiness is 61 of 100, somewhere from 52 to 70.");
		expect(readinessSentence(readiness({ low: 61.4, high: 61.4 }))).toBe("Readiness is 61 of 100.");
	});

	it("counts only the gates that really hold it down", () => {
		const gates = [gate(false, 60), gate(false, 90), gate(true, 50)];
		expect(readinessSentence(readiness({ score: 60, uncapped: 74, gates }))).toBe(
			"Readiness is 60 of 100, somewhere from 52 to 70; 1 gate holds it down from 74.",
		);
	});
});

describe("Waterfall", () => {
	const contributions = [
		{ key: "restore", label: "Restore time", points: 20.5 },
		{ key: "proof", label: "Proof", points: 12 },
		{ key: "gates", label: "Gates", points: -4.5 },
	];

	it("starts each step where the last one ended", () => {
		expect(stepsOf(contributions).map(({ before, after }) => [before, after])).toEqual([
			[0, 20.5],
			[20.5, 32.5],
			[32.5, 28],
		]);
	});

	it("is a table whose last sum is the score", () => {
		render(<Waterfall contributions={contributions} score={28} />);
		const rows = screen.getAllByRole("row");
		expect(within(rows.at(-2)!).getByText("−4.5")).toBeDefined();
		expect(within(rows.at(-2)!).getByText("28")).toBeDefined();
		expect(within(rows.at(-1)!).getByText("28")).toBeDefined();
	});
});

describe("gainsOf", () => {
	const action: NextAction = {
		id: "a",
		title: { code: "", values: {}, text: "" },
		pointsGained: 6.04,
		restoreHoursGained: 1.2,
		failuresPerYearAvoided: 0,
		serviceIds: [],
		practiceId: null,
		effortDays: 0.5,
		cost: 180000,
		why: { code: "", values: {}, text: "" },
	};

	it("says what is gained and what it takes, and nothing that is nothing", () => {
		expect(gainsOf(action, "INR").map(plain)).toEqual(["+6 points", "−1.2 h", "half a day", "₹1.8 lakh"]);
	});

	it("tells an unknown price from none", () => {
		expect(gainsOf({ ...action, cost: null }, "INR")).toContain("price unknown");
		expect(gainsOf({ ...action, cost: 0 }, "INR")).toContain("no purchase");
	});
});
