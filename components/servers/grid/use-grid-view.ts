"use client";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useDeferredValue, useMemo } from "react";
import { columnsFrom, filtersFrom, type GridView, widthsFrom } from "./grid-view";

const PARTS = {
	q: parseAsString.withDefault(""),
	site: parseAsString.withDefault(""),
	kind: parseAsString.withDefault(""),
	gap: parseAsString.withDefault(""),
	sort: parseAsString.withDefault("name"),
	cols: parseAsString.withDefault(""),
	pin: parseAsInteger.withDefault(1),
	w: parseAsString.withDefault(""),
	f: parseAsString.withDefault(""),
};

export type ViewParts = { [part in keyof typeof PARTS]: ReturnType<(typeof PARTS)[part]["parse"]> };

/** The view the address asks for. */
export function useGridView() {
	const [parts, setParts] = useQueryStates(PARTS, { clearOnDefault: true, history: "replace" });
	const { site, kind, gap, sort, cols, pin, w, f } = parts;
	const search = useDeferredValue(parts.q);
	const view: GridView = useMemo(() => {
		const columns = columnsFrom(cols);
		return {
			search,
			site,
			kind,
			gap,
			sort,
			columns,
			pinned: Math.min(Math.max(0, pin), columns.length),
			widths: widthsFrom(w),
			filters: filtersFrom(f),
		};
	}, [search, site, kind, gap, sort, cols, pin, w, f]);
	const set = (next: Partial<ViewParts>) => void setParts(next);
	/** Exactly what a saved view's query says. */
	const show = (query: string) => {
		const asked = new URLSearchParams(query);
		const next = Object.entries(PARTS).map(([part, parser]) => [
			part,
			asked.has(part) ? parser.parse(asked.get(part)!) : null,
		]);
		set(Object.fromEntries(next) as ViewParts);
	};
	const query = new URLSearchParams(
		Object.entries(parts).flatMap(([part, value]) =>
			value === PARTS[part as keyof typeof PARTS].defaultValue ? [] : [[part, String(value)]],
		),
	).toString();
	const narrowed = parts.q !== "" || site !== "" || kind !== "" || gap !== "" || f !== "";
	return { parts, view, set, show, query, narrowed };
}
