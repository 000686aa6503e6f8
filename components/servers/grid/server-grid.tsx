"use client";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { formatCount } from "@/lib/format";
import type { CellNames } from "@/schemas/server-cells";
import type { TableServer } from "../server-rows";
import { type BlockPlan, clearing, filling, fillingDown, type ReadCell } from "./block-edits";
import { CellEditor } from "./cell-editor";
import { exactText } from "./cell-text";
import { blankRow, isNew, noteKey } from "./edit-state";
import type { GridColumn } from "./grid-columns";
import { GridHead, HEAD_PIXELS } from "./grid-head";
import { type GridCommands, pressInGrid } from "./grid-keys";
import { mouseOf } from "./grid-mouse";
import { gridRole, ROW_GROUP } from "./grid-roles";
import { cellId, GridRow, GUTTER_PIXELS, type Place, ROW_PIXELS } from "./grid-row";
import { type GridView, widthOf } from "./grid-view";
import { inside } from "./navigation";
import type { RowContext } from "./row-order";
import { clipboardOf } from "./use-clipboard";
import type { Selection } from "./use-selection";
import type { ServerEdits } from "./use-server-edits";

export interface ServerGridProps {
	organization: string;
	rows: readonly TableServer[];
	view: GridView;
	context: RowContext;
	find: CellNames;
	edits: ServerEdits;
	selection: Selection;
	canEdit: boolean;
	chosen: ReadonlySet<string>;
	editedCells: ReadonlyMap<string, ReadonlySet<string>>;
	/** Values a cell of this column may be given. */
	optionsOf: (column: GridColumn) => readonly string[];
	withReader: (use: (read: ReadCell) => void) => void;
	onChoose: (ids: string[], chosen: boolean) => void;
	onPlan: (plan: BlockPlan) => void;
	onHeading: (column: GridColumn) => void;
	onResize: (column: GridColumn, width: number) => void;
	onKeys: () => void;
	onOpen: (row: TableServer) => void;
}

function placesOf(view: GridView, gutter: number): { places: Place[]; width: number; pinnedWidth: number } {
	let left = gutter;
	let pinnedWidth = gutter;
	const places = view.columns.map((column, at) => {
		const place = { left, width: widthOf(view, column), pinned: at < view.pinned };
		left += place.width;
		if (place.pinned) pinnedWidth = left;
		return place;
	});
	return { places, width: left, pinnedWidth };
}

export function ServerGrid(props: ServerGridProps) {
	// The virtual rows change inside one object; memoised, the grid would not follow its scrolling.
	"use no memo";
	const { rows, view, context, edits, selection, canEdit, chosen, find } = props;
	const { active, block, editing } = selection;
	const { columns } = view;
	const frame = useRef<HTMLDivElement>(null);
	const leaving = useRef(false);
	const [released, setReleased] = useState(false);
	const [dragged, setDragged] = useState<ReadonlyMap<string, number> | null>(null);
	const gutter = canEdit ? GUTTER_PIXELS : 0;
	const shownView = useMemo(() => (dragged ? { ...view, widths: dragged } : view), [view, dragged]);
	const { places, width, pinnedWidth } = useMemo(() => placesOf(shownView, gutter), [shownView, gutter]);
	const key = `new:${edits.state.nextKey}`;
	const blank = useMemo(() => blankRow(key), [key]);
	const last = rows.length;
	const rowAt = (index: number): TableServer | undefined => (index === last && canEdit ? blank : rows[index]);

	const virtual = useVirtualizer({
		count: last + (canEdit ? 1 : 0),
		getScrollElement: () => frame.current,
		estimateSize: () => ROW_PIXELS,
		overscan: 10,
		scrollMargin: HEAD_PIXELS,
		scrollPaddingStart: HEAD_PIXELS,
		initialRect: { width: 1200, height: 700 },
		rangeExtractor: (range) => {
			const shown = defaultRangeExtractor(range);
			const held = active.row >= 0 && active.row < range.count && !shown.includes(active.row);
			return held ? [...shown, active.row].toSorted((a, b) => a - b) : shown;
		},
	});

	useLayoutEffect(() => {
		const box = frame.current;
		const place = places[active.column];
		if (!box || !place) return;
		if (active.row >= 0) virtual.scrollToIndex(active.row);
		if (place.pinned) return;
		const right = place.left + place.width;
		if (place.left - box.scrollLeft < pinnedWidth) box.scrollLeft = place.left - pinnedWidth;
		else if (right - box.scrollLeft > box.clientWidth) box.scrollLeft = right - box.clientWidth;
	}, [active.row, active.column, places, pinnedWidth, virtual]);

	const column = columns[active.column];
	const row = rowAt(active.row);
	const extent = {
		rows: last + (canEdit ? 1 : 0),
		columns: columns.length,
		page: Math.max(1, Math.floor(((frame.current?.clientHeight ?? 600) - HEAD_PIXELS) / ROW_PIXELS) - 1),
		filled: (at: number, across: number) => {
			const cell = columns[across]?.cell;
			const value = cell && rowAt(at)?.[cell];
			return value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
		},
	};
	const parts = { rows, columns, names: context.names, find };
	const focusGrid = () => {
		leaving.current = true;
		frame.current?.focus({ preventScroll: true });
		leaving.current = false;
	};
	const held = (): string => {
		if (!row || !column?.cell) return "";
		return (
			edits.state.notes.get(noteKey(row.id, column.cell))?.text ??
			exactText(column.cell, row[column.cell], context.names)
		);
	};
	function commit(all = false): void {
		if (!editing || !row || !column?.cell) return;
		const { cell, label } = column;
		const { text } = editing;
		const same = text === held() && !all;
		selection.setEditing(null);
		focusGrid();
		if (same) return;
		props.withReader((read) => {
			const reading = read(cell, text, find);
			if ("problem" in reading) return edits.note(row.id, cell, { text, reason: reading.problem });
			if (isNew(row.id) && row === blank && cell !== "name")
				return edits.note(row.id, cell, { text, reason: "Write the name of the new server first" });
			const changes = all ? filling(block, cell, reading.value, parts) : [{ id: row.id, cell, value: reading.value }];
			edits.apply(
				changes,
				changes.length > 1
					? `filling ${formatCount(changes.length, "cell")}`
					: `${label} of ${row.name || "a new server"}`,
			);
		});
	}
	const commands: GridCommands = {
		canEdit,
		editable: row !== undefined && column !== undefined && column.cell !== null,
		listed: column !== undefined && props.optionsOf(column).length > 0,
		edit: (over) => flushSync(() => selection.setEditing({ text: over ?? held(), over: over !== null })),
		commit,
		cancel() {
			selection.setEditing(null);
			focusGrid();
		},
		clear() {
			const changes = clearing(block, parts);
			if (changes.length > 0) edits.apply(changes, `clearing ${formatCount(changes.length, "cell")}`);
		},
		fillDown() {
			const changes = fillingDown(block, parts);
			if (changes.length > 0) edits.apply(changes, `filling ${formatCount(changes.length, "cell")} down`);
		},
		undo: edits.undo,
		redo: edits.redo,
		toggleRows() {
			const ids = rows.slice(block.top, block.bottom + 1).map(({ id }) => id);
			props.onChoose(ids, !ids.every((id) => chosen.has(id)));
		},
		openRow: () => row && row !== blank && !isNew(row.id) && props.onOpen(row),
		openHeading: () => column && props.onHeading(column),
		showKeys: props.onKeys,
		release: setReleased,
		released,
	};
	const clipboard = clipboardOf({
		...parts,
		context,
		block,
		editing: editing !== null,
		canEdit,
		nextKey: edits.state.nextKey,
		withReader: props.withReader,
		onPlan: props.onPlan,
		onChanges: edits.apply,
	});

	const handlers = {
		...clipboard,
		onKeyDown(event: KeyboardEvent) {
			if (pressInGrid(event, selection, extent, commands)) event.preventDefault();
		},
		...mouseOf({
			rows,
			selection,
			resizing: dragged !== null,
			edit: canEdit && commands.editable ? () => commands.edit(null) : null,
			onChoose(ids, at) {
				props.onChoose(ids, !chosen.has(at.id));
				focusGrid();
			},
		}),
	};
	const items = virtual.getVirtualItems();
	return (
		<div
			ref={frame}
			{...gridRole(
				extent.rows + 1,
				columns.length + (canEdit ? 1 : 0),
				!canEdit,
				column ? cellId(active.row, active.column) : undefined,
			)}
			className="group/grid relative h-[calc(100dvh-17rem)] min-h-80 overflow-auto rounded-md border text-sm outline-none max-sm:h-[70dvh]"
			{...handlers}
		>
			<GridHead
				columns={columns}
				places={places}
				width={width}
				view={view}
				active={active.row === -1 ? active.column : -1}
				choosable={canEdit}
				allChosen={rows.length > 0 && rows.every(({ id }) => chosen.has(id))}
				someChosen={chosen.size > 0}
				onChooseAll={() =>
					props.onChoose(
						rows.map(({ id }) => id),
						!rows.every(({ id }) => chosen.has(id)),
					)
				}
				onOpen={props.onHeading}
				onResize={(resized, pixels, done) => {
					setDragged(done ? null : new Map(view.widths).set(resized.id, pixels));
					if (done) props.onResize(resized, pixels);
				}}
			/>
			<div {...ROW_GROUP} className="relative" style={{ height: virtual.getTotalSize(), width }}>
				{items.map(({ index, start }) => {
					const one = rowAt(index);
					if (!one) return null;
					const here = index === active.row;
					const inBlock = inside(block, index, block.left) && active.row >= 0;
					return (
						<GridRow
							key={one.id}
							row={one}
							index={index}
							top={start - HEAD_PIXELS}
							columns={columns}
							places={places}
							width={width}
							context={context}
							href={`/o/${props.organization}/servers/${one.id}`}
							active={here ? active.column : -1}
							from={inBlock ? block.left : -1}
							to={inBlock ? block.right : -2}
							chosen={chosen.has(one.id)}
							choosable={canEdit}
							notes={edits.state.notes.size > 0 ? edits.state.notes : null}
							edited={props.editedCells.get(one.id) ?? null}
							fresh={one === blank}
							editor={
								here && editing && column ? (
									<CellEditor
										label={`${column.label} of ${one.name || "the new server"}`}
										editing={editing}
										options={props.optionsOf(column)}
										onText={(text) => selection.setEditing({ ...editing, text })}
										onLeave={() => leaving.current || commit()}
									/>
								) : null
							}
						/>
					);
				})}
			</div>
		</div>
	);
}
