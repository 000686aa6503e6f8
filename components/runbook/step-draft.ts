import type { ContactRole, RunbookStep, StepMinutes } from "@/engine";
import { durationFrom } from "@/lib/duration";

/** A step as it stands in its form: text throughout, one line of a list on a line. */
export interface StepDraft {
	step: RunbookStep;
	title: string;
	owner: ContactRole;
	low: string;
	usual: string;
	high: string;
	actions: string;
	checks: string;
	goNoGo: string;
	undo: string;
}

/** Rounded as one would say it; a time that is left alone keeps its digits all the same. */
function minutesText(minutes: number | undefined): string {
	if (minutes === undefined) return "";
	if (minutes < 1) return `${Math.round(minutes * 60)} s`;
	if (minutes < 120) return `${Number(minutes.toFixed(minutes < 10 ? 1 : 0))} min`;
	return `${Number((minutes / 60).toFixed(1))} h`;
}

export function draftOfStep(step: RunbookStep): StepDraft {
	const { title, owner, minutes, actions, checks, goNoGo, undo } = step;
	return {
		step,
		title,
		owner,
		low: minutesText(minutes?.low),
		usual: minutesText(minutes?.usual),
		high: minutesText(minutes?.high),
		actions: actions.join("\n"),
		checks: checks.join("\n"),
		goNoGo: goNoGo ?? "",
		undo: undo ?? "",
	};
}

/** A step of one's own, to stand after another. */
export function ownStep(id: string): RunbookStep {
	return {
		...{ id: `own-${id}`, phase: null, title: "", owner: "systems", minutes: null, neededIn: 1, after: [] },
		...{ actions: [], checks: [], goNoGo: null, undo: null, hosts: [] },
	};
}

/** What was typed, or the first thing that is wrong with it; times left as they were shown keep their digits. */
export function stepOfDraft(draft: StepDraft): { step: RunbookStep } | { problem: string } {
	const shown = draftOfStep(draft.step);
	const title = draft.title.trim();
	if (title === "") return { problem: "Give the step a title." };
	let minutes: StepMinutes | null | undefined;
	if (draft.low === shown.low && draft.usual === shown.usual && draft.high === shown.high) minutes = draft.step.minutes;
	else {
		minutes = minutesOf(draft);
		if (minutes === undefined)
			return { problem: `Write the three times of “${title}” like 10m, 15m, 1h, rising, or leave all three empty.` };
	}
	return {
		step: {
			...draft.step,
			...{ title, owner: draft.owner, minutes },
			...{ actions: linesOf(draft.actions), checks: linesOf(draft.checks) },
			...{ goNoGo: textOf(draft.goNoGo), undo: textOf(draft.undo) },
		},
	};
}

function minutesOf({ low, usual, high }: StepDraft): StepMinutes | null | undefined {
	if ([low, usual, high].every((text) => text.trim() === "")) return null;
	const read = [low, usual, high].map((text) => {
		const reading = durationFrom(text);
		return "value" in reading ? reading.value * 60 : null;
	});
	const [first, second, third] = read;
	if (first == null || second == null || third == null || first > second || second > third) return undefined;
	return { low: first, usual: second, high: third };
}

const linesOf = (text: string): string[] =>
	text
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line !== "");

const textOf = (text: string): string | null => (text.trim() === "" ? null : text.trim().replace(/\s*\n\s*/g, " "));

/** The step one place up or down; at the ends nothing moves. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
	const to = from + by;
	const next = [...list];
	if (to < 0 || to >= list.length) return next;
	[next[from], next[to]] = [next[to]!, next[from]!];
	return next;
}
