import { withoutGuard } from "@/lib/formula-guard";
import { BadFile, FILE_LIMITS } from "./bad-file";

/** A sheet or a delimited file as the file says it; the first row of the file is row 1. */
export interface RawTable {
	name: string;
	rows: string[][];
}

export interface Cell {
	column: string;
	text: string;
}

export interface SheetRow {
	row: number;
	/** The first of these columns that exists and is not blank. */
	cell(...headers: string[]): Cell | null;
	/** By position. */
	at(index: number): string;
}

/** `In Use MiB`, `in_use_mib` and `InUseMiB` are one header; accents, case and marks such as `*` and `#` do not count. */
export function headerKey(header: string): string {
	return header
		.normalize("NFKD")
		.replace(/%/g, "percent")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, "");
}

/** A cell without the quote our own export puts before what a spreadsheet would take for a formula. */
export function cleanCell(text: string): string {
	return withoutGuard(text.replace(/^[\s\u00a0\u200b]+|[\s\u00a0\u200b]+$/g, ""));
}

export function checkTable(table: RawTable): RawTable {
	if (table.rows.length > FILE_LIMITS.rows)
		throw new BadFile(
			"too-many-rows",
			`${table.name} has ${table.rows.length.toLocaleString("en")} rows; at most ${FILE_LIMITS.rows.toLocaleString("en")} are read. Split the file.`,
		);
	let cells = 0;
	for (const row of table.rows) {
		cells += row.length;
		if (row.length > FILE_LIMITS.columns) throw tooWide(table.name, row.length);
	}
	if (cells > FILE_LIMITS.cells)
		throw new BadFile("too-many-rows", `${table.name} has ${cells.toLocaleString("en")} cells; split the file.`);
	return table;
}

export function tooWide(name: string, columns: number): BadFile {
	return new BadFile(
		"too-many-columns",
		`${name} has ${columns.toLocaleString("en")} columns; at most ${FILE_LIMITS.columns.toLocaleString("en")} are read. Delete the empty columns to the right of the table.`,
	);
}

/** Columns of the header row by their key; of two columns of one name the first counts. */
export function headerIndex(headers: readonly string[]): Map<string, number> {
	const index = new Map<string, number>();
	for (const [position, header] of headers.entries()) {
		const key = headerKey(header);
		if (key && !index.has(key)) index.set(key, position);
	}
	return index;
}

/** Rows below the header that hold anything. `headerRow` counts from 1. */
export function sheetRows(table: RawTable, headerRow: number): SheetRow[] {
	const headers = table.rows[headerRow - 1] ?? [];
	const index = headerIndex(headers);
	const asked = new Map<string, number | undefined>();
	/** The same few names are asked for on every row. */
	const columnOf = (name: string): number | undefined => {
		if (!asked.has(name)) asked.set(name, index.get(headerKey(name)));
		return asked.get(name);
	};
	const found: SheetRow[] = [];
	for (let position = headerRow; position < table.rows.length; position++) {
		const cells = table.rows[position]!;
		if (!cells.some((cell) => cell.trim() !== "")) continue;
		const at = (column: number): string => cleanCell(cells[column] ?? "");
		found.push({
			row: position + 1,
			at,
			cell(...names) {
				for (const name of names) {
					const column = columnOf(name);
					if (column === undefined) continue;
					const text = at(column);
					if (text !== "") return { column: headers[column]!.trim(), text };
				}
				return null;
			},
		});
	}
	return found;
}
