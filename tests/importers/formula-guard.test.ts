import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { neutralised, withoutGuard } from "@/lib/formula-guard";
import { roundTrip } from "./export-round-trip";

const STARTS = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"];

describe("a cell that a spreadsheet would run", () => {
	it("gets a quote before it, and only such a cell does", () => {
		for (const start of STARTS) expect(neutralised(`${start}1+1`)).toBe(`'${start}1+1`);
		for (const text of ["", "1+1", "a=b", "'quoted'", "mail-01", "５"]) expect(neutralised(text)).toBe(text);
	});

	it("comes back exactly, however many quotes it began with", () => {
		fc.assert(
			fc.property(
				fc.nat(3),
				fc.constantFrom("", ...STARTS, "a", '"'),
				fc.string({ unit: "binary" }),
				(quotes, start, rest) => {
					const text = `${"'".repeat(quotes)}${start}${rest}`;
					const safe = neutralised(text);
					expect(withoutGuard(safe)).toBe(text);
					expect(STARTS.some((one) => safe.startsWith(one))).toBe(false);
				},
			),
			{ numRuns: 5000, seed: 11 },
		);
	});

	it("goes out and comes in again unchanged in whole files", async () => {
		const { values, changed } = await roundTrip(800, 5);
		expect(changed).toEqual([]);
		expect(values).toBe(5600);
	});
});
