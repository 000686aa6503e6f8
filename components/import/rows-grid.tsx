"use client";
import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { CellEditor } from "@/components/servers/grid/cell-editor";
import { type GridCommands, pressInGrid } from "@/components/servers/grid/grid-keys";
import { gridRole } from "@/components/servers/grid/grid-roles";
import { inside, type Spot } from "@/components/servers/grid/navigation";
import { useSelection } from "@/components/servers/grid/use-selection";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { formatCount } from "@/lib/format";
import { cellsOfTabSeparated, tabSeparated } from "@/lib/tab-separated";
import { SERVER_FIELD_LABELS } from "@/schemas/import-rows";
import type { CellEdit, ImportDecision, ImportRowsPage } from "@/schemas/imports";
import { RowsGridBody } from "./rows-grid-body";
import { EDITABLE_FIELDS, editText } from "./value-text";

type Row = ImportRowsPage["rows"][number];

interface RowsGridProps {
	rows: readonly Row[];
	busy: boolean;
	editable: boolean;
	onDecide: (decision: Omit<ImportDecision, "id">) => Promise<string | null>;
}

const TAKEN = new Set<Row["status"]>(["new", "changed", "unchanged"]);

function spotOf(event: MouseEvent): Spot | null {
	const target = event.target instanceof Element ? event.target : null;
	const cell = target?.closest("input") ? null : target?.closest<HTMLElement>("[data-row]");
	return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : null;
}

/** The file's rows as cells: written in, filled down and pasted over as in a spreadsheet. What is typed counts before what the file says. */
export function RowsGrid({ rows, busy, editable, onDecide }: RowsGridProps) {
	const frame = useRef<HTMLDivElement>(null);
	const leaving = useRef(false);
	const selection = useSelection(rows.length, EDITABLE_FIELDS.length);
	const { active, block, editing } = selection;
	const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
	const [problem, setProblem] = useState<string | null>(null);
	const [released, setReleased] = useState(false);
	const activeCell = `import-cell-${active.row}-${active.column}`;
	useLayoutEffect(() => {
		document.getElementById(activeCell)?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
	}, [activeCell]);
	const row = rows[active.row];
	const field = EDITABLE_FIELDS[active.column];
	const textAt = (at: number, across: number): string => {
		const [one, of] = [rows[at], EDITABLE_FIELDS[across]];
		if (!one || !of) return "";
		return typed.get(`${of} ${one.key}`) ?? editText(one.candidate?.values[of]);
	};
	const chosen = rows.slice(block.top, block.bottom + 1).filter(({ candidate }) => candidate !== null);

	async function save(edits: CellEdit[]): Promise<void> {
		const changed = edits.filter(({ key, field: of, text }) => {
			const one = rows.find((candidate) => candidate.key === key);
			return one?.candidate && text !== (typed.get(`${of} ${key}`) ?? editText(one.candidate.values[of]));
		});
		if (changed.length === 0) return;
		setTyped(new Map([...typed, ...changed.map((edit) => [`${edit.field} ${edit.key}`, edit.text] as const)]));
		setProblem(await onDecide({ edits: changed }));
		setTyped(new Map());
	}
	const editsOf = (area: typeof block, text: (at: number, across: number) => string): CellEdit[] =>
		rows.slice(area.top, area.bottom + 1).flatMap((one, down) =>
			EDITABLE_FIELDS.slice(area.left, area.right + 1).map((of, right) => ({
				key: one.key,
				field: of,
				text: text(area.top + down, area.left + right),
			})),
		);
	const focusGrid = () => {
		leaving.current = true;
		frame.current?.focus({ preventScroll: true });
		leaving.current = false;
	};
	function commit(all = false): void {
		if (!editing || !row) return;
		const { text } = editing;
		selection.setEditing(null);
		focusGrid();
		const area = all ? block : { top: active.row, bottom: active.row, left: active.column, right: active.column };
		void save(editsOf(area, () => text));
	}
	const take = (taken: boolean) => {
		const keys = chosen.map(({ key }) => key);
		if (keys.length > 0) void onDecide(taken ? { include: keys } : { exclude: keys }).then(setProblem);
	};
	const fillDown = () => {
		const from = block.top === block.bottom ? block.top - 1 : block.top;
		if (from >= 0) void save(editsOf({ ...block, top: from + 1 }, (_, across) => textAt(from, across)));
	};
	const nothing = () => undefined;
	const canEdit = editable && !busy;
	const commands: GridCommands = {
		...{ canEdit, editable: canEdit && Boolean(row?.candidate), listed: field === "kind", released },
		edit: (over) =>
			flushSync(() => selection.setEditing({ text: over ?? textAt(active.row, active.column), over: over !== null })),
		commit,
		cancel() {
			selection.setEditing(null);
			focusGrid();
		},
		clear: () =>
			void save(editsOf(block, (_, across) => (EDITABLE_FIELDS[across] === "name" ? textAt(_, across) : ""))),
		fillDown,
		toggleRows: () => take(!chosen.every(({ status }) => TAKEN.has(status))),
		release: setReleased,
		...{ undo: nothing, redo: nothing, openRow: nothing, openHeading: nothing, showKeys: nothing },
	};
	const extent = {
		...{ rows: rows.length, columns: EDITABLE_FIELDS.length, page: 12 },
		filled: (at: number, across: number) => textAt(at, across) !== "",
	};
	const label = field ? SERVER_FIELD_LABELS[field] : "";
	const issue =
		row?.issues.find(({ place }) => field && place.column === row.candidate?.origins[field]) ?? row?.issues[0];
	const handlers = {
		onKeyDown(event: KeyboardEvent) {
			if (pressInGrid(event, selection, extent, commands)) event.preventDefault();
		},
		onMouseDown(event: MouseEvent) {
			const spot = spotOf(event);
			if (!spot || event.button !== 0) return;
			event.preventDefault();
			if (editing) commit();
			selection.go(spot, event.shiftKey);
			focusGrid();
		},
		onMouseMove(event: MouseEvent) {
			const spot = event.buttons === 1 && !editing ? spotOf(event) : null;
			if (spot && (spot.row !== active.row || spot.column !== active.column)) selection.go(spot, true);
		},
		onDoubleClick(event: MouseEvent) {
			if (spotOf(event) && commands.editable && !editing) commands.edit(null);
		},
		onCopy(event: ClipboardEvent) {
			if (editing) return;
			event.preventDefault();
			const texts = rows
				.slice(block.top, block.bottom + 1)
				.map((_, down) =>
					EDITABLE_FIELDS.slice(block.left, block.right + 1).map((__, right) =>
						textAt(block.top + down, block.left + right),
					),
				);
			event.clipboardData.setData("text/plain", tabSeparated(texts));
		},
		onPaste(event: ClipboardEvent) {
			if (editing || !canEdit) return;
			event.preventDefault();
			const texts = cellsOfTabSeparated(event.clipboardData.getData("text/plain"));
			const width = Math.max(1, ...texts.map((one) => one.length));
			const bottom = Math.max(block.bottom, block.top + texts.length - 1);
			const right = Math.max(block.right, block.left + width - 1);
			const at = (down: number, across: number) =>
				texts[(down - block.top) % texts.length]?.[(across - block.left) % width] ?? "";
			void save(editsOf({ ...block, bottom, right }, at));
		},
	};
	return (
		<div className="flex min-w-0 flex-col gap-2">
			{editable ? (
				<div className="flex flex-wrap items-center gap-2">
					<Button size="small" disabled={!canEdit || chosen.length === 0} onClick={fillDown}>
						Fill down
					</Button>
					<Button size="small" disabled={!canEdit || chosen.length === 0} onClick={() => take(false)}>
						Leave out {formatCount(chosen.length, "row")}
					</Button>
					<Button size="small" disabled={!canEdit || chosen.length === 0} onClick={() => take(true)}>
						Take {chosen.length === 1 ? "it" : "them"}
					</Button>
					<p className="text-xs text-muted-foreground" role="status">
						{busy ? "Comparing again…" : "Enter or F2 edits a cell, Ctrl+D fills down, Ctrl+V pastes a block."}
					</p>
				</div>
			) : null}
			<div
				ref={frame}
				{...gridRole(rows.length + 1, EDITABLE_FIELDS.length + 1, !editable, activeCell, "Rows of the file")}
				className="group/grid relative max-h-[28rem] overflow-auto rounded-md border text-sm outline-none focus-visible:outline-2 focus-visible:outline-accent"
				{...handlers}
			>
				<RowsGridBody
					rows={rows}
					textAt={textAt}
					active={active}
					isChosen={(at, across) => inside(block, at, across)}
					isTaken={({ status }) => TAKEN.has(status)}
					editor={
						editing && row && field ? (
							<CellEditor
								label={`${label} of ${row.name}`}
								editing={editing}
								options={field === "kind" ? ["physical", "virtual", "cloud"] : []}
								onText={(text) => selection.setEditing({ ...editing, text })}
								onLeave={() => leaving.current || commit()}
							/>
						) : null
					}
				/>
			</div>
			<p
				aria-live="polite"
				className={classNames("min-h-5 text-xs", problem ? "text-danger" : "text-muted-foreground")}
			>
				{problem ??
					(row?.reason
						? `${row.name}: ${row.reason}${row.mend ? `. ${row.mend}` : ""}.`
						: issue
							? `${row?.name}: ${issue.value ? `“${issue.value}” ` : ""}${issue.text}${issue.mend ? `. ${issue.mend}` : ""}.`
							: label)}
			</p>
		</div>
	);
}
