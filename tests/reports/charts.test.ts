import { describe, expect, it } from "vitest";
import { timePosition } from "@/lib/time-axis";
import { histogramChart } from "@/reports/charts/histogram";
import { rangeChart } from "@/reports/charts/range-chart";
import { waterfall } from "@/reports/charts/waterfall";
import { wordsFor } from "@/reports/words/words";
import { makeInput } from "./support/make-report";

const words = wordsFor("en");

const numbers = (svg: string, tag: string, attribute: string): number[] =>
	[...svg.matchAll(new RegExp(`<${tag}[^>]*? ${attribute}="(-?[\\d.]+)"`, "g"))].map((match) => Number(match[1]));

describe("charts on paper", () => {
	it("draw bars where the axis of the screen puts them", () => {
		const row = {
			label: "Server lost",
			p10Minutes: 480,
			p50Minutes: 540,
			p90Minutes: 600,
			tone: "exposed" as const,
			beyond: "9 h",
		};
		const { svg, alt } = rangeChart([{ ...row, words: "Server lost: 8–10 h" }], 120, 368, words);
		const plot = 368 - 140 - 14;
		const [left] = numbers(svg, "rect", "x");
		const [width] = numbers(svg, "rect", "width");
		expect(left).toBeCloseTo(140 + timePosition(480) * plot, 1);
		expect(left! + width!).toBeCloseTo(140 + timePosition(600) * plot, 1);
		expect(numbers(svg, "line", "x1").at(-1)).toBeCloseTo(140 + timePosition(120) * plot, 1);
		expect(alt).toBe("Server lost: 8–10 h");
	});

	it("draws no target where none is set, and keeps a target of zero inside the first band", () => {
		const row = {
			label: "x",
			p10Minutes: 1,
			p50Minutes: 2,
			p90Minutes: 3,
			tone: "ready" as const,
			words: "x",
			beyond: "",
		};
		expect(rangeChart([row], null, 368, words).svg).not.toContain("stroke-dasharray");
		expect(rangeChart([row], 0, 368, words).svg).toContain("stroke-dasharray");
	});

	it("says in figures what lies beyond the axis, and only that", () => {
		const row = { label: "Site lost", p10Minutes: 9000, p90Minutes: 90_000, tone: "exposed" as const, words: "" };
		const drawn = (p50Minutes: number) => rangeChart([{ ...row, p50Minutes, beyond: "40 days" }], null, 368, words).svg;
		expect(drawn(57_600)).toContain("40 days ›");
		expect(drawn(10_000)).not.toContain("40 days");
	});

	it("hang each step of a waterfall from the sum before it, and end at the score", () => {
		const { contributions, score } = makeInput().assessment.readiness;
		const { svg, alt } = waterfall(contributions, score, 368, words);
		const lefts = numbers(svg, "rect", "x");
		const widths = numbers(svg, "rect", "width");
		expect(lefts).toHaveLength(contributions.length + 1);
		for (let step = 1; step < contributions.length - 1; step++)
			expect(lefts[step]).toBeCloseTo(lefts[step - 1]! + widths[step - 1]!, 1);
		expect(lefts.at(-1)! + widths.at(-1)!).toBeCloseTo(lefts.at(-2)!, 0);
		expect(alt).toContain("Gates −1.5");
	});

	it("says the distribution in words", () => {
		const estimate = makeInput().assessment.services[0]!.scenarios[0]!.restore;
		const { svg, alt } = histogramChart(estimate, 120, 368, words);
		expect(alt).toContain("half under 9.1\u00a0h");
		expect(alt).toContain("The target is 2\u00a0h.");
		expect(svg).not.toContain("NaN");
	});

	it("survives a distribution with no width", () => {
		const estimate = makeInput().assessment.services[0]!.scenarios[0]!.restore;
		const flat = { ...estimate, p10: 0, p50: 0, p90: 0, histogram: { start: 0, binWidth: 0, counts: [10] } };
		expect(histogramChart(flat, null, 368, words).svg).not.toMatch(/NaN|Infinity/);
	});

	it("treats a label as text", () => {
		const row = { p10Minutes: 1, p50Minutes: 2, p90Minutes: 3, tone: "ready" as const, words: "", beyond: "" };
		expect(rangeChart([{ ...row, label: `</text><image href="x"/>` }], null, 368, words).svg).not.toContain("<image");
	});
});
