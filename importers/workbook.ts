import readExcelFile from "read-excel-file/node";
import { BadFile, FILE_LIMITS } from "./bad-file";
import { checkTable, type RawTable } from "./raw-table";

/** The text a cell shows, dates as ISO: sources mix real dates with typed ones. */
function cellText(value: unknown): string {
	if (value === null || value === undefined) return "";
	if (value instanceof Date) {
		if (Number.isNaN(value.getTime())) return "";
		const iso = value.toISOString();
		return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 19).replace("T", " ");
	}
	if (typeof value === "boolean") return value ? "True" : "False";
	return String(value).slice(0, FILE_LIMITS.cellCharacters);
}

/** Sheets of a workbook whose parts have already been watched by `packedParts`. */
export async function readWorkbook(bytes: Uint8Array): Promise<RawTable[]> {
	let sheets: Awaited<ReturnType<typeof readExcelFile>>;
	try {
		sheets = await readExcelFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
	} catch {
		throw new BadFile(
			"damaged",
			"The workbook cannot be opened: its parts do not fit together. Save it again as .xlsx.",
		);
	}
	return sheets.map(({ sheet, data }) =>
		checkTable({ name: String(sheet), rows: data.map((row) => Array.from(row, cellText)) }),
	);
}
