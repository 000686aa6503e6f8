import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import readXlsxFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { findingOf, HEADLINE_SCENARIO } from "@/lib/finding";
import { renderTables } from "@/reports/report-tables";
import { renderWorkbook, workbookSheets } from "@/reports/report-workbook";
import { makeInput, makeServer } from "./support/make-report";
import { sampleReport } from "./support/sample-report";

const FORMULA = '=HYPERLINK("http://example.com","x")';

describe("the workbook", { timeout: 60_000 }, () => {
	it("holds every server, and an unknown as an empty cell", () => {
		const input = makeInput({ servers: [...Array(2500).keys()].map((index) => makeServer(index)) });
		const servers = workbookSheets(input).find(({ name }) => name === "Servers")!;
		expect(servers.rows).toHaveLength(2500);
		const unknown = input.facts.servers.findIndex((server) => server.dataGigabytes === null);
		expect(servers.rows[unknown]![servers.head.indexOf("Data, GB")]).toBeNull();
		for (const { head, rows, widths } of workbookSheets(input)) {
			expect(widths).toHaveLength(head.length);
			for (const row of rows) expect(row).toHaveLength(head.length);
		}
	});

	it("reads back with the same figures, and a formula is only text", async () => {
		const input = makeInput({ servers: [makeServer(0, FORMULA), makeServer(1, "a\u0000b")] });
		const file = Buffer.from(await renderWorkbook(input));
		const sheets = await readXlsxFile(file);
		const named = new Map(sheets.map(({ sheet, data }) => [sheet, data]));
		expect([...named.keys()]).toEqual(workbookSheets(input).map(({ name }) => name));
		expect(named.get("Report")?.[2]?.[1]).toBe(findingOf(input.assessment, HEADLINE_SCENARIO).text);
		expect(named.get("Servers")?.[1]?.[0]).toBe(FORMULA);
		expect(named.get("Servers")?.[2]?.[0]).toBe("ab");
		const first = input.assessment.services[0]!.scenarios[0]!;
		expect(named.get("Restore and loss")?.[1]?.slice(4, 7)).toEqual([
			first.restore.p10,
			first.restore.p50,
			first.restore.p90,
		]);
		expect(file.toString("latin1")).not.toContain("<f>");
	});

	it("holds the options, the year and the order of return as they were frozen", async () => {
		const input = await sampleReport();
		const sheets = new Map(workbookSheets(input).map((sheet) => [sheet.name, sheet]));
		const [first] = Object.values(input.figures!.services);
		expect(sheets.get("Options")!.rows[0]!.slice(4, 6)).toEqual([
			first!.options[0]!.restore.p50Minutes,
			first!.options[0]!.restore.p90Minutes,
		]);
		const [recovery] = input.figures!.recoveries;
		expect(sheets.get("Order of return")!.rows[0]!.slice(2, 4)).toEqual([
			recovery!.schedule.services[0]!.name,
			recovery!.schedule.services[0]!.p50Hours,
		]);
		for (const { head, rows } of sheets.values()) for (const row of rows) expect(row).toHaveLength(head.length);
	});

	it("is a zip of CSV files too, the same each time, in which a formula is only text", () => {
		const input = makeInput({ servers: [makeServer(0, FORMULA), makeServer(1, 'a "b", c')] });
		const zip = renderTables(input);
		expect(Buffer.compare(Buffer.from(zip), Buffer.from(renderTables(input)))).toBe(0);
		const files = unzipSync(zip);
		expect(Object.keys(files)).toHaveLength(workbookSheets(input).length);
		const rows: string[][] = parse(Buffer.from(files["servers.csv"]!), { bom: true });
		expect(rows[1]?.[0]).toBe(`'${FORMULA}`);
		expect(rows[2]?.[0]).toBe('a "b", c');
		expect(rows[1]?.[rows[0]!.indexOf("Data, GB")]).toBe("");
	});
});
