"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { EventsSince } from "@/data/drill-run-log";
import type { RunEvent, RunEventKind } from "@/engine";
import { randomId } from "@/lib/random-id";
import type { Tap } from "@/schemas/run-events";
import { forgetTaps, joined, keepTap, keptTaps, type QueueKey, unsent, withWaiting } from "./tap-queue";

const POLL_MILLISECONDS = 2_000;
const ANSWER_MILLISECONDS = 8_000;
/** As many as the server takes at once. */
const BATCH = 100;

export type Connection = "here" | "gone" | "signed-out" | "refused";

export interface NewTap {
	kind: RunEventKind;
	stepId?: string;
	text?: string;
	reference?: string;
}

interface RunOptions {
	/** Address of the drill's events. */
	address: string;
	runId: string;
	me: { userId: string; userName: string };
	initial: RunEvent[];
	mayStamp: boolean;
}

/**
 * The log of a running drill in one browser: what the server has, and what waits here. A tap is kept before it is sent and
 * forgotten only once the server has named it, so a dead connection or a closed tab loses none.
 */
export function useRun({ address, runId, me, initial, mayStamp }: RunOptions) {
	const [events, setEvents] = useState(initial);
	const [waiting, setWaiting] = useState<Tap[]>([]);
	const [connection, setConnection] = useState<Connection>("here");
	const [keeps, setKeeps] = useState(true);
	const [problem, setProblem] = useState<string | null>(null);
	const held = useRef({ events: initial, waiting: [] as Tap[], busy: false, again: false });
	const { userId } = me;

	const exchange = useCallback(async () => {
		const state = held.current;
		if (state.busy) {
			state.again = true;
			return;
		}
		state.busy = true;
		state.again = false;
		const key: QueueKey = { userId, runId };
		try {
			const taps = mayStamp ? unsent(state.waiting, state.events).slice(0, BATCH) : [];
			const after = state.events.at(-1)?.sequence ?? 0;
			const response = await fetch(`${address}?after=${after}`, {
				redirect: "manual",
				signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
				cache: "no-store",
				...(taps.length > 0
					? {
							method: "POST",
							headers: { "Content-Type": "application/json" },
							body: JSON.stringify({ sentAt: new Date().toISOString(), taps }),
						}
					: {}),
			});
			if (response.type === "opaqueredirect") return setConnection("signed-out");
			if (!response.ok) {
				if (response.status >= 500) return setConnection("gone");
				setProblem(await response.text());
				return setConnection("refused");
			}
			const answer = (await response.json()) as EventsSince;
			state.events = joined(state.events, answer.events);
			const sent = new Set(state.events.map(({ id }) => id));
			forgetTaps(
				localStorage,
				key,
				state.waiting.filter(({ id }) => sent.has(id)).map(({ id }) => id),
			);
			state.waiting = unsent(state.waiting, state.events);
			setEvents(state.events);
			setWaiting(state.waiting);
			setConnection("here");
			setProblem(null);
		} catch {
			setConnection("gone");
		} finally {
			state.busy = false;
		}
	}, [address, runId, userId, mayStamp]);

	useEffect(() => {
		const state = held.current;
		const kept = mayStamp ? keptTaps(localStorage, { userId, runId }) : [];
		state.waiting = [...kept, ...state.waiting.filter(({ id }) => !kept.some((tap) => tap.id === id))];
		setWaiting(unsent(state.waiting, state.events));
		const now = () => void exchange();
		now();
		const timer = setInterval(() => {
			if (document.visibilityState === "visible" || state.waiting.length > 0) now();
		}, POLL_MILLISECONDS);
		window.addEventListener("online", now);
		document.addEventListener("visibilitychange", now);
		return () => {
			clearInterval(timer);
			window.removeEventListener("online", now);
			document.removeEventListener("visibilitychange", now);
		};
	}, [exchange, mayStamp, userId, runId]);

	/** A tap made while an answer was on its way goes out right after it. */
	async function send(): Promise<void> {
		await exchange();
		if (held.current.again) await exchange();
	}

	function tap({ kind, stepId, text, reference }: NewTap): void {
		const made: Tap = {
			...{ id: randomId(), kind, stepId: stepId ?? null, clientAt: new Date().toISOString() },
			...{ text: text ?? null, reference: reference ?? null },
		};
		setKeeps(keepTap(localStorage, { userId, runId }, made));
		held.current.waiting = [...held.current.waiting, made];
		setWaiting(held.current.waiting);
		void send();
	}

	return { events: withWaiting(events, waiting, me), unsent: waiting.length, connection, keeps, problem, tap };
}
