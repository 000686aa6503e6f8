import "server-only";
import { INVENTORY_COLUMNS, inventoryRows, inventoryText, TEMPLATE_HEADER } from "@/importers/inventory-table";
import { csvOf } from "@/lib/write-csv";
import { recordChange } from "./audit";
import { inOrganization } from "./db";
import { anonymisedWithin } from "./export-aliases";
import { readFacts } from "./facts";
import { type Context, requirePermission } from "./permission";
import { writeWorkbook } from "./write-workbook";

export const EXPORT_FORMATS = ["csv", "xlsx", "json", "template"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportedFile {
	fileName: string;
	mediaType: string;
	bytes: Uint8Array;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

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
	const facts = await inOrganization(context, async (tx) => {
		const own = (await readFacts(tx, context.organizationId)).facts;
		await recordChange(tx, context, { action: "inventory.export", details: { format, anonymous } });
		return anonymous ? anonymisedWithin(tx, context.organizationId, own) : own;
	});
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
			bytes: encode(csvOf([INVENTORY_COLUMNS, ...rows.map((row) => row.map(inventoryText))])),
		};
	return {
		fileName: `${name}.xlsx`,
		mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		bytes: await writeWorkbook(INVENTORY_COLUMNS, rows),
	};
}
