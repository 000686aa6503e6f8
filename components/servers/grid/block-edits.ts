import type { ServerCell } from "@/lib/server-cells";
import type { CellNames, CellReading } from "@/schemas/server-cells";
import type { TableServer } from "../server-rows";
import { exactText, type IdNames } from "./cell-text";
import { type CellChange, emptied } from "./edit-state";
import { GRID_COLUMNS, type GridColumn, gridColumn } from "./grid-columns";
import type { Block } from "./navigation";

export type ReadCell = (cell: ServerCell, text: string, names: CellNames) => CellReading;

export interface RefusedText {
	server: string;
	column: string;
	text: string;
	reason: string;
}

/** What a block of texts would do to the grid; nothing is done yet. */
export interface BlockPlan {
	changes: CellChange[];
	/** Keys of rows that are new. */
	created: string[];
	refused: RefusedText[];
	/** Where the block lies, to show it chosen. */
	area: Block;
}

export interface GridParts {
	rows: readonly TableServer[];
	columns: readonly GridColumn[];
	names: IdNames;
	/** Finds what texts name. */
	find: CellNames;
	read: ReadCell;
}

const READ_ONLY = "This column is only shown here";

/** As Excel does: one cell fills the choice, a block that fits into it several times is repeated, any other lies as it is. */
function tiled(block: readonly (readonly string[])[], area: Block): readonly (readonly string[])[] {
	const [height, width] = [area.bottom - area.top + 1, area.right - area.left + 1];
	const [rows, columns] = [block.length, Math.max(...block.map((row) => row.length))];
	const repeats = height % rows === 0 && width % columns === 0 && (height > rows || width > columns);
	if (!repeats) return block;
	return Array.from({ length: height }, (_, row) =>
		Array.from({ length: width }, (_, column) => block[row % rows]?.[column % columns] ?? ""),
	);
}

const NAMES_OF_NAME = ["name", "server name", "hostname", "host name", "machine"];

/** The columns that the first row of a block names, if it is a row of headings: whoever copies a whole sheet copies them too. */
function headingsOf(first: readonly string[] | undefined): (GridColumn | undefined)[] | null {
	const texts = (first ?? []).map((text) => text.trim().toLowerCase());
	const found = texts.map((text) =>
		NAMES_OF_NAME.includes(text)
			? gridColumn("name")
			: GRID_COLUMNS.find(({ label, id }) => label.toLowerCase() === text || id.toLowerCase() === text),
	);
	const known = found.filter((column) => column !== undefined);
	const whole = known.length === texts.filter((text) => text !== "").length;
	return whole && known.length >= 2 && known.some(({ cell }) => cell === "name") ? found : null;
}

/** Reads a block of texts over the cells from the corner of the choice; rows below the last are new servers. */
export function planBlock(
	given: readonly (readonly string[])[],
	area: Block,
	{ rows, columns, names, find, read }: GridParts,
	firstKey: number,
): BlockPlan {
	const headings = area.top >= rows.length ? headingsOf(given[0]) : null;
	const block = headings ? given.slice(1) : tiled(given, area);
	const columnAt = (offset: number) => (headings ? headings[offset] : columns[area.left + offset]);
	const plan: BlockPlan = { changes: [], created: [], refused: [], area };
	const nameAt = headings
		? headings.findIndex((column) => column?.cell === "name")
		: columns.findIndex(({ cell }) => cell === "name") - area.left;
	const keyOf = (row: number): string => `new:${firstKey + row - rows.length}`;
	const newNames = new Map<string, string>();
	for (const [index, texts] of block.entries()) {
		const row = area.top + index;
		if (row >= rows.length && nameAt >= 0 && texts[nameAt])
			newNames.set(texts[nameAt].trim().toLowerCase(), keyOf(row));
	}
	const finding: CellNames = {
		site: find.site,
		server: (name) => {
			const key = newNames.get(name.trim().toLowerCase());
			return key === undefined ? find.server(name) : { value: key };
		},
	};
	let width = 0;
	for (const [index, texts] of block.entries()) {
		const at = area.top + index;
		const row = rows[at];
		if (!row && texts.every((text) => text.trim() === "")) continue;
		const server = row?.name ?? texts[nameAt] ?? `new row ${at - rows.length + 1}`;
		if (!row) {
			plan.created.push(keyOf(at));
			if (nameAt < 0 || !texts[nameAt]?.trim())
				plan.refused.push({ server, column: "Server", text: "", reason: "A new server needs a name" });
		}
		for (const [offset, text] of texts.entries()) {
			const column = columnAt(offset);
			width = Math.max(width, offset + 1);
			const refuse = (reason: string) =>
				plan.refused.push({ server, column: column?.label ?? "no column", text, reason });
			if (!column) {
				if (text.trim() !== "") refuse("There is no column left to paste into");
				continue;
			}
			const { cell } = column;
			if (row && cell && text.trim() === exactText(cell, row[cell], names)) continue;
			if (cell === null) {
				if (text.trim() !== "") refuse(READ_ONLY);
				continue;
			}
			if (!row && text.trim() === "") continue;
			const reading = read(cell, text, finding);
			if ("problem" in reading) refuse(reading.problem);
			else plan.changes.push({ id: row?.id ?? keyOf(at), cell, value: reading.value });
		}
	}
	return {
		...plan,
		area: {
			top: area.top,
			left: area.left,
			bottom: area.top + block.length - 1,
			right: Math.min(columns.length - 1, area.left + Math.max(1, width) - 1),
		},
	};
}

/** Without the rows and cells that were refused: a new row without a name cannot be. */
export function acceptedPart({ changes, created, refused }: BlockPlan): CellChange[] {
	const named = new Set(changes.filter(({ cell }) => cell === "name").map(({ id }) => id));
	const nameless = new Set(refused.length === 0 ? [] : created.filter((key) => !named.has(key)));
	const lost = new Set(nameless);
	return changes.filter(({ id, value }) => !nameless.has(id) && !(typeof value === "string" && lost.has(value)));
}

const cellsOf = (area: Block, { rows, columns }: Pick<GridParts, "rows" | "columns">) =>
	rows
		.slice(area.top, area.bottom + 1)
		.flatMap((row) =>
			columns.slice(area.left, area.right + 1).flatMap(({ cell }) => (cell === null ? [] : [{ row, cell }])),
		);

/** Every fact of the block unknown; names stay, for a server without one is none. */
export const clearing = (area: Block, parts: Pick<GridParts, "rows" | "columns">): CellChange[] =>
	cellsOf(area, parts).flatMap(({ row, cell }) =>
		cell === "name" ? [] : [{ id: row.id, cell, value: emptied(cell) }],
	);

/** The first row of the block in the rows below it; of a single row, the row above. */
export function fillingDown(area: Block, parts: Pick<GridParts, "rows" | "columns">): CellChange[] {
	const from = area.top === area.bottom ? area.top - 1 : area.top;
	const source = parts.rows[from];
	if (!source) return [];
	return cellsOf({ ...area, top: from + 1 }, parts).map(({ row, cell }) => ({ id: row.id, cell, value: source[cell] }));
}

/** One value in every cell of the block. */
export const filling = (area: Block, cell: ServerCell, value: unknown, parts: Pick<GridParts, "rows" | "columns">) =>
	cellsOf(area, parts).flatMap((one): CellChange[] => (one.cell === cell ? [{ id: one.row.id, cell, value }] : []));
