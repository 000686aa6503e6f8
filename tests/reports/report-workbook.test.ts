import readXlsxFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { findingOf, HEADLINE_SCENARIO } from "@/lib/finding";
import { renderWorkbook, workbookSheets } from "@/reports/report-workbook";
import { makeInput, makeServer } from "./support/make-report";

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
});
