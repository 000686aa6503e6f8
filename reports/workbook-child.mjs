// Writes the sheets it is sent; apart from the request thread, which thousands of rows would block.
import writeExcelFile from "write-excel-file/node";
import { answerParent } from "./answer-parent.mjs";

const LONGEST_CELL = 32_767;
/** What XML 1.0 cannot hold. */
const UNWRITABLE = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function cellOf(value) {
	if (value === null || value === "") return null;
	if (typeof value !== "string") return { value };
	// Said to be a string, so that "=1+1" stays what it is.
	return { type: String, value: value.toWellFormed().replace(UNWRITABLE, "").slice(0, LONGEST_CELL) };
}

answerParent(async ({ sheets }) => {
	const workbook = await writeExcelFile(
		sheets.map(({ name, head, rows, widths }) => ({
			sheet: name,
			stickyRowsCount: 1,
			columns: widths.map((width) => ({ width })),
			data: [head.map((value) => ({ value, type: String, fontWeight: "bold" })), ...rows.map((row) => row.map(cellOf))],
		})),
	).toBuffer();
	return { workbook };
});
