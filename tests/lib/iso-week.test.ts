import { describe, expect, it } from "vitest";
import { dayPlus, isoWeek } from "@/lib/iso-week";

describe("isoWeek", () => {
	// ISO 8601's own border cases: the week belongs to the year of its Thursday.
	it.each([
		["2026-11-26", "2026-W48"],
		["2024-12-30", "2025-W01"],
		["2021-01-03", "2020-W53"],
		["2027-01-01", "2026-W53"],
		["2026-01-01", "2026-W01"],
	])("puts %s into %s", (day, week) => {
		expect(isoWeek(day)).toBe(week);
	});

	it("refuses what is no day", () => {
		expect(() => isoWeek("soon")).toThrow(RangeError);
	});
});

describe("dayPlus", () => {
	it("passes the ends of months and years", () => {
		expect(dayPlus("2026-12-30", 7)).toBe("2027-01-06");
		expect(dayPlus("2024-03-01", -1)).toBe("2024-02-29");
	});
});
