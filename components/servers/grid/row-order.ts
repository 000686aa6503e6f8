import { formatInstant } from "@/lib/format";
import type { ServerOrigin, TableServer } from "../server-rows";
import { type IdNames, isUnknown, shownText } from "./cell-text";
import { type GridColumn, gridColumn } from "./grid-columns";
import { type ColumnFilter, GAPS, type GridView, sortOf } from "./grid-view";

/** Everything beside a row's own cells that its columns show. */
export interface RowContext {
	names: IdNames;
	origins: ReadonlyMap<string, ServerOrigin>;
	timeZone: string;
}

const SOURCES: Record<string, string> = {
	rvtools: "RVTools",
	csv: "CSV",
	netbox: "NetBox",
	glpi: "GLPI",
	"snipe-it": "Snipe-IT",
	servicenow: "ServiceNow",
	lansweeper: "Lansweeper",
	aws: "AWS",
	"azure-resource-graph": "Azure",
	"azure-migrate": "Azure Migrate",
	proxmox: "Proxmox",
	"hyper-v": "Hyper-V",
	ansible: "Ansible",
	template: "our template",
	facts: "a facts file",
};
const sourceName = (source: string): string => SOURCES[source] ?? source;

/** What a cell shows; empty when unknown. */
export function textOf(row: TableServer, column: GridColumn, context: RowContext): string {
	if (column.cell !== null) return shownText(column.cell, row[column.cell], context.names);
	if (column.id === "services") return row.services.join(", ");
	const origin = context.origins.get(row.id);
	if (origin) return `${sourceName(origin.importedFrom)}, ${formatInstant(origin.importedAt, context.timeZone)}`;
	return row.source ? sourceName(row.source) : "";
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function compared(a: TableServer, b: TableServer, column: GridColumn, context: RowContext): number | null {
	const [left, right] =
		column.id === "origin"
			? [context.origins.get(a.id)?.importedAt, context.origins.get(b.id)?.importedAt]
			: column.id === "services"
				? [a.services.length || null, b.services.length || null]
				: [column.cell && a[column.cell], column.cell && b[column.cell]];
	if (isUnknown(left) || isUnknown(right)) return null;
	if (typeof left === "number" && typeof right === "number") return left - right;
	if (column.kind === "date" || column.id === "origin")
		return String(left) < String(right) ? -1 : left === right ? 0 : 1;
	return collator.compare(textOf(a, column, context), textOf(b, column, context));
}

const unknownIn = (row: TableServer, column: GridColumn, context: RowContext): boolean =>
	column.cell === null ? textOf(row, column, context) === "" : isUnknown(row[column.cell]);

function passes(row: TableServer, { column, operator, text }: ColumnFilter, context: RowContext): boolean {
	if (operator === "unknown") return unknownIn(row, column, context);
	if (operator === "known") return !unknownIn(row, column, context);
	if (operator === "has") return textOf(row, column, context).toLowerCase().includes(text.toLowerCase());
	if (operator === "is") return textOf(row, column, context).toLowerCase() === text.toLowerCase();
	const value = column.cell && row[column.cell];
	if (isUnknown(value)) return false;
	const bound = column.kind === "date" ? text : Number(text);
	const held = column.kind === "date" ? String(value) : Number(value);
	return operator === "min" ? held >= bound : held <= bound;
}

/** The rows a view shows, in its order. Unknown sorts last both ways: it is no smallest value. */
export function orderedRows(rows: readonly TableServer[], view: GridView, context: RowContext): TableServer[] {
	const words = view.search.toLowerCase().split(/\s+/).filter(Boolean);
	const gap = GAPS.find(({ id }) => id === view.gap);
	const shown = rows.filter((row) => {
		if (view.site === "none" ? row.siteId !== null : view.site !== "" && row.siteId !== view.site) return false;
		if (view.kind !== "" && (row.kind ?? "unknown") !== view.kind) return false;
		if (gap && !gap.holds(row)) return false;
		if (!view.filters.every((filter) => passes(row, filter, context))) return false;
		if (words.length === 0) return true;
		const site = row.siteId === null ? "" : context.names.site(row.siteId);
		const text = [row.name, row.role, row.operatingSystem, row.fqdn, row.room, site, ...row.addresses, ...row.services]
			.join(" ")
			.toLowerCase();
		return words.every((word) => text.includes(word));
	});
	const { id, descending } = sortOf(view.sort);
	const column = gridColumn(id);
	if (!column) return shown;
	const sign = descending ? -1 : 1;
	const known = new Map(shown.map((row) => [row, !unknownIn(row, column, context)]));
	return shown.toSorted((a, b) => {
		const [left, right] = [known.get(a), known.get(b)];
		if (left !== right) return left ? -1 : 1;
		const difference = compared(a, b, column, context);
		return difference ? difference * sign : collator.compare(a.name, b.name);
	});
}
