import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationFrom, durationText } from "@/lib/duration";

describe("durationFrom", () => {
	it.each([
		["15m", 0.25],
		["15 min", 0.25],
		["2h30", 2.5],
		["2h 30m", 2.5],
		["2 h 30 min", 2.5],
		["2:30", 2.5],
		["1.5 d", 36],
		["1,5 d", 36],
		["1d4h", 28],
		["1d4", 28],
		["1 d and 4 h", 28],
		["0.25 h", 0.25],
		[".5h", 0.5],
		["90 s", 0.025],
		["2 weeks", 336],
		["1,200 h", 1200],
		["PT15M", 0.25],
		["PT2H30M", 2.5],
		["P1DT12H", 36],
		["P2W", 336],
		["pt0s", 0],
		["instant", 0],
		["Instant", 0],
		["0", 0],
		["0 h", 0],
		["0.0", 0],
	])("reads %s as %d h", (text, hours) => {
		expect(durationFrom(text)).toEqual({ value: expect.closeTo(hours, 12) });
	});

	it("asks for the unit of a bare number", () => {
		expect(durationFrom("2")).toEqual({ problem: "Add the unit: 2 h, 2 min or 2 d" });
	});

	it.each(["-1 h", "soon", "h", "2h2h", "30m 2h", "2 parsecs", "PT", "P", "1:75", "1e3 h", "NaN", "∞ h", "2h;drop"])(
		"refuses %s with a sentence",
		(text) => {
			expect(durationFrom(text)).toEqual({ problem: expect.stringMatching(/\w+ .*\w+/) });
		},
	);
});

describe("durationText", () => {
	it.each([
		[0, "0"],
		[0.25, "15 min"],
		[2.5, "2 h 30 min"],
		[36, "36 h"],
		[72, "3 d"],
		[52, "2 d 4 h"],
		[1 / 120, "30 s"],
		[0.123456789, "0.123456789 h"],
	])("writes %d h as %s", (hours, text) => {
		expect(durationText(hours)).toBe(text);
	});

	it("reads back as the same duration", () => {
		const seconds = fc.integer({ min: 0, max: 400 * 86_400 }).map((value) => value / 3600);
		const any = fc.double({ min: 1e-6, max: 9000, noNaN: true });
		fc.assert(
			fc.property(fc.oneof(seconds, any), (hours) => {
				const reading = durationFrom(durationText(hours));
				expect("value" in reading && Math.abs(reading.value - hours) <= 1e-9 * Math.max(1, hours)).toBe(true);
			}),
		);
	});
});
