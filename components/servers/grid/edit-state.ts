import type { RefusedCell } from "@/data/servers-edit";
import type { EditConflict } from "@/data/servers-edit-conflicts";
import { impliedCells, SERVER_CELLS, type ServerCell, type ServerCells, sameCell } from "@/lib/server-cells";
import type { TableServer } from "../server-rows";

export type Patch = Partial<ServerCells>;
export type Patches = ReadonlyMap<string, Patch>;

export interface CellChange {
	id: string;
	cell: ServerCell;
	value: unknown;
}

interface Turn {
	id: string;
	cell: ServerCell;
	from: unknown;
	to: unknown;
}

/** One action of a person, as one undo takes it back. */
export interface Step {
	label: string;
	cells: Turn[];
	created: string[];
	archived: string[];
}

/** What was typed into a cell that could not be kept, and why. */
export interface Note {
	text: string | null;
	reason: string;
}

export interface EditState {
	/** As shown: everything saved, and over it everything typed. */
	rows: ReadonlyMap<string, TableServer>;
	/** As the server last said. */
	saved: ReadonlyMap<string, TableServer>;
	waiting: Patches;
	sending: Patches | null;
	notes: ReadonlyMap<string, Note>;
	/** Why nothing is being sent just now. */
	failure: string | null;
	refused: { cells: RefusedCell[]; batch: Patches } | null;
	conflicts: EditConflict[];
	/** Ids that new rows have got. */
	idOfKey: ReadonlyMap<string, string>;
	done: Step[];
	undone: Step[];
	nextKey: number;
}

export const NO_EDITS: EditState = {
	rows: new Map(),
	saved: new Map(),
	waiting: new Map(),
	sending: null,
	notes: new Map(),
	failure: null,
	refused: null,
	conflicts: [],
	idOfKey: new Map(),
	done: [],
	undone: [],
	nextKey: 0,
};

const STEPS_KEPT = 200;

export const noteKey = (id: string, cell: ServerCell): string => `${id} ${cell}`;
export const isNew = (id: string): boolean => id.startsWith("new:");

/** What a cell holds of which nothing is known. */
export const emptied = (cell: ServerCell): unknown => (cell === "addresses" ? [] : cell === "planned" ? false : null);

const BLANK = Object.fromEntries(SERVER_CELLS.map((cell) => [cell, emptied(cell)]));
export const blankRow = (id: string): TableServer =>
	({ ...BLANK, name: "", id, version: 0, services: [], source: null }) as unknown as TableServer;

export function over(saved: ReadonlyMap<string, TableServer>, ...layers: (Patches | null)[]): Map<string, TableServer> {
	const rows = new Map(saved);
	for (const layer of layers)
		for (const [id, patch] of layer ?? []) {
			const row = rows.get(id) ?? (isNew(id) ? blankRow(id) : null);
			if (row) rows.set(id, { ...row, ...patch });
		}
	return rows;
}

export function merged(below: Patches, above: Patches): Map<string, Patch> {
	const all = new Map(below);
	for (const [id, patch] of above) all.set(id, { ...all.get(id), ...patch });
	return all;
}

/** Rows fresh from the server; what is typed and not yet saved stays over them. */
export function loaded(state: EditState, servers: readonly TableServer[]): EditState {
	const saved = new Map(servers.map((server) => [server.id, server]));
	return { ...state, saved, rows: over(saved, state.sending, state.waiting) };
}

/** Sets cells; with a label as a step that can be undone. Answers the same state when nothing differs. */
export function edited(state: EditState, changes: readonly CellChange[], label: string | null): EditState {
	const rows = new Map(state.rows);
	const notes = new Map(state.notes);
	const waiting = new Map(state.waiting);
	const created: string[] = [];
	const wanted = new Map<string, Patch>();
	for (const { id, cell, value } of changes) {
		notes.delete(noteKey(id, cell));
		wanted.set(id, { ...wanted.get(id), [cell]: value });
	}
	const turns: Turn[] = [];
	let { nextKey } = state;
	for (const [id, patch] of wanted) {
		const before = rows.get(id) ?? (isNew(id) ? blankRow(id) : null);
		if (!before) continue;
		if (!rows.has(id)) {
			created.push(id);
			nextKey = Math.max(nextKey, Number(id.slice("new:".length)) + 1);
		}
		const after = { ...before, ...patch };
		const { warrantyCoverage } = impliedCells(after);
		const row: TableServer = { ...after, warrantyCoverage };
		const own = SERVER_CELLS.flatMap((cell): Turn[] =>
			sameCell(before[cell], row[cell]) ? [] : [{ id, cell, from: before[cell], to: row[cell] }],
		);
		if (own.length === 0) continue;
		turns.push(...own);
		rows.set(id, row);
		waiting.set(id, { ...waiting.get(id), ...(Object.fromEntries(own.map(({ cell, to }) => [cell, to])) as Patch) });
	}
	if (turns.length === 0) return { ...state, notes };
	const next = { ...state, rows, waiting, notes, nextKey, failure: null };
	if (label === null) return next;
	return withStep(next, {
		label,
		cells: created.length > 0 ? turns.filter(({ id }) => !isNew(id)) : turns,
		created,
		archived: [],
	});
}

export const withStep = (state: EditState, step: Step): EditState => ({
	...state,
	done: [...state.done, step].slice(-STEPS_KEPT),
	undone: [],
});

/** Something typed that no value can be made of: it stays in sight, with the reason. */
export function noted(state: EditState, id: string, cell: ServerCell, note: Note): EditState {
	return { ...state, notes: new Map(state.notes).set(noteKey(id, cell), note) };
}

export const without = (state: EditState, ids: readonly string[]): EditState => {
	const [rows, saved, waiting] = [new Map(state.rows), new Map(state.saved), new Map(state.waiting)];
	for (const id of ids) for (const map of [rows, saved, waiting]) map.delete(id);
	return { ...state, rows, saved, waiting };
};

/** How many cells are typed and not saved. */
export const unsavedCells = ({ waiting, sending }: EditState): number =>
	[waiting, sending].reduce(
		(sum, patches) =>
			sum + [...(patches?.values() ?? [])].reduce((cells, patch) => cells + Object.keys(patch).length, 0),
		0,
	);
