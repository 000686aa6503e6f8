"use client";
import type { ReactNode } from "react";
import { cellRole, headingRole, ROW_GROUP, rowRole } from "@/components/servers/grid/grid-roles";
import type { Spot } from "@/components/servers/grid/navigation";
import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";
import { SERVER_FIELD_LABELS } from "@/schemas/import-rows";
import type { ImportRowsPage } from "@/schemas/imports";
import { STATUS_LABELS, STATUS_TONES } from "./difference-row";
import { EDITABLE_FIELDS } from "./value-text";

type Row = ImportRowsPage["rows"][number];

interface RowsGridBodyProps {
	rows: readonly Row[];
	textAt: (row: number, column: number) => string;
	active: Spot;
	isChosen: (row: number, column: number) => boolean;
	isTaken: (row: Row) => boolean;
	editor: ReactNode;
}

const HEAD = "sticky top-0 z-20 border-b bg-muted px-2.5 py-1.5 text-left text-xs font-medium whitespace-nowrap";

/** Headings and cells; which of them is chosen and what is typed is the grid's to know. */
export function RowsGridBody(props: RowsGridBodyProps) {
	const { rows, textAt, active, isChosen, isTaken, editor } = props;
	return (
		<div {...ROW_GROUP} className="grid w-max min-w-full" style={{ gridTemplateColumns: COLUMNS }}>
			<div {...rowRole(1)} className="contents">
				<div {...headingRole(1)} className={classNames(HEAD, "left-0 z-30")}>
					Becomes
				</div>
				{EDITABLE_FIELDS.map((field, column) => (
					<div key={field} {...headingRole(column + 2)} className={HEAD}>
						{SERVER_FIELD_LABELS[field]}
					</div>
				))}
			</div>
			{rows.map((row, at) => (
				<div key={row.key} {...rowRole(at + 2)} className="contents">
					<div
						{...cellRole(1, { readOnly: true })}
						className="sticky left-0 z-10 flex items-center border-b bg-background px-2.5 py-1"
					>
						<Badge tone={STATUS_TONES[row.status]}>{STATUS_LABELS[row.status]}</Badge>
					</div>
					{EDITABLE_FIELDS.map((field, column) => {
						const here = at === active.row && column === active.column;
						const marked = row.issues.some(({ place }) => place.column === row.candidate?.origins[field]);
						const text = textAt(at, column);
						return (
							<div
								key={field}
								id={`import-cell-${at}-${column}`}
								{...cellRole(column + 2, { selected: isChosen(at, column), readOnly: row.candidate === null })}
								data-row={at}
								data-column={column}
								className={classNames(
									"relative max-w-64 scroll-mt-9 scroll-ml-32 cursor-cell truncate border-r border-b px-2.5 py-1.5",
									!isTaken(row) && "text-muted-foreground",
									isChosen(at, column) && "bg-accent-soft",
									here && "outline-2 -outline-offset-2 outline-accent",
									marked && "underline decoration-partial decoration-wavy underline-offset-4",
								)}
							>
								{here && editor ? editor : text || "\u00a0"}
							</div>
						);
					})}
				</div>
			))}
		</div>
	);
}

const COLUMNS = `7.5rem repeat(${EDITABLE_FIELDS.length}, minmax(6rem, max-content))`;
