import { describe, expect, it } from "vitest";
import {
	annuity,
	type CloudFacts,
	compareOptions,
	DOUBTS,
	hostedTerms,
	multiYearCost,
	openDoubts,
	USUAL_DISCOUNT_RATE,
} from "@/engine";
import { makeFacts, makeService, UNKNOWN_HOSTED } from "../restore/make-facts";

const OPTIONS = { seed: 3, trials: 300, asOf: "2026-11-23" };
const TERMS = {
	...UNKNOWN_HOSTED,
	availability: 0.999,
	restoreHours: 8,
	creditPercent: 10,
	pricePerUserPerMonth: 5,
	excludedHoursPerMonth: 4,
};
const CLOUD: CloudFacts = {
	offer: TERMS,
	migrationDays: 10,
	migrationCost: 1000,
	exitDays: 4,
	exitCost: 500,
	exitFormat: "mbox",
	discountRate: 0,
	doubts: [],
};

describe("the terms of a hosting contract", () => {
	it("let 8.76 hours a year pass at three nines, and the planned ones on top", () => {
		const terms = hostedTerms(TERMS, 100, 2000);
		expect(terms.allowedHoursPerYear).toBeCloseTo(8.76 + 48, 9);
		expect(terms.excludedHoursPerYear).toBe(48);
	});

	it("pay back less than the outage costs", () => {
		// 100 users × 5 × 10 % = 50 a month, against eight hours of 2000.
		expect(hostedTerms(TERMS, 100, 2000)).toMatchObject({
			creditPerMissedMonth: 50,
			costOfWorstOutage: 16_000,
			yearlyFee: 6000,
			worstOutageHours: 8,
		});
	});

	it("stay unknown where the contract says nothing", () => {
		const terms = hostedTerms(UNKNOWN_HOSTED, null, null);
		expect(Object.values(terms).every((value) => value === null)).toBe(true);
	});
});

describe("the cost over years", () => {
	const facts = makeFacts({
		services: [
			makeService({
				users: 100,
				costPerHour: { business: 1000, outside: 100 },
				design: { dnsTtlSeconds: null, load: null, cloud: CLOUD },
			}),
		],
	});
	const comparison = compareOptions(facts, "mail", OPTIONS);
	const of = (cloud: CloudFacts | null) => multiYearCost(facts.organization, comparison, cloud);

	it("puts hosted beside T1 to T4, over three and five years", () => {
		const { options } = of(CLOUD);
		expect(options.map(({ option }) => option)).toEqual(["T1", "T2", "T3", "T4", "hosted"]);
		for (const { spans } of options) expect(spans.map(({ years }) => years)).toEqual([3, 5]);
	});

	it("is the fee, the move in and the way out, when money keeps its worth", () => {
		const hosted = of(CLOUD).options.at(-1)!.spans[0]!;
		// A day of work at 250 dollars × 0.87: 10 days in, 4 out.
		const day = 250 * 0.87;
		expect(hosted.moving).toBeCloseTo(10 * day + 1000 + 4 * day + 500, 6);
		// 100 users × 5 × 12 × 3 years and two days of work a year.
		expect(hosted.running).toBeCloseTo(100 * 5 * 12 * 3 + 2 * day * 3, 6);
		expect(hosted.capital).toBe(0);
		expect(hosted.total).toBeCloseTo(hosted.protection + hosted.outages!, 9);
	});

	it("buys machines once in five years of life, however long the span is", () => {
		const [three, five] = of(CLOUD).options[1]!.spans;
		expect(five!.capital).toBe(three!.capital);
		expect(five!.running / three!.running).toBeCloseTo(5 / 3, 9);
	});

	it("is worth less the later it is paid: the annuity of the textbooks", () => {
		// 1 a year for five years at 8 %: 3.9927.
		expect(annuity(0.08, 5)).toBeCloseTo(3.9927, 4);
		expect(annuity(0, 5)).toBe(5);
		expect(() => annuity(-0.1, 3)).toThrow(RangeError);
		const usual = of({ ...CLOUD, discountRate: null });
		expect(usual).toMatchObject({ discountRate: USUAL_DISCOUNT_RATE, isRateAssumed: true });
		expect(usual.options[0]!.spans[1]!.running).toBeLessThan(of(CLOUD).options[0]!.spans[1]!.running);
	});

	it("is a lower bound while the move and the way out have no figures", () => {
		expect(of(CLOUD).options.at(-1)!.isComplete).toBe(true);
		expect(of({ ...CLOUD, exitDays: null, exitCost: null }).options.at(-1)!.isComplete).toBe(false);
		expect(of(null).options.at(-1)!.isComplete).toBe(false);
	});

	it("takes the terms of the offer, though another way is in force", () => {
		const hosted = comparison.options.find(({ option }) => option === "hosted")!;
		expect(hosted.cost.lines.find(({ item }) => item === "hostedUser")!.yearly).toBe(6000);
	});
});

describe("the doubts about a hosted service", () => {
	it("stand with the hosted option until they are settled, with what was said", () => {
		const answered = DOUBTS.map(({ id }) => ({ doubt: id, answer: "yes" as const, note: null }));
		const doubtsOf = (doubts: CloudFacts["doubts"]) =>
			openDoubts(makeService({ design: { dnsTtlSeconds: null, load: null, cloud: { ...CLOUD, doubts } } }));
		expect(doubtsOf(answered)).toEqual([]);
		const partly = [
			{ doubt: "privacy-place", answer: "partly" as const, note: "backups abroad" },
			...answered.slice(1),
		];
		expect(doubtsOf(partly.filter(({ doubt }, index) => index === 0 || doubt !== "privacy-place"))[0]!.text).toContain(
			"Only in part (backups abroad)",
		);
		expect(doubtsOf([]).map(({ text }) => text)).toEqual([
			expect.stringContaining(`${DOUBTS.length} of ${DOUBTS.length}`),
		]);
		const facts = makeFacts({ services: [makeService({ users: 10 })] });
		const hosted = compareOptions(facts, "mail", OPTIONS).options.at(-1)!;
		expect(hosted.preconditions.map(({ code }) => code)).toContain("doubt.open");
	});

	it("are the four of the field, each as short questions", () => {
		expect(new Set(DOUBTS.map(({ heading }) => heading))).toEqual(
			new Set(["security", "privacy", "performance", "availability"]),
		);
		expect(new Set(DOUBTS.map(({ id }) => id)).size).toBe(DOUBTS.length);
		for (const { question } of DOUBTS) expect(question.endsWith("?")).toBe(true);
	});
});
