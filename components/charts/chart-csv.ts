import { numberText } from "@/lib/number-text";
import { csvOf } from "@/lib/write-csv";
import type { ChartCell, ChartData } from "./chart-data";

function raw(cell: ChartCell): string {
	if (cell === null) return "";
	if (typeof cell === "object") return raw(cell.value);
	return typeof cell === "number" ? numberText(cell) : cell;
}

/** The figures behind a chart, exact and not rounded for reading; an unknown one is an empty cell. */
export function chartCsv({ columns, rows }: ChartData): string {
	return csvOf([
		columns.map(({ label, unit }) => (unit ? `${label} (${unit})` : label)),
		...rows.map((cells) => columns.map((_, index) => raw(cells[index] ?? null))),
	]);
}
