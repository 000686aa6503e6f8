import { strToU8, zipSync } from "fflate";
import type { ReportInput } from "./report-model";
import { type Sheet, workbookSheets } from "./report-workbook";

/** The archive carries no time of its own making: the same report gives the same bytes. */
const NO_TIME = new Date(Date.UTC(1980, 0, 1, 12));
/** A spreadsheet reads a cell that begins so as a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const BYTE_ORDER_MARK = "\ufeff";

function cellOf(value: Sheet["rows"][number][number]): string {
	if (value === null) return "";
	if (typeof value !== "string") return String(value);
	const safe = FORMULA.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(safe) || safe !== value ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One table as RFC 4180 text; an unknown is an empty cell, and what would be a formula is text. */
export function csvOf({ head, rows }: Sheet): string {
	return [head, ...rows].map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
}

/** Every table of the workbook as a CSV file of its own, in one ZIP. */
export function renderTables(input: ReportInput): Uint8Array {
	const files = workbookSheets(input).map((sheet) => [
		`${sheet.name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.csv`,
		strToU8(BYTE_ORDER_MARK + csvOf(sheet)),
	]);
	return zipSync(Object.fromEntries(files), { mtime: NO_TIME, level: 6 });
}
