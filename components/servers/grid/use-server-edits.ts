"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/data/action";
import type { CellEditOutcome } from "@/data/servers-edit";
import { formatCount } from "@/lib/format";
import type { ServerCell } from "@/lib/server-cells";
import type { CellEdit } from "@/schemas/server-cells";
import { type PackedServers, unpackServers } from "../server-rows";
import * as delivery from "./edit-delivery";
import * as edits from "./edit-state";

export interface ServerActions {
	archive: (organization: string, input: { ids: string[] }) => Promise<ActionResult<unknown>>;
	restore: (organization: string, input: { ids: string[] }) => Promise<ActionResult<unknown>>;
}

const LOST = "Holdfast did not answer";
const RETRY_MILLISECONDS = 15_000;

async function send(organization: string, edit: CellEdit): Promise<ActionResult<CellEditOutcome>> {
	const answer = await fetch(`/o/${organization}/servers/rows`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(edit),
	});
	if (!answer.ok) return { ok: false, message: `${LOST} (${answer.status})` };
	return (await answer.json()) as ActionResult<CellEditOutcome>;
}

/** The rows, everything typed over them, and the way of both to the server: one batch at a time, nothing lost. */
export function useServerEdits(organization: string, actions: ServerActions) {
	const latest = useRef(edits.NO_EDITS);
	const [state, setState] = useState(edits.NO_EDITS);
	const [loading, setLoading] = useState<"loading" | "ready" | "failed">("loading");

	const update = useCallback(
		(change: (now: edits.EditState) => edits.EditState) => {
			latest.current = change(latest.current);
			const batch = delivery.takeBatch(latest.current);
			if (batch) latest.current = batch.state;
			setState(latest.current);
			if (!batch) return;
			send(organization, batch.edit).then(
				(answer) =>
					update((now) => (answer.ok ? delivery.settled(now, answer.value) : delivery.failed(now, answer.message))),
				() => update((now) => delivery.failed(now, LOST)),
			);
		},
		[organization],
	);

	const reload = useCallback(
		async (signal?: AbortSignal) => {
			try {
				const answer = await fetch(`/o/${organization}/servers/rows`, signal ? { signal } : {});
				if (!answer.ok) throw new Error(`rows answered ${answer.status}`);
				const servers = unpackServers((await answer.json()) as PackedServers);
				update((now) => edits.loaded(now, servers));
				setLoading("ready");
			} catch {
				if (!signal?.aborted) setLoading((was) => (was === "ready" ? was : "failed"));
			}
		},
		[organization, update],
	);
	useEffect(() => {
		const abort = new AbortController();
		void reload(abort.signal);
		return () => abort.abort();
	}, [reload]);

	const retry = useCallback(() => update((now) => ({ ...now, failure: null })), [update]);
	const stuck = state.failure !== null;
	useEffect(() => {
		if (!stuck) return;
		const timer = setInterval(retry, RETRY_MILLISECONDS);
		window.addEventListener("online", retry);
		return () => {
			clearInterval(timer);
			window.removeEventListener("online", retry);
		};
	}, [stuck, retry]);

	const unsaved = edits.unsavedCells(state);
	useEffect(() => {
		if (unsaved === 0) return;
		const warn = (event: BeforeUnloadEvent) => event.preventDefault();
		window.addEventListener("beforeunload", warn);
		return () => window.removeEventListener("beforeunload", warn);
	}, [unsaved]);

	async function run(work: () => Promise<ActionResult<unknown>>): Promise<boolean> {
		const result = await work().catch(() => ({ ok: false as const, message: `${LOST}; nothing changed.` }));
		if (!result.ok) toast.failed(result.message);
		return result.ok;
	}
	async function archiveRows(ids: string[]): Promise<boolean> {
		if (ids.length === 0) return true;
		const done = await run(() => actions.archive(organization, { ids }));
		if (done) update((now) => edits.without(now, ids));
		return done;
	}
	async function restoreRows(ids: string[]): Promise<boolean> {
		if (ids.length === 0) return true;
		const done = await run(() => actions.restore(organization, { ids }));
		if (done) await reload();
		return done;
	}

	async function turn(direction: "undo" | "redo"): Promise<void> {
		const from = direction === "undo" ? "done" : "undone";
		const step = latest.current[from].at(-1);
		if (!step) return;
		if (step.created.some(edits.isNew))
			return toast.note("The new rows are still on their way. Try again in a moment.");
		const [gone, back] = direction === "undo" ? [step.created, step.archived] : [step.archived, step.created];
		if (!(await archiveRows(gone)) || !(await restoreRows(back))) return;
		update((now) => {
			const cells = step.cells.map(({ id, cell, from: old, to }) => ({
				id,
				cell,
				value: direction === "undo" ? old : to,
			}));
			const next = edits.edited(now, cells, null);
			return direction === "undo"
				? { ...next, done: now.done.slice(0, -1), undone: [...now.undone, step] }
				: { ...next, undone: now.undone.slice(0, -1), done: [...now.done, step] };
		});
	}

	return {
		state,
		loading,
		unsaved,
		reload,
		retry,
		apply: (changes: readonly edits.CellChange[], label: string) => update((now) => edits.edited(now, changes, label)),
		note: (id: string, cell: ServerCell, note: edits.Note) => update((now) => edits.noted(now, id, cell, note)),
		undo: () => void turn("undo"),
		redo: () => void turn("redo"),
		async archive(ids: string[]): Promise<boolean> {
			if (!(await archiveRows(ids))) return false;
			const label = `archiving ${formatCount(ids.length, "server")}`;
			const step = { label, cells: [], created: [], archived: ids };
			update((now) => edits.withStep(now, step));
			toast.done(`${formatCount(ids.length, "server")} archived`, () => {
				if (latest.current.done.at(-1) === step) void turn("undo");
				else void restoreRows(ids);
			});
			return true;
		},
		keepRest: () =>
			update((now) => (now.refused ? delivery.withoutCells(now, now.refused.batch, now.refused.cells) : now)),
		takeBatchBack: () => update(delivery.withoutBatch),
		decide: (keepMine: (id: string, cell: ServerCell) => boolean) => update((now) => delivery.resolved(now, keepMine)),
	};
}

export type ServerEdits = ReturnType<typeof useServerEdits>;
