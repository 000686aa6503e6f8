"use client";
import { useMemo, useState } from "react";
import type { TableServer } from "../server-rows";
import type { GridView } from "./grid-view";
import { orderedRows, type RowContext } from "./row-order";

type Rows = ReadonlyMap<string, TableServer>;

/**
 * The rows in the view's order. An edit moves no row and hides none: the order is that of the last look, until the view
 * changes, rows arrive, or somebody asks for it.
 */
export function useDisplayedRows(rows: Rows, saved: Rows, view: GridView, context: RowContext) {
	const look = `${view.search} ${view.site} ${view.kind} ${view.gap} ${view.sort} ${view.filters.map((one) => `${one.column.id}${one.operator}${one.text}`).join()}`;
	const now = { look, rows, context };
	const [basis, setBasis] = useState(now);
	const arrived = basis.rows.size === 0 && rows.size > 0;
	if (basis.look !== look || arrived || basis.context.origins !== context.origins) setBasis(now);
	const ids = useMemo(
		() => orderedRows([...basis.rows.values()], view, basis.context).map(({ id }) => id),
		[basis, view],
	);
	const displayed = useMemo(() => {
		const kept = ids.flatMap((id) => rows.get(id) ?? []);
		const added = [...rows.values()].filter(({ id }) => !basis.rows.has(id));
		return [...kept, ...added];
	}, [ids, rows, basis]);
	return {
		displayed,
		/** Something was edited since the order was made. */
		stale: basis.rows !== rows && saved.size > 0,
		reorder: () => setBasis(now),
	};
}
