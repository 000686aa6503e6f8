import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTerms } from "../../../engine/claims/read-terms";
import type { ClaimTerms } from "../../../engine/claims/terms";
import { claimGaps, weighTerms } from "../../../engine/claims/weigh-terms";
import { makeFacts } from "../readiness/example";

const OWN = { days: [1, 2, 3, 4, 5], startHour: 8, endHour: 18 };
const calendar = (holidaysAfterWeekend = 0) => ({ businessHours: OWN, holidaysAfterWeekend });
const hours = (amount: number) => ({ kind: "hours" as const, hours: amount });
const days = (amount: number) => ({ kind: "business-days" as const, days: amount });
const week = (startHour: number, endHour: number, count = 5) => ({
	...{ days: [1, 2, 3, 4, 5, 6, 7].slice(0, count), startHour, endHour },
});

const EXAMPLES: [text: string, terms: Partial<ClaimTerms>][] = [
	["99.9 % availability", { availability: 0.999, period: null }],
	["Uptime of 99,95% per calendar month", { availability: 0.9995, period: "month" }],
	["Monthly Uptime Percentage of at least 99.99%", { availability: 0.9999, period: "month" }],
	["The service is available 99.5 percent of each quarter.", { availability: 0.995, period: "quarter" }],
	["We guarantee 99 % uptime a year", { availability: 0.99, period: "year" }],
	["Five nines", { availability: 0.99999 }],
	["99.9 % availability during business hours", { availability: 0.999, measuredInCoverOnly: true, cover: "business" }],
	["Response within 4 hours", { response: hours(4), resolution: null }],
	["Reaction time: 30 minutes, 24x7", { response: hours(0.5), cover: "always" }],
	["4-hour on-site response, 24×7×365", { response: hours(4), cover: "always" }],
	["Next business day on-site", { response: days(1), resolution: null }],
	["NBD response 8x5", { response: days(1), cover: "business", coverHours: week(9, 17) }],
	["Next working day replacement of parts", { resolution: days(1), response: null }],
	["6-hour call-to-repair, around the clock", { resolution: hours(6), cover: "always" }],
	["Response: 1 hour, resolution: 8 hours", { response: hours(1), resolution: hours(8) }],
	["response within two hours and repair within 2 business days", { response: hours(2), resolution: days(2) }],
	["Faults are resolved the same business day", { resolution: days(0) }],
	["Support Monday to Friday, 7:30 to 19:00", { cover: "business", coverHours: week(7.5, 19) }],
	["Support Mon-Sat 9am-6pm", { cover: "business", coverHours: week(9, 18, 6) }],
	["Support 12×6", { cover: "business", coverHours: week(9, 21, 6) }],
	["Support during office hours", { cover: "business", coverHours: null }],
	["Planned maintenance of up to 4 hours per month is announced", { plannedHoursPerYear: 48 }],
	["Scheduled downtime: 2 hours a week", { plannedHoursPerYear: (2 * 8760) / 168 }],
	[
		"Scheduled maintenance is not counted",
		{ plannedHoursPerYear: null, exclusions: ["Scheduled maintenance is not counted"] },
	],
	[
		"Excludes force majeure and faults of third parties",
		{ exclusions: ["Excludes force majeure and faults of third parties"] },
	],
	["Credit of 10 % of the monthly fee below 99.9 %, 25 % below 99 %", { creditPercent: 25, availability: null }],
	["You get a refund of 5% if uptime is less than 99.5%", { creditPercent: 5, availability: null }],
];

describe("reading service terms", () => {
	it.each(EXAMPLES)("%s", (text, expected) => {
		const { terms, readings } = readTerms(text);
		expect(terms).toMatchObject(expected);
		expect(readings.length).toBeGreaterThan(0);
	});

	it("reads a whole paragraph, names the rule of each reading and says what it did not understand", () => {
		const { terms, readings, notUnderstood } = readTerms(`Availability 99.9 %, measured monthly.
			- Support 24x7; response within 1 hour, fix within 8 hours.
			- Planned maintenance of 6 hours per quarter.
			- Service credits: 10 % of the fee below 99.9 %.
			- Excluding the customer's own network.
			We care about our customers.`);
		expect(terms).toEqual({
			...{ availability: 0.999, period: "month", measuredInCoverOnly: false, response: hours(1), resolution: hours(8) },
			...{ cover: "always", coverHours: null, plannedHoursPerYear: 24, creditPercent: 10 },
			exclusions: ["Excluding the customer's own network"],
		});
		expect(readings.map(({ rule }) => rule)).toEqual([
			...["availability", "period", "cover", "response", "resolution", "planned", "credit", "threshold", "exclusion"],
		]);
		expect(notUnderstood).toEqual(["We care about our customers"]);
	});

	it("keeps the first reading of a kind, and reads nothing from nothing", () => {
		expect(readTerms("99.9 % uptime. 99 % uptime.").terms.availability).toBe(0.999);
		expect(readTerms(" \n .;")).toMatchObject({ readings: [], notUnderstood: [] });
	});

	it("never breaks, whatever is pasted", () => {
		const words = fc.constantFrom(
			"99.9 %",
			"24x7",
			"NBD",
			"response",
			"repair",
			"4 hours",
			"credit",
			",",
			".",
			"\n",
			"8x5",
			"Mon-Fri 9-5",
			"à",
			"999999 %",
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.array(words).map((list) => list.join(" ")),
				),
				(text) => {
					const { terms } = readTerms(text);
					const weighed = weighTerms(terms, calendar(1));
					if (terms.availability !== null) expect(weighed.allowedHoursPerYear).toBeGreaterThanOrEqual(0);
					for (const span of [weighed.answered, weighed.working])
						if (span !== null) expect(span.worst).toBeGreaterThanOrEqual(span.best - 1e-6);
				},
			),
		);
	});
});

const weighed = (text: string, holidays = 0) => weighTerms(readTerms(text).terms, calendar(holidays));

describe("what terms amount to", () => {
	it("in hours a year and in the longest outage of a period", () => {
		// 0.1 % of 8,760 h and of 730 h.
		expect(weighed("99.9 % a month")).toMatchObject({
			allowedHoursPerYear: expect.closeTo(8.76, 9),
			longestOutageHours: expect.closeTo(0.73, 9),
			longestOverTwoPeriodsHours: expect.closeTo(1.46, 9),
			period: { name: "month", assumed: false },
		});
		expect(weighed("99.9 %")).toMatchObject({ longestOutageHours: expect.closeTo(8.76, 9), period: { assumed: true } });
		expect(weighed("99.9 % a month. Planned maintenance 4 hours a month.").downHoursPerYear).toBeCloseTo(56.76, 9);
	});

	it("measured in business hours only, everything outside them is free", () => {
		// 50 of 168 hours are measured: 0.1 % of them, and all the rest.
		const inside = (8760 * 50) / 168;
		expect(weighed("99.9 % uptime measured in business hours").allowedHoursPerYear).toBeCloseTo(
			inside * 0.001 + 8760 - inside,
			6,
		);
	});

	it("by the hour of the failure: Friday evening before a holiday is the worst", () => {
		// From Friday 18:00: Monday 8:00 is 62 h later, and four hours of work.
		expect(weighed("response within 4 hours").answered).toMatchObject({ best: 4, worst: 66 });
		expect(weighed("response within 4 hours", 1).answered?.worst).toBe(90);
		expect(weighed("response within 4 hours, 24x7", 1).answered).toMatchObject({ best: 4, worst: 4 });
		expect(weighed("response within 4 hours", 2).answered?.worstCase).toBe(
			"fails on Friday just after 18:00, 2 holidays after the weekend; hours run Mon–Fri 8:00–18:00",
		);
	});

	it("the next business day: a report after closing counts from the next opening", () => {
		// Friday after closing counts on Monday, due by closing on Tuesday: 96 h; reported at closing, 24 h.
		expect(weighed("next business day repair").working).toMatchObject({ best: expect.closeTo(24, 6), worst: 96 });
		expect(weighed("next business day repair", 1).working?.worst).toBe(120);
		expect(weighed("next business day repair, 24x7").working?.worst).toBe(96);
		expect(weighed("fixed the same business day").working).toMatchObject({ best: 0, worst: 72 });
	});

	it("work longer than a day goes on over the nights", () => {
		// 12 hours from Monday 8:00: ten on Monday, two on Tuesday.
		expect(weighed("repair within 12 hours").working).toMatchObject({ best: 26, worst: 62 + 26 });
	});

	it("a response is no repair", () => {
		expect(weighed("24x7, response in 1 hour")).toMatchObject({ working: null, allowedHoursPerYear: null });
	});

	it("refuses holidays that are no number of days", () => {
		for (const holidays of [-1, 0.5, 11]) expect(() => weighed("99.9 %", holidays)).toThrow(/holidaysAfterWeekend/);
	});
});

it("stands beside each service's target, with what it misses it by", () => {
	const { services } = makeFacts({
		services: [{ id: "mail", targets: { restoreHours: 8, availability: 0.999 } as never }, { id: "files" }],
	});
	const [mail, files] = claimGaps(weighed("99.5 % a month. Repair by the next business day."), services);
	expect(mail).toMatchObject({
		...{ eventHours: 96, eventGapHours: 88, eventBasis: "resolution" },
		...{ targetHoursPerYear: expect.closeTo(8.76, 9), yearGapHours: expect.closeTo(35.04, 6) },
	});
	expect(files).toMatchObject({ eventGapHours: null, yearGapHours: null });
	const [kept] = claimGaps(weighed("99.9 % a month"), services);
	expect(kept).toMatchObject({ eventBasis: "longest-outage", eventHours: expect.closeTo(0.73, 9) });
	expect(kept?.yearGapHours).toBeCloseTo(0, 9);
});
