"use client";
import { ArrowDown, ArrowUp, ListFilter } from "lucide-react";
import { type PointerEvent, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import type { GridColumn } from "./grid-columns";
import { headingRole, rowRole } from "./grid-roles";
import { cellId, GUTTER_PIXELS, type Place, placed } from "./grid-row";
import { type GridView, NARROWEST, sortOf, WIDEST } from "./grid-view";

interface GridHeadProps {
	columns: readonly GridColumn[];
	places: readonly Place[];
	width: number;
	view: GridView;
	/** Index of the active heading, or -1. */
	active: number;
	choosable: boolean;
	allChosen: boolean;
	someChosen: boolean;
	onChooseAll: () => void;
	onOpen: (column: GridColumn) => void;
	onResize: (column: GridColumn, width: number, done: boolean) => void;
}

export const HEAD_PIXELS = 36;

export function GridHead(props: GridHeadProps) {
	const { columns, places, width, view, active, choosable, allChosen, someChosen, onChooseAll, onOpen, onResize } =
		props;
	const sort = sortOf(view.sort);
	const filtered = new Set(view.filters.map(({ column }) => column.id));
	return (
		<div {...rowRole(1)} className="sticky top-0 z-20 flex bg-muted" style={{ height: HEAD_PIXELS, width }}>
			{choosable ? (
				<div
					{...headingRole(1)}
					className="sticky left-0 z-10 flex items-center justify-center border-b bg-muted"
					style={{ width: GUTTER_PIXELS, flex: "none" }}
				>
					<input
						type="checkbox"
						tabIndex={-1}
						aria-label="Choose all shown"
						className="size-4 accent-accent"
						checked={allChosen}
						ref={(box) => {
							if (box) box.indeterminate = someChosen && !allChosen;
						}}
						onChange={onChooseAll}
					/>
				</div>
			) : null}
			{columns.map((column, at) => {
				const sorted = sort.id === column.id;
				const Arrow = sort.descending ? ArrowDown : ArrowUp;
				return (
					<div
						key={column.id}
						id={cellId(-1, at)}
						{...headingRole(at + (choosable ? 2 : 1), sorted ? (sort.descending ? "descending" : "ascending") : "none")}
						className={classNames(
							"relative border-b bg-muted text-xs text-muted-foreground",
							places[at]!.pinned && "z-10",
							at === active && "outline-2 -outline-offset-2 outline-control group-focus-within/grid:outline-accent",
						)}
						style={placed(places[at]!)}
					>
						<button
							type="button"
							tabIndex={-1}
							aria-haspopup="dialog"
							onClick={() => onOpen(column)}
							className={classNames(
								"flex size-full items-center gap-1 truncate px-2.5 hover:text-foreground [&_svg]:size-3 [&_svg]:shrink-0",
								column.kind === "number" && "justify-end",
							)}
						>
							<span className="truncate">{column.label}</span>
							{sorted ? <Arrow aria-hidden /> : null}
							{filtered.has(column.id) ? <ListFilter aria-label="filtered" className="text-accent" /> : null}
						</button>
						<ResizeHandle column={column} width={places[at]!.width} onResize={onResize} />
					</div>
				);
			})}
		</div>
	);
}

function ResizeHandle({
	column,
	width,
	onResize,
}: {
	column: GridColumn;
	width: number;
	onResize: GridHeadProps["onResize"];
}) {
	const drag = useRef<{ x: number; width: number } | null>(null);
	const wide = (event: PointerEvent, done: boolean) => {
		if (!drag.current) return;
		const next = drag.current.width + event.clientX - drag.current.x;
		onResize(column, Math.min(WIDEST, Math.max(NARROWEST, next)), done);
	};
	return (
		<span
			aria-hidden
			className="absolute inset-y-0 right-0 w-2 cursor-col-resize touch-none border-r hover:border-accent"
			onPointerDown={(event) => {
				event.stopPropagation();
				event.currentTarget.setPointerCapture(event.pointerId);
				drag.current = { x: event.clientX, width };
			}}
			onPointerMove={(event) => wide(event, false)}
			onPointerUp={(event) => {
				wide(event, true);
				drag.current = null;
			}}
		/>
	);
}
