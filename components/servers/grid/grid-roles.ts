/** A grid of thousands of rows shows forty of them, out of the flow of a table: its parts are named by roles. */
export const ROW_GROUP = { role: "rowgroup" } as const;

export const gridRole = (
	rows: number,
	columns: number,
	readOnly: boolean,
	active: string | undefined,
	label = "Servers",
) =>
	({
		role: "grid",
		tabIndex: 0,
		"aria-label": label,
		"aria-rowcount": rows,
		"aria-colcount": columns,
		"aria-multiselectable": true,
		"aria-readonly": readOnly,
		"aria-activedescendant": active,
	}) as const;

export const rowRole = (index: number, selected?: boolean) =>
	({ role: "row", "aria-rowindex": index, "aria-selected": selected }) as const;

export const headingRole = (index: number, sort?: "ascending" | "descending" | "none") =>
	({ role: "columnheader", "aria-colindex": index, "aria-sort": sort }) as const;

interface CellState {
	selected?: boolean;
	readOnly?: boolean;
	invalid?: boolean;
}

export const cellRole = (index: number, { selected, readOnly, invalid }: CellState = {}) =>
	({
		role: "gridcell",
		"aria-colindex": index,
		"aria-selected": selected,
		"aria-readonly": readOnly || undefined,
		"aria-invalid": invalid || undefined,
	}) as const;
