import { type ColumnMapping, type ColumnValues, FIELD_VALUES, type TableField } from "@/schemas/import-mapping";
import { data, memory, yesNo } from "./cell-values";
import { coverageFrom, kindFrom, meaningOf, stateFrom, tier } from "./plain-table";
import { cleanCell, type RawTable } from "./raw-table";

const MOST_WORDS = 60;
const SIZES_SHOWN = 3;

function wordOf(field: TableField, text: string): string | null {
	if (field === "kind") return kindFrom(text);
	if (field === "state") return stateFrom(text);
	if (field === "warrantyCoverage") return coverageFrom(text);
	if (field === "tier") {
		const reading = tier(text);
		return "value" in reading ? reading.value : null;
	}
	const reading = yesNo(text);
	return "value" in reading ? (reading.value ? "yes" : "no") : null;
}

/** How the cells of the columns with few values, and the first sizes, are read under this mapping. */
export function columnValues(table: RawTable, mapping: ColumnMapping): ColumnValues[] {
	return mapping.columns.flatMap((column, position): ColumnValues[] => {
		const { field, unit } = column;
		if (field === null) return [];
		const size = field === "memoryGigabytes" || field === "dataGigabytes";
		if (!size && FIELD_VALUES[field] === undefined) return [];
		const most = size ? SIZES_SHOWN : MOST_WORDS;
		const found = new Map<string, { text: string; count: number; meaning: string | null }>();
		for (const row of table.rows.slice(mapping.headerRow)) {
			const text = cleanCell(row[position] ?? "").slice(0, 200);
			const known = found.get(text.toLowerCase());
			if (known) known.count++;
			else if (text !== "" && found.size < most) {
				const said = meaningOf(column, text);
				const read = size ? (field === "memoryGigabytes" ? memory : data)(unit ?? "GB")(text) : null;
				const meaning = read ? ("value" in read ? `${read.value} GB` : null) : said === "" ? "" : wordOf(field, said);
				found.set(text.toLowerCase(), { text, count: 1, meaning });
			}
		}
		return found.size === 0 ? [] : [{ position, field, values: [...found.values()] }];
	});
}
