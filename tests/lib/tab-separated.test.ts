import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsOfTabSeparated, tabSeparated } from "@/lib/tab-separated";

describe("a block on the clipboard", () => {
	it("is read as Excel writes it", () => {
		expect(cellsOfTabSeparated("a\tb\r\nc\td\r\n")).toEqual([
			["a", "b"],
			["c", "d"],
		]);
		expect(cellsOfTabSeparated('"two\nlines"\t"say ""hi"""\r\n')).toEqual([["two\nlines", 'say "hi"']]);
		expect(cellsOfTabSeparated("a\t\t\r\n\t\tb\r\n")).toEqual([
			["a", "", ""],
			["", "", "b"],
		]);
		expect(cellsOfTabSeparated("one")).toEqual([["one"]]);
		expect(cellsOfTabSeparated("a\nb\rc")).toEqual([["a"], ["b"], ["c"]]);
		expect(cellsOfTabSeparated('12" rack\t"open')).toEqual([['12" rack', "open"]]);
	});

	it("pastes back equal whatever its cells hold", () => {
		const cell = fc.string({ unit: fc.constantFrom("a", "\t", "\n", "\r", '"', "é", " ", "'") });
		const block = fc
			.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
			.chain(([rows, columns]) =>
				fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
			);
		fc.assert(
			fc.property(block, (rows) => {
				expect(cellsOfTabSeparated(`${tabSeparated(rows)}\r\n`)).toEqual(rows);
			}),
			{ numRuns: 2000, seed: 3 },
		);
	});
});
