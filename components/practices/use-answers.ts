"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ActionResult } from "@/data/action";
import type { PracticeAnswerRow } from "@/data/practice-answers";
import type { AnswerDraft, AnswerKey } from "@/schemas/practices";
import type { AnswerOutcome } from "./answer-outcome";
import { enqueue, keepQueue, keptQueue, nextBatch, type Queue, type Queued, settle } from "./answer-queue";
import { type Answer, type Answers, answerOfRow, keyText } from "./answers";

export interface AnswerActions {
	save: (
		organization: string,
		input: { answers: { answer: AnswerDraft; version: number }[] },
	) => Promise<ActionResult<AnswerOutcome[]>>;
	clear: (organization: string, input: { key: AnswerKey; version: number }) => Promise<ActionResult<void>>;
}

export interface AnswerConflict {
	mine: AnswerDraft;
	theirs: PracticeAnswerRow | null;
}

export type Delivery =
	| { state: "fetching" | "failed" }
	| { state: "idle"; savedAt: Date | null }
	| { state: "saving"; count: number }
	| { state: "waiting"; count: number };

const TYPING_PAUSE_MILLISECONDS = 700;
const RETRY_MILLISECONDS = 10_000;

/** The answers of this organisation, sent as they are given and kept in this browser while nobody can be reached. */
export function useAnswers(organization: string, actions: AnswerActions) {
	const [answers, setAnswers] = useState<Answers>(new Map());
	const [delivery, setDelivery] = useState<Delivery>({ state: "fetching" });
	const [conflicts, setConflicts] = useState<ReadonlyMap<string, AnswerConflict>>(new Map());
	const [problem, setProblem] = useState<string | null>(null);
	const queue = useRef<Queue>(new Map());
	const restoredFor = useRef<string | null>(null);
	const busy = useRef(false);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

	const setQueue = useCallback(
		(next: Queue) => {
			queue.current = next;
			keepQueue(window.localStorage, organization, next);
		},
		[organization],
	);

	const take = useCallback((outcomes: readonly AnswerOutcome[], sent: readonly Queued[]) => {
		const mineOf = (key: string) => sent.find((queued) => keyText(queued.answer) === key)?.answer;
		setAnswers((was) => {
			const next = new Map(was);
			for (const outcome of outcomes) {
				const key = keyText(outcome.key);
				const answer = next.get(key);
				if (!answer || !("saved" in outcome)) continue;
				const { version, answeredBy } = outcome.saved;
				const waits = queue.current.has(key);
				next.set(key, {
					...answer,
					version,
					answeredBy,
					updatedAt: new Date().toISOString(),
					delivery: waits ? answer.delivery : "saved",
				});
			}
			return next;
		});
		setConflicts((was) => {
			const next = new Map(was);
			for (const outcome of outcomes) {
				const key = keyText(outcome.key);
				const mine = mineOf(key);
				if ("conflict" in outcome && mine) next.set(key, { mine, theirs: outcome.conflict });
			}
			return next;
		});
		const refused = outcomes.find((outcome) => "refused" in outcome);
		setProblem(refused && "refused" in refused ? refused.refused : null);
	}, []);

	const flush = useCallback(async () => {
		clearTimeout(timer.current);
		timer.current = undefined;
		if (busy.current || queue.current.size === 0) return;
		busy.current = true;
		const later = (reason: string | null) => {
			setProblem(reason);
			setDelivery({ state: "waiting", count: queue.current.size });
			timer.current = setTimeout(() => void flush(), RETRY_MILLISECONDS);
		};
		const sent = nextBatch(queue.current);
		setDelivery({ state: "saving", count: queue.current.size });
		try {
			const result = await actions.save(organization, { answers: sent });
			if (result.ok) {
				setQueue(settle(queue.current, sent, result.value));
				take(result.value, sent);
				const left = queue.current.size;
				setDelivery(left > 0 ? { state: "saving", count: left } : { state: "idle", savedAt: new Date() });
			} else later(result.message);
		} catch {
			later(null);
			return;
		} finally {
			busy.current = false;
		}
		if (queue.current.size > 0 && timer.current === undefined) void flush();
	}, [organization, actions, setQueue, take]);

	const load = useCallback(async () => {
		try {
			if (restoredFor.current !== organization) {
				queue.current = await keptQueue(window.localStorage, organization);
				restoredFor.current = organization;
			}
			const reply = await fetch(`/o/${organization}/practices/answers`, { cache: "no-store" });
			if (!reply.ok) throw new Error(`answers answered ${reply.status}`);
			const rows = (await reply.json()) as PracticeAnswerRow[];
			const next = new Map<string, Answer>(rows.map((row) => [keyText(row), answerOfRow(row)]));
			for (const [key, waiting] of queue.current) {
				const row = next.get(key);
				next.set(key, {
					...waiting.answer,
					version: waiting.version,
					answeredBy: row?.answeredBy ?? null,
					updatedAt: row?.updatedAt ?? null,
					delivery: "queued",
				});
			}
			setAnswers(next);
			setDelivery({ state: "idle", savedAt: null });
		} catch {
			setDelivery({ state: "failed" });
		}
	}, [organization]);

	useEffect(() => {
		void load().then(() => flush());
		const online = () => void flush();
		window.addEventListener("online", online);
		return () => {
			window.removeEventListener("online", online);
			clearTimeout(timer.current);
		};
	}, [load, flush]);

	/** Shows the answer at once and sends it: a choice now, words when the typing pauses. */
	const give = useCallback(
		(given: readonly Answer[], typing = false) => {
			setAnswers((was) => new Map([...was, ...given.map((answer) => [keyText(answer), answer] as const)]));
			let next = queue.current;
			for (const answer of given) if (answer.delivery === "queued") next = enqueue(next, answer);
			setQueue(next);
			if (next.size === 0) return;
			setDelivery({ state: "saving", count: next.size });
			clearTimeout(timer.current);
			timer.current = setTimeout(
				() => {
					timer.current = undefined;
					void flush();
				},
				typing ? TYPING_PAUSE_MILLISECONDS : 0,
			);
		},
		[flush, setQueue],
	);

	const clear = useCallback(
		async (answer: Answer): Promise<string | null> => {
			const key = keyText(answer);
			const without = new Map(queue.current);
			without.delete(key);
			setQueue(without);
			if (answer.version > 0) {
				const { practiceId, siteId, serverId } = answer;
				const result = await actions
					.clear(organization, { key: { practiceId, siteId, serverId }, version: answer.version })
					.catch(() => ({ ok: false as const, message: "The connection is gone; the answer stands as it was." }));
				if (!result.ok) {
					await load();
					return result.message;
				}
			}
			setAnswers((was) => new Map([...was].filter(([other]) => other !== key)));
			return null;
		},
		[organization, actions, load, setQueue],
	);

	/** Both values were shown; `mine` is written over theirs on purpose, or theirs is taken. */
	const decide = useCallback(
		(key: string, keepMine: boolean) => {
			const conflict = conflicts.get(key);
			if (!conflict) return;
			setConflicts((was) => new Map([...was].filter(([other]) => other !== key)));
			const { mine, theirs } = conflict;
			if (keepMine) {
				const base = { version: theirs?.version ?? 0, answeredBy: null, updatedAt: null };
				give([{ ...mine, ...base, delivery: "queued" }]);
			} else if (theirs) setAnswers((was) => new Map(was).set(key, answerOfRow(theirs)));
			else setAnswers((was) => new Map([...was].filter(([other]) => other !== key)));
		},
		[conflicts, give],
	);

	return { answers, delivery, conflicts, problem, give, clear, decide, retry: flush, reload: load };
}
