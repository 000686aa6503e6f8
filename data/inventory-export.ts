import "server-only";
import writeExcelFile from "write-excel-file/node";
import {
	anonymised,
	INVENTORY_COLUMNS,
	type InventoryCell,
	inventoryRows,
	TEMPLATE_HEADER,
} from "@/importers/inventory-table";
import { neutralised } from "@/lib/formula-guard";
import { numberText } from "@/lib/number-text";
import { csvOf } from "@/lib/write-csv";
import { getFacts } from "./facts";
import { type Context, requirePermission } from "./permission";

export const EXPORT_FORMATS = ["csv", "xlsx", "json", "template"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportedFile {
	fileName: string;
	mediaType: string;
	bytes: Uint8Array;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const cellText = (cell: InventoryCell): string =>
	cell === null ? "" : typeof cell === "number" ? numberText(cell) : cell;

/** Texts are typed as texts, so that no spreadsheet takes one for a formula. */
async function workbook(header: readonly string[], rows: InventoryCell[][]): Promise<Uint8Array> {
	const head = header.map((value) => ({ value, type: String, fontWeight: "bold" as const }));
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
	return new Uint8Array(await file.toBuffer());
}

/** The inventory as a file that imports again without a change. */
export async function exportInventory(
	context: Context,
	format: ExportFormat,
	{ anonymous = false } = {},
): Promise<ExportedFile> {
	requirePermission(context, "facts.view");
	if (format === "template")
		return {
			fileName: "holdfast-servers.csv",
			mediaType: "text/csv; charset=utf-8",
			bytes: encode(csvOf([TEMPLATE_HEADER])),
		};
	const own = await getFacts(context);
	const facts = anonymous ? anonymised(own) : own;
	const name = `${anonymous ? "inventory" : context.organizationSlug}-servers`;
	if (format === "json")
		return {
			fileName: `${anonymous ? "inventory" : context.organizationSlug}-facts.json`,
			mediaType: "application/json; charset=utf-8",
			bytes: encode(`${JSON.stringify(facts, null, "\t")}\n`),
		};
	const rows = inventoryRows(facts);
	if (format === "csv")
		return {
			fileName: `${name}.csv`,
			mediaType: "text/csv; charset=utf-8",
			bytes: encode(csvOf([INVENTORY_COLUMNS, ...rows.map((row) => row.map(cellText))])),
		};
	return {
		fileName: `${name}.xlsx`,
		mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		bytes: await workbook(INVENTORY_COLUMNS, rows),
	};
}
