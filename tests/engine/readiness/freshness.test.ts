import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, daysFromDate } from "../../../engine/readiness/calendar";
import { freshness } from "../../../engine/readiness/freshness";

describe("calendar", () => {
	it("counts days as the language's own calendar does", () => {
		fc.assert(
			fc.property(fc.integer({ min: -100_000, max: 100_000 }), (days) => {
				const text = new Date(days * 86_400_000).toISOString().slice(0, 10);
				expect(daysFromDate(text)).toBe(days);
			}),
		);
	});

	it("keeps to the end of a short month", () => {
		expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
		expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
		expect(addMonths("2026-11-23", 14)).toBe("2028-01-23");
		expect(addMonths("2100-02-28", 12)).toBe("2101-02-28");
	});

	it("refuses what is no day", () => {
		expect(() => daysFromDate("soon")).toThrow(/calendar day/);
		expect(() => addMonths("23/11/2026", 1)).toThrow(RangeError);
	});
});

describe("freshness of evidence", () => {
	it("is full until its maximum age, falls in a line to a half at twice that age, and stays there", () => {
		expect(freshness("2026-01-01", 6, "2026-07-01")).toBe(1);
		expect(freshness("2026-01-01", 6, "2027-01-01")).toBe(0.5);
		expect(freshness("2026-01-01", 6, "2036-01-01")).toBe(0.5);
		/** 92 of the 184 days from 1 July to 1 January: half way down. */
		expect(freshness("2026-01-01", 6, "2026-10-01")).toBeCloseTo(0.75, 12);
	});

	it("takes undated evidence, and evidence of the future, as old", () => {
		expect(freshness(null, 6, "2026-07-01")).toBe(0.5);
		expect(freshness("2026-07-02", 6, "2026-07-01")).toBe(0.5);
	});

	it("never rises as time passes", () => {
		const day = fc
			.integer({ min: 20_000, max: 23_000 })
			.map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
		fc.assert(
			fc.property(day, day, fc.integer({ min: 1, max: 24 }), (one, other, months) => {
				const [sooner, later] = one < other ? [one, other] : [other, one];
				expect(freshness("2024-10-04", months, later)).toBeLessThanOrEqual(freshness("2024-10-04", months, sooner));
			}),
		);
	});

	it("refuses a maximum age that is none", () => {
		expect(() => freshness("2026-01-01", 0, "2026-07-01")).toThrow(/maxAgeMonths must be above 0, got 0/);
	});
});
