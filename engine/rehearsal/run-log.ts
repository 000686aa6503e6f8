import type { Instant } from "../facts";

/**
 * start, end, skip: of a step · note: on a step or the whole · pause, resume, finish, abort: of the whole · choose: of two
 * people's stamps the one that counts · withdraw: a stamp that was a slip
 */
export const RUN_EVENT_KINDS = [
	"start",
	"end",
	"skip",
	"note",
	"pause",
	"resume",
	"choose",
	"withdraw",
	"finish",
	"abort",
] as const;
export type RunEventKind = (typeof RUN_EVENT_KINDS)[number];

/** One tap in a running drill; never changed, never deleted. */
export interface RunEvent {
	id: string;
	/** Order of arrival at the server; those not sent yet come last. */
	sequence: number;
	kind: RunEventKind;
	stepId: string | null;
	at: Instant;
	userId: string;
	userName: string;
	/** The note, or the reason for a skip or an abort. */
	text: string | null;
	/** Id of the event chosen or withdrawn. */
	reference: string | null;
}

export interface Stamp {
	eventId: string;
	at: Instant;
	userId: string;
	userName: string;
}

export interface StepRun {
	stepId: string;
	state: "open" | "running" | "done" | "skipped";
	/** The stamps that count. */
	start: Stamp | null;
	end: Stamp | null;
	skip: (Stamp & { reason: string | null }) | null;
	/** Stamps of others that do not count and are still to be decided on. */
	contested: { start: Stamp[]; end: Stamp[] };
	notes: (Stamp & { text: string })[];
	/** Between the stamps that count, pauses left out; null: not both stamped. */
	minutes: number | null;
}

export interface RunLog {
	steps: StepRun[];
	/** Notes on the whole. */
	notes: (Stamp & { text: string })[];
	pauses: { from: Instant; to: Instant | null }[];
	isPaused: boolean;
	outcome: "finished" | "aborted" | null;
	endedAt: Instant | null;
	/** Why it was aborted. */
	reason: string | null;
}

/** Two people's taps on one moment differ by less than this. */
export const SAME_MOMENT_SECONDS = 5;

/**
 * What do the stamps of a drill say? A fold over the events in the order they reached the server, so that everybody who
 * has the same events sees the same. The first start and the first end of a step count; another person's that differs by
 * more than five seconds is contested until somebody chooses, and is never dropped. One's own second tap says nothing new.
 * An event that is there twice counts once, a withdrawn stamp as never made, a skip is undone by a later start. Linear in events × steps.
 */
export function readRunLog(stepIds: readonly string[], events: readonly RunEvent[]): RunLog {
	const seen = new Set<string>();
	const ordered = [...events]
		.sort((one, other) => one.sequence - other.sequence)
		.filter(({ id }) => !seen.has(id) && seen.add(id));
	const withdrawn = new Set(ordered.flatMap(({ kind, reference }) => (kind === "withdraw" ? [reference] : [])));
	const standing = ordered.filter(({ id }) => !withdrawn.has(id));
	const chosen = standing.flatMap(({ kind, reference }) =>
		kind === "choose" && reference !== null ? [reference] : [],
	);
	const { pauses, isPaused } = readPauses(standing);
	const over = standing.find(({ kind }) => kind === "finish" || kind === "abort");
	return {
		steps: stepIds.map((stepId) => {
			const own = standing.filter((event) => event.stepId === stepId);
			return readStep(stepId, own, chosen, pauses);
		}),
		notes: notesOf(standing.filter(({ stepId }) => stepId === null)),
		pauses,
		isPaused: isPaused && over === undefined,
		outcome: over === undefined ? null : over.kind === "finish" ? "finished" : "aborted",
		endedAt: over?.at ?? null,
		reason: over?.kind === "abort" ? over.text : null,
	};
}

function readStep(
	stepId: string,
	events: readonly RunEvent[],
	chosen: readonly string[],
	pauses: RunLog["pauses"],
): StepRun {
	const start = counted(events, "start", chosen);
	const end = counted(events, "end", chosen);
	const lastSkip = events.filter(({ kind }) => kind === "skip").at(-1);
	const startedLater = events.some(({ kind, sequence }) => kind === "start" && sequence > (lastSkip?.sequence ?? 0));
	const skip = lastSkip && !startedLater && end.stamp === null ? lastSkip : null;
	const isBoth = start.stamp !== null && end.stamp !== null;
	return {
		stepId,
		state: end.stamp ? "done" : skip ? "skipped" : start.stamp ? "running" : "open",
		start: start.stamp,
		end: end.stamp,
		skip: skip && { ...stampOf(skip), reason: skip.text },
		contested: { start: start.contested, end: end.contested },
		notes: notesOf(events),
		minutes: isBoth ? minutesBetween(start.stamp!.at, end.stamp!.at, pauses) : null,
	};
}

function counted(events: readonly RunEvent[], kind: "start" | "end", chosen: readonly string[]) {
	const stamps = events.filter((event) => event.kind === kind);
	const picked = chosen.filter((id) => stamps.some((event) => event.id === id)).at(-1);
	const first = stamps.find(({ id }) => id === picked) ?? stamps[0];
	if (first === undefined) return { stamp: null, contested: [] };
	if (picked !== undefined) return { stamp: stampOf(first), contested: laterThanChoice(stamps, picked, events) };
	return { stamp: stampOf(first), contested: others(stamps, first) };
}

/** A choice settles what was there when it was made; what arrives after it is contested anew. */
function laterThanChoice(stamps: readonly RunEvent[], picked: string, events: readonly RunEvent[]): Stamp[] {
	const choice = events.filter(({ kind, reference }) => kind === "choose" && reference === picked).at(-1);
	const counts = stamps.find(({ id }) => id === picked)!;
	return others(
		stamps.filter(({ sequence }) => sequence > (choice?.sequence ?? 0)),
		counts,
	);
}

function others(stamps: readonly RunEvent[], counts: RunEvent): Stamp[] {
	return stamps
		.filter(
			({ userId, at }) =>
				userId !== counts.userId && Math.abs(Date.parse(at) - Date.parse(counts.at)) > SAME_MOMENT_SECONDS * 1000,
		)
		.map(stampOf);
}

function readPauses(events: readonly RunEvent[]): { pauses: RunLog["pauses"]; isPaused: boolean } {
	const pauses: { from: Instant; to: Instant | null }[] = [];
	const whole = events
		.filter(({ kind }) => kind === "pause" || kind === "resume")
		.sort((one, other) => Date.parse(one.at) - Date.parse(other.at) || one.sequence - other.sequence);
	for (const { kind, at } of whole) {
		const last = pauses.at(-1);
		const isOpen = last !== undefined && last.to === null;
		if (kind === "pause" && !isOpen) pauses.push({ from: at, to: null });
		if (kind === "resume" && isOpen) last.to = at;
	}
	return { pauses, isPaused: pauses.at(-1)?.to === null };
}

/** Minutes between two moments without the pauses between them; 0 when they stand the wrong way round. */
export function minutesBetween(from: Instant, to: Instant, pauses: RunLog["pauses"]): number {
	const [start, end] = [Date.parse(from), Date.parse(to)];
	if (!(end > start)) return 0;
	const paused = pauses.reduce((sum, pause) => {
		const begin = Math.max(start, Date.parse(pause.from));
		const stop = Math.min(end, pause.to === null ? end : Date.parse(pause.to));
		return sum + Math.max(0, stop - begin);
	}, 0);
	return (end - start - paused) / 60_000;
}

function notesOf(events: readonly RunEvent[]): (Stamp & { text: string })[] {
	return events.flatMap((event) =>
		event.kind === "note" && event.text !== null ? [{ ...stampOf(event), text: event.text }] : [],
	);
}

function stampOf({ id, at, userId, userName }: RunEvent): Stamp {
	return { eventId: id, at, userId, userName };
}
