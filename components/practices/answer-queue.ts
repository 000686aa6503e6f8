import type { AnswerDraft } from "@/schemas/practices";
import type { AnswerOutcome } from "./answer-outcome";
import { type Answer, keyText } from "./answers";

/** An answer that waits in this browser, with the version it was made against. */
export interface Queued {
	answer: AnswerDraft;
	version: number;
}

/** By key: a later answer to the same question replaces the earlier one, so the queue is never longer than the page. */
export type Queue = ReadonlyMap<string, Queued>;

const BATCH = 50;

const draftOf = ({ version, answeredBy, updatedAt, delivery, ...draft }: Answer): AnswerDraft => draft;

export function enqueue(queue: Queue, answer: Answer): Queue {
	return new Map(queue).set(keyText(answer), { answer: draftOf(answer), version: answer.version });
}

export const nextBatch = (queue: Queue): Queued[] => [...queue.values()].slice(0, BATCH);

/**
 * What is left once the server has spoken. An answer changed again while it was on the way stays, and is sent once more
 * against the version just written.
 */
export function settle(queue: Queue, sent: readonly Queued[], outcomes: readonly AnswerOutcome[]): Queue {
	const left = new Map(queue);
	for (const outcome of outcomes) {
		const key = keyText(outcome.key);
		const was = sent.find((queued) => keyText(queued.answer) === key);
		const now = left.get(key);
		if (!now) continue;
		if (now === was || !("saved" in outcome)) left.delete(key);
		else left.set(key, { ...now, version: outcome.saved.version });
	}
	return left;
}

interface Store {
	getItem(name: string): string | null;
	setItem(name: string, text: string): void;
	removeItem(name: string): void;
}

const nameOf = (organization: string) => `holdfast.answers.${organization}`;

/** The queue outlives the page; a store that is full or closed costs only that. */
export function keepQueue(store: Store, organization: string, queue: Queue): void {
	try {
		if (queue.size === 0) store.removeItem(nameOf(organization));
		else store.setItem(nameOf(organization), JSON.stringify([...queue.values()]));
	} catch {
		// Private windows refuse to store; the answers still wait in memory.
	}
}

/** Rejects where what is kept cannot be checked just now: it stays kept. */
export async function keptQueue(store: Store, organization: string): Promise<Queue> {
	const kept = readKept(store, organization);
	if (!Array.isArray(kept) || kept.length === 0) return new Map();
	const { AnswerForm } = await import("@/schemas/practices");
	const valid = kept.filter(
		(queued): queued is Queued =>
			Number.isInteger(queued?.version) && queued.version >= 0 && AnswerForm.safeParse(queued.answer).success,
	);
	return new Map(valid.map((queued) => [keyText(queued.answer), queued]));
}

function readKept(store: Store, organization: string): unknown {
	try {
		return JSON.parse(store.getItem(nameOf(organization)) ?? "[]");
	} catch {
		return [];
	}
}
