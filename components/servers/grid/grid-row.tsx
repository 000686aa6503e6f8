"use client";
import { ArrowUpRight } from "lucide-react";
import Link from "next/link";
import { type CSSProperties, memo, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import type { TableServer } from "../server-rows";
import { type Note, noteKey } from "./edit-state";
import type { GridColumn } from "./grid-columns";
import { cellRole, rowRole } from "./grid-roles";
import { type RowContext, textOf } from "./row-order";

export const ROW_PIXELS = 34;
export const GUTTER_PIXELS = 40;

export interface Place {
	left: number;
	width: number;
	pinned: boolean;
}

interface GridRowProps {
	row: TableServer;
	index: number;
	top: number;
	columns: readonly GridColumn[];
	places: readonly Place[];
	width: number;
	context: RowContext;
	href: string;
	/** Column of the active cell, or -1. */
	active: number;
	/** Columns of the block, or -1. */
	from: number;
	to: number;
	chosen: boolean;
	choosable: boolean;
	/** Notes of this row's cells. */
	notes: ReadonlyMap<string, Note> | null;
	/** Cells whose value a person set over an import's. */
	edited: ReadonlySet<string> | null;
	/** The row at the end that becomes a server when it is given a name. */
	fresh: boolean;
	editor: ReactNode;
}

export const cellId = (row: number, column: number): string => `server-cell-${row}-${column}`;

export const placed = ({ left, width, pinned }: Place): CSSProperties =>
	pinned ? { position: "sticky", left, width, flex: "none" } : { width, flex: "none" };

export const GridRow = memo(function GridRow(props: GridRowProps) {
	const { row, index, top, columns, places, width, context, href, active, from, to, chosen, choosable, notes } = props;
	return (
		<div
			{...rowRole(index + 2, choosable ? chosen : undefined)}
			className="group/row absolute left-0 flex"
			style={{ top, height: ROW_PIXELS, width }}
		>
			{choosable ? (
				<div
					{...cellRole(1)}
					className={classNames(
						"sticky left-0 z-10 flex items-center justify-center border-b bg-background",
						chosen && "bg-accent-soft",
					)}
					style={{ width: GUTTER_PIXELS, flex: "none" }}
				>
					{props.fresh ? null : (
						<label className="flex size-8 items-center justify-center">
							<input
								type="checkbox"
								tabIndex={-1}
								data-choose={index}
								aria-label={`Choose ${row.name}`}
								className="size-4 accent-accent"
								checked={chosen}
								readOnly
							/>
						</label>
					)}
				</div>
			) : null}
			{columns.map((column, at) => {
				const place = places[at]!;
				const note = column.cell === null ? undefined : notes?.get(noteKey(row.id, column.cell));
				const text = note?.text ?? textOf(row, column, context);
				const marked = column.cell !== null && props.edited?.has(column.cell);
				const isActive = at === active;
				return (
					<div
						key={column.id}
						id={cellId(index, at)}
						{...cellRole(at + (choosable ? 2 : 1), {
							selected: at >= from && at <= to,
							readOnly: column.cell === null,
							invalid: note !== undefined,
						})}
						data-row={index}
						data-column={at}
						title={note?.reason ?? (marked ? "Changed by hand since the import" : undefined)}
						className={classNames(
							"relative truncate border-b bg-background px-2.5 leading-8.5 whitespace-nowrap select-none",
							place.pinned && "z-10",
							column.kind === "number" && "text-right",
							column.id === "name" && "pr-8 font-medium",
							column.cell === null && "text-muted-foreground",
							chosen && "bg-accent-soft",
							at >= from && at <= to && "bg-accent-soft",
							isActive && "outline-2 -outline-offset-2 outline-control group-focus-within/grid:outline-accent",
							note && "bg-danger-soft text-danger",
						)}
						style={placed(place)}
					>
						{text === "" ? <Missing column={column} fresh={props.fresh} /> : text}
						{marked ? (
							<span
								aria-hidden
								className="absolute top-0 right-0 border-4 border-transparent border-t-accent border-r-accent"
							/>
						) : null}
						{column.id === "name" && !props.fresh ? (
							<Link
								href={href}
								tabIndex={-1}
								prefetch={false}
								aria-label={`Open ${row.name}`}
								className="absolute inset-y-0 right-0.5 inline-flex w-7 items-center justify-center text-muted-foreground hover:text-foreground"
							>
								<ArrowUpRight aria-hidden className="size-4" />
							</Link>
						) : null}
						{isActive ? props.editor : null}
					</div>
				);
			})}
		</div>
	);
});

function Missing({ column, fresh }: { column: GridColumn; fresh: boolean }) {
	const words = (text: string) => <span className="text-muted-foreground">{text}</span>;
	if (fresh) return column.id === "name" ? words("New server…") : null;
	if (column.id === "services") return words("no service");
	if (column.kind === "origin") return words("by hand");
	return <span className="text-muted-foreground italic">unknown</span>;
}
