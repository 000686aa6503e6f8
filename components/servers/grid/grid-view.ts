import type { TableServer } from "../server-rows";
import { DEFAULT_COLUMNS, type GridColumn, gridColumn } from "./grid-columns";

export const OPERATORS = {
	has: "contains",
	is: "is",
	min: "at least",
	max: "at most",
	unknown: "unknown",
	known: "known",
};
export type Operator = keyof typeof OPERATORS;

export interface ColumnFilter {
	column: GridColumn;
	operator: Operator;
	text: string;
}

/** How the grid is looked at: all of it stands in the address, and a saved view is that part of the address. */
export interface GridView {
	search: string;
	/** A site's id, `none` for servers whose site is unknown, or nothing. */
	site: string;
	kind: string;
	/** Only servers whose fact is unknown. */
	gap: string;
	/** A column's id, behind a minus when descending. */
	sort: string;
	columns: GridColumn[];
	/** So many of the first columns stay in sight. */
	pinned: number;
	widths: ReadonlyMap<string, number>;
	filters: ColumnFilter[];
}

export const GAPS: readonly { id: string; label: string; holds: (server: TableServer) => boolean }[] = [
	{ id: "data", label: "Data size unknown", holds: (server) => server.dataGigabytes === null },
	{ id: "site", label: "Site unknown", holds: (server) => server.siteId === null },
	{
		id: "warranty",
		label: "Warranty unknown",
		holds: (server) => server.kind === "physical" && server.warrantyEndsOn === null,
	},
	{ id: "service", label: "Carries no service", holds: (server) => server.services.length === 0 },
];

export const sortOf = (sort: string) => ({ id: sort.replace(/^-/, ""), descending: sort.startsWith("-") });

/** The name is always there, and always first: a row without it is nobody. */
export function columnsFrom(text: string): GridColumn[] {
	const ids = text === "" ? DEFAULT_COLUMNS : ["name", ...text.split(",").filter((id) => id !== "name")];
	return [...new Set(ids)].flatMap((id) => gridColumn(id) ?? []);
}

export function columnsText(ids: readonly string[]): string {
	const text = ids.join(",");
	return text === DEFAULT_COLUMNS.join(",") ? "" : text;
}

export const NARROWEST = 56;
export const WIDEST = 640;

export function widthsFrom(text: string): Map<string, number> {
	return new Map(
		text.split(",").flatMap((part): [string, number][] => {
			const [id, width] = part.split(".");
			const pixels = Number(width);
			return id && gridColumn(id) && pixels >= NARROWEST && pixels <= WIDEST ? [[id, pixels]] : [];
		}),
	);
}

export const widthsText = (widths: ReadonlyMap<string, number>): string =>
	[...widths].map(([id, width]) => `${id}.${Math.round(width)}`).join(",");

/** `role.has.mail;data.min.500;os.unknown` */
export function filtersFrom(text: string): ColumnFilter[] {
	return text.split(";").flatMap((part): ColumnFilter[] => {
		const [, id, operator, value] = /^(\w+)\.(\w+)(?:\.(.*))?$/s.exec(part) ?? [];
		const column = id === undefined ? undefined : gridColumn(id);
		if (!column || operator === undefined || !(operator in OPERATORS)) return [];
		return [{ column, operator: operator as Operator, text: decoded(value ?? "") }];
	});
}

export const filtersText = (filters: readonly ColumnFilter[]): string =>
	filters
		.map(({ column, operator, text }) =>
			operator === "unknown" || operator === "known"
				? `${column.id}.${operator}`
				: `${column.id}.${operator}.${encodeURIComponent(text)}`,
		)
		.join(";");

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

export const widthOf = (view: Pick<GridView, "widths">, column: GridColumn): number =>
	view.widths.get(column.id) ?? column.width;
