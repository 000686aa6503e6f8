import { matchTable, type TableMatch } from "./detect-table";
import { type RawTable, type SheetRow, sheetRows } from "./raw-table";

/** A table whose headers are known, with its rows below them. */
export interface RecognisedTable extends TableMatch {
	name: string;
	rows: SheetRow[];
}

export function recognise(table: RawTable): RecognisedTable | null {
	const match = matchTable(table);
	return match ? { ...match, name: table.name, rows: sheetRows(table, match.headerRow) } : null;
}
