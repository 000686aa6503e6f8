import type { RunEvent } from "@/engine";
import type { Tap } from "@/schemas/run-events";

/** Whose taps in which drill: another person at the same browser sends none in this one's name. */
export interface QueueKey {
	userId: string;
	runId: string;
}

interface Store {
	readonly length: number;
	key(index: number): string | null;
	getItem(name: string): string | null;
	setItem(name: string, text: string): void;
	removeItem(name: string): void;
}

const prefixOf = ({ userId, runId }: QueueKey) => `holdfast.taps.${userId}.${runId}.`;

/** Each tap under a name of its own, so that two tabs of one browser never write over each other's. */
export function keepTap(store: Store, key: QueueKey, tap: Tap): boolean {
	try {
		store.setItem(prefixOf(key) + tap.id, JSON.stringify(tap));
		return true;
	} catch {
		// Private windows refuse to store; the tap still waits in memory, and the page says so.
		return false;
	}
}

export function forgetTaps(store: Store, key: QueueKey, ids: Iterable<string>): void {
	try {
		for (const id of ids) store.removeItem(prefixOf(key) + id);
	} catch {
		// What cannot be removed is sent again, and written once.
	}
}

/** What waits in this browser, oldest first; what is no tap is left alone and not sent. */
export function keptTaps(store: Store, key: QueueKey): Tap[] {
	const prefix = prefixOf(key);
	const taps: Tap[] = [];
	try {
		for (let index = 0; index < store.length; index++) {
			const name = store.key(index);
			if (name === null || !name.startsWith(prefix)) continue;
			const tap: unknown = JSON.parse(store.getItem(name) ?? "null");
			if (isTap(tap) && name === prefix + tap.id) taps.push(tap);
		}
	} catch {
		// A store that is closed or damaged holds nothing that could be sent.
	}
	return taps.sort((one, other) => (one.clientAt < other.clientAt ? -1 : one.clientAt > other.clientAt ? 1 : 0));
}

function isTap(value: unknown): value is Tap {
	if (typeof value !== "object" || value === null) return false;
	const tap = value as Record<string, unknown>;
	return (
		typeof tap.id === "string" &&
		typeof tap.kind === "string" &&
		typeof tap.clientAt === "string" &&
		!Number.isNaN(Date.parse(tap.clientAt)) &&
		(tap.stepId === null || typeof tap.stepId === "string")
	);
}

/** Those not known to the server yet; an answer that got lost is told by the next one. */
export function unsent(waiting: readonly Tap[], events: readonly RunEvent[]): Tap[] {
	const known = new Set(events.map(({ id }) => id));
	return waiting.filter(({ id }) => !known.has(id));
}

/** Server events and what waits here, as one log: what was not sent yet comes last. */
export function withWaiting(
	events: readonly RunEvent[],
	waiting: readonly Tap[],
	me: { userId: string; userName: string },
): RunEvent[] {
	const last = events.at(-1)?.sequence ?? 0;
	return [
		...events,
		...unsent(waiting, events).map(({ id, kind, stepId, clientAt, text, reference }, index) => ({
			...{ id, kind, stepId, text, reference, at: clientAt, sequence: last + index + 1 },
			...me,
		})),
	];
}

/** New events put with the known ones, in order, each once. */
export function joined(known: readonly RunEvent[], more: readonly RunEvent[]): RunEvent[] {
	const all = new Map([...known, ...more].map((event) => [event.id, event]));
	return [...all.values()].sort((one, other) => one.sequence - other.sequence);
}
