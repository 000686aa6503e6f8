/** Writes one workbook in a process of its own: a table on the way in, the file's bytes on the way out. */
import { readFileSync } from "node:fs";
import writeExcelFile from "write-excel-file/node";
import type { InventoryCell } from "@/importers/inventory-table";
import { neutralised } from "@/lib/formula-guard";

const { header, rows } = JSON.parse(readFileSync(0, "utf8")) as { header: string[]; rows: InventoryCell[][] };
const head = header.map((value) => ({ value, type: String, fontWeight: "bold" as const }));
/** Texts are typed as texts, so that no spreadsheet takes one for a formula. */
const body = rows.map((row) =>
	row.map((cell) =>
		cell === null
			? null
			: typeof cell === "number"
				? { value: cell, type: Number }
				: { value: neutralised(cell), type: String },
	),
);
const file = await writeExcelFile([head, ...body], { sheet: "Servers", stickyRowsCount: 1 });
process.stdout.write(await file.toBuffer());
