import { describe, expect, it } from "vitest";
import { exactText } from "@/components/servers/grid/cell-text";
import { cellsOf, SERVER_CELLS, type ServerCell, withCells } from "@/lib/server-cells";
import { readCell } from "@/schemas/server-cells";
import { serverFacts } from "../support/facts";

const names = {
	site: (name: string) => (name === "Pune" ? { value: "site-1" } : { problem: "There is no such site" }),
	server: (name: string) => (name === "host-1" ? { value: "server-1" } : { problem: "There is no such server" }),
};
const called = { site: () => "Pune", server: () => "host-1" };
const read = (cell: ServerCell, text: string) => readCell(cell, text, names);

describe("a cell as people write it", () => {
	it.each<[ServerCell, string, unknown]>([
		["dataGigabytes", "1.2 TB", 1200],
		["dataGigabytes", "1,234", 1234],
		["dataGigabytes", "1,5", 1.5],
		["memoryGigabytes", "512 MB", 0.512],
		["dataGrowthPerYear", "20", 0.2],
		["hardwareLeadHours", "5 d", 120],
		["warrantyResponseHours", "2h30", 2.5],
		["warrantyEndsOn", "28 Feb 2027", "2027-02-28"],
		["purchasedOn", "31.12.2023", "2023-12-31"],
		["purchasedOn", "45291", "2023-12-31"],
		["kind", "VIRTUAL", "virtual"],
		["spareOnSite", "No", false],
		["planned", "yes", true],
		["warrantyCoverage", "24x7", "always"],
		["siteId", "Pune", "site-1"],
		["hostServerId", "host-1", "server-1"],
		["addresses", "10.0.0.1, 10.0.0.2;10.0.0.1", ["10.0.0.1", "10.0.0.2"]],
		["role", "two\nlines", "two lines"],
		["cpuCores", "unknown", null],
		["siteId", "?", null],
		["addresses", "", []],
	])("%s of %j", (cell, text, value) => {
		expect(read(cell, text)).toEqual({ value });
	});

	it.each<[ServerCell, string, RegExp]>([
		["dataGigabytes", "lots", /Write a size/],
		["dataGigabytes", "-1", /cannot be negative/],
		["hardwareLeadHours", "4", /Add the unit/],
		["warrantyEndsOn", "03/04/2026", /Write a day like/],
		["name", "", /name/],
		["planned", "unknown", /yes or no/],
		["siteId", "Nowhere", /no such site/],
		["addresses", "<b>", /IP address/],
		["cpuCores", "0", /At least 1/],
	])("%s of %j is refused with a reason", (cell, text, reason) => {
		expect(read(cell, text)).toEqual({ problem: expect.stringMatching(reason) });
	});

	it("reads back from the text of every cell the same value", () => {
		const facts = {
			...serverFacts("srv", "site-1"),
			...{ hostServerId: "server-1", storageServerId: "server-1", dataGigabytes: 1234.567, memoryGigabytes: 0.1 },
			...{
				warranty: { responseHours: 4.25, resolutionHours: 1 / 3, coverage: "always" as const, endsOn: "2027-01-31" },
			},
			...{ spareOnSite: true, hardwareLeadHours: 100.1, dataGrowthPerYear: 0.07, powerFeed: "A", networkSwitch: "s" },
		};
		const cells = cellsOf(facts);
		for (const cell of SERVER_CELLS) {
			const reading = read(cell, exactText(cell, cells[cell], called));
			expect("value" in reading, cell).toBe(true);
			if (!("value" in reading)) continue;
			if (typeof cells[cell] === "number") expect(reading.value, cell).toBeCloseTo(cells[cell], 12);
			else expect(reading.value, cell).toEqual(cells[cell]);
		}
		expect(withCells(facts, cells)).toEqual(facts);
	});
});
