import type { FieldChange, RunbookStep, StepChange, StepField, StepMinutes, VersionChange } from "@/engine";
import { formatMinutes, formatMinutesRange, formatShare } from "@/lib/format";
import { CONTACT_ROLE_LABELS } from "@/lib/kinds";

export const FIELD_LABELS: Record<StepField, string> = {
	title: "Title",
	owner: "Owner",
	minutes: "Expected",
	actions: "What to do",
	checks: "What to check",
	goNoGo: "Go or no go",
	undo: "How to undo",
};

export const CHANGE_LABELS: Record<StepChange["what"], string> = {
	updated: "follows the facts",
	kept: "your text stands; the facts would say otherwise",
	added: "new: the facts need this step now",
	gone: "gone: the facts no longer need it",
	"gone-kept": "kept for your edits; the facts no longer need it",
};

export const VERSION_CHANGE_LABELS: Record<VersionChange["what"], string> = {
	added: "added",
	removed: "removed",
	changed: "changed",
	moved: "moved",
};

/** “10 to 40 min, mostly 15 min”; what nobody estimated is said to be open. */
export function expectedText(minutes: StepMinutes | null): string {
	if (minutes === null) return "time not estimated";
	return `${formatMinutesRange(minutes.low, minutes.high)}, usually ${formatMinutes(minutes.usual)}`;
}

/** When a step is not always needed or need not wait for the one before it. */
export function whenText(step: RunbookStep, previous: RunbookStep | undefined): string | null {
	const parts: string[] = [];
	if (step.neededIn < 0.995) parts.push(`needed in ${formatShare(step.neededIn)} of cases`);
	if (previous && !step.after.includes(previous.id)) parts.push(`may run beside “${previous.title}”`);
	return parts.length > 0 ? parts.join(" · ") : null;
}

/** A field's value on one line, to hold two beside each other. */
export function valueText({ field }: FieldChange, value: FieldChange["before"]): string {
	if (value === null) return "nothing";
	if (field === "owner") return CONTACT_ROLE_LABELS[value as RunbookStep["owner"]];
	if (field === "minutes") return expectedText(value as StepMinutes);
	return Array.isArray(value) ? value.join(" · ") || "nothing" : String(value);
}
