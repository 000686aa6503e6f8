import type { CellEditOutcome, RefusedCell } from "@/data/servers-edit";
import type { ServerCell } from "@/lib/server-cells";
import type { CellEdit } from "@/schemas/server-cells";
import type { TableServer } from "../server-rows";
import {
	blankRow,
	type EditState,
	isNew,
	merged,
	noteKey,
	over,
	type Patch,
	type Patches,
	type Step,
} from "./edit-state";

/** What to send now: cells with the values they had on the server when they were last read. */
export function takeBatch(state: EditState): { state: EditState; edit: CellEdit } | null {
	const held = state.sending !== null || state.failure !== null || state.refused !== null || state.conflicts.length > 0;
	if (held || state.waiting.size === 0) return null;
	const edit: CellEdit = { changes: [], creations: [] };
	for (const [id, set] of state.waiting) {
		const saved = state.saved.get(id);
		if (isNew(id)) edit.creations.push({ key: id, set });
		else if (saved) {
			const was = Object.fromEntries(Object.keys(set).map((cell) => [cell, saved[cell as ServerCell]])) as Patch;
			edit.changes.push({ id, version: saved.version, set, was });
		}
	}
	return { state: { ...state, sending: state.waiting, waiting: new Map() }, edit };
}

/** The connection or the server failed: everything waits, and is kept. */
export function failed(state: EditState, message: string): EditState {
	if (!state.sending) return state;
	return { ...state, waiting: merged(state.sending, state.waiting), sending: null, failure: message };
}

export function settled(state: EditState, outcome: CellEditOutcome): EditState {
	const batch = state.sending;
	if (!batch) return state;
	if ("saved" in outcome) return afterSaving(state, batch, outcome.saved);
	if ("conflicts" in outcome) {
		const saved = new Map(state.saved);
		for (const { id, version, theirs } of outcome.conflicts) {
			const row = saved.get(id);
			if (row) saved.set(id, { ...row, ...theirs, version });
		}
		return { ...state, saved, sending: null, waiting: merged(batch, state.waiting), conflicts: outcome.conflicts };
	}
	const cells = [...batch.values()].reduce((count, patch) => count + Object.keys(patch).length, 0);
	const next = { ...state, sending: null };
	if (cells > 1) return { ...next, refused: { cells: outcome.refused, batch } };
	return withoutCells(next, batch, outcome.refused);
}

function afterSaving(
	state: EditState,
	batch: Patches,
	{ changed, created }: Extract<CellEditOutcome, { saved: unknown }>["saved"],
): EditState {
	const ids = new Map(created.map(({ key, id }) => [key, id]));
	const named = (id: string): string => ids.get(id) ?? id;
	const versions = new Map([...changed.map(({ id, version }): [string, number] => [id, version])]);
	for (const { id } of created) versions.set(id, 1);
	const renamed = <T>(map: ReadonlyMap<string, T>) => new Map([...map].map(([id, value]) => [named(id), value]));
	const references = (patch: Patch): Patch => ({
		...patch,
		...(patch.hostServerId ? { hostServerId: named(patch.hostServerId) } : {}),
		...(patch.storageServerId ? { storageServerId: named(patch.storageServerId) } : {}),
	});
	const saved = new Map(state.saved);
	for (const [key, patch] of batch) {
		const id = named(key);
		const row = saved.get(id) ?? blankRow(id);
		saved.set(id, { ...row, ...references(patch), id, version: versions.get(id) ?? row.version });
	}
	const waiting = new Map([...renamed(state.waiting)].map(([id, patch]) => [id, references(patch)]));
	const steps = (list: Step[]): Step[] =>
		ids.size === 0
			? list
			: list.map((step) => ({
					...step,
					cells: step.cells.map((turn) => ({ ...turn, id: named(turn.id) })),
					created: step.created.map(named),
				}));
	const rows = new Map<string, TableServer>();
	for (const [id, row] of state.rows) {
		const known = saved.get(named(id));
		if (known) rows.set(named(id), { ...known, ...waiting.get(named(id)) });
		else rows.set(id, row);
	}
	return {
		...state,
		saved,
		rows,
		waiting,
		sending: null,
		notes:
			ids.size === 0 ? state.notes : new Map([...state.notes].map(([key, note]) => [renamedKey(key, named), note])),
		idOfKey: new Map([...state.idOfKey, ...ids]),
		done: steps(state.done),
		undone: steps(state.undone),
	};
}

function renamedKey(key: string, named: (id: string) => string): string {
	const [id = "", cell = ""] = key.split(" ");
	return `${named(id)} ${cell}`;
}

/** The rest of a refused batch is sent without the cells that were refused; those show what was typed, and why not. */
export function withoutCells(state: EditState, batch: Patches, refused: readonly RefusedCell[]): EditState {
	const rest = new Map(batch);
	const notes = new Map(state.notes);
	for (const { row, field, message } of refused) {
		const patch = rest.get(row);
		if (!patch) continue;
		if (field === null || isNew(row)) {
			rest.delete(row);
			continue;
		}
		const { [field]: value, ...others } = patch;
		rest.set(row, others);
		notes.set(noteKey(row, field), {
			text: value === null || typeof value === "object" ? null : String(value),
			reason: message,
		});
	}
	for (const [id, patch] of rest) if (Object.keys(patch).length === 0) rest.delete(id);
	const waiting = merged(rest, state.waiting);
	const kept = new Map([...waiting].filter(([id]) => !isNew(id) || rest.has(id)));
	return { ...state, refused: null, waiting: kept, notes, rows: over(state.saved, kept) };
}

/** Takes a refused batch back altogether; the step that made it goes too. */
export function withoutBatch(state: EditState): EditState {
	return {
		...state,
		refused: null,
		rows: over(state.saved, state.waiting),
		done: state.done.slice(0, -1),
	};
}

/** The person has chosen between their value and the other one, cell by cell. */
export function resolved(state: EditState, keepMine: (id: string, cell: ServerCell) => boolean): EditState {
	const waiting = new Map(state.waiting);
	for (const { id, theirs } of state.conflicts) {
		const patch = { ...waiting.get(id) };
		for (const cell of Object.keys(theirs) as ServerCell[]) if (!keepMine(id, cell)) delete patch[cell];
		if (Object.keys(patch).length === 0) waiting.delete(id);
		else waiting.set(id, patch);
	}
	return { ...state, conflicts: [], waiting, rows: over(state.saved, waiting) };
}
