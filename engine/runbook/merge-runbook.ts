import type { RunbookStep } from "./make-runbook";

/** What people may write of a step; the rest follows the facts. */
export const STEP_FIELDS = ["title", "owner", "minutes", "actions", "checks", "goNoGo", "undo"] as const;
export type StepField = (typeof STEP_FIELDS)[number];

export interface FieldChange {
	field: StepField;
	before: RunbookStep[StepField];
	after: RunbookStep[StepField];
}

export interface StepChange {
	stepId: string;
	title: string;
	/**
	 * updated: the facts changed and nobody had edited it · kept: both changed, the edit stands, `after` is what the facts
	 * would say · added, gone: the facts brought or took the step · gone-kept: gone from the facts and kept for its edits
	 */
	what: "updated" | "kept" | "added" | "gone" | "gone-kept";
	fields: FieldChange[];
}

export interface MergedRunbook {
	steps: RunbookStep[];
	changes: StepChange[];
}

export const isOwnStep = ({ id }: Pick<RunbookStep, "id">): boolean => id.startsWith("own-");

/**
 * What becomes of edited steps when the facts have changed? A merge of three, field by field: `base` is what the facts said
 * when `saved` was saved, `now` what they say today. What nobody edited follows the facts, what was edited stays and says
 * what it would be; a step that people added stays where it was, one that they took out stays out, and one that the facts
 * no longer need goes only when nobody had edited it. The order is the saved one, new steps after the one they follow.
 */
export function mergeRunbook(
	base: readonly RunbookStep[],
	saved: readonly RunbookStep[],
	now: readonly RunbookStep[],
): MergedRunbook {
	const baseOf = new Map(base.map((step) => [step.id, step]));
	const nowOf = new Map(now.map((step) => [step.id, step]));
	const changes: StepChange[] = [];
	const steps: RunbookStep[] = [];
	for (const mine of saved) {
		const was = baseOf.get(mine.id);
		const theirs = nowOf.get(mine.id);
		if (theirs === undefined && isOwnStep(mine)) {
			steps.push(mine);
		} else if (theirs === undefined) {
			const isEdited = was === undefined || fieldChanges(was, mine).length > 0;
			changes.push({ stepId: mine.id, title: mine.title, what: isEdited ? "gone-kept" : "gone", fields: [] });
			if (isEdited) steps.push({ ...mine, phase: null });
		} else steps.push(mergeStep(was ?? theirs, mine, theirs, changes));
	}
	let previous: string | null = null;
	for (const step of now) {
		const isThere = steps.some(({ id }) => id === step.id);
		if (!isThere && !baseOf.has(step.id)) {
			const at = steps.findIndex(({ id }) => id === previous);
			steps.splice(at + 1, 0, step);
			changes.push({ stepId: step.id, title: step.title, what: "added", fields: [] });
		}
		if (isThere || !baseOf.has(step.id)) previous = step.id;
	}
	return { steps: inOrder(steps), changes };
}

function mergeStep(was: RunbookStep, mine: RunbookStep, theirs: RunbookStep, changes: StepChange[]): RunbookStep {
	const updated: FieldChange[] = [];
	const kept: FieldChange[] = [];
	const merged: Record<string, unknown> = { ...theirs };
	for (const field of STEP_FIELDS) {
		const isEdited = !same(was[field], mine[field]);
		if (!isEdited) {
			if (!same(mine[field], theirs[field])) updated.push({ field, before: mine[field], after: theirs[field] });
			continue;
		}
		merged[field] = mine[field];
		if (!same(was[field], theirs[field]) && !same(mine[field], theirs[field]))
			kept.push({ field, before: mine[field], after: theirs[field] });
	}
	const step = merged as unknown as RunbookStep;
	if (updated.length > 0) changes.push({ stepId: mine.id, title: step.title, what: "updated", fields: updated });
	if (kept.length > 0) changes.push({ stepId: mine.id, title: step.title, what: "kept", fields: kept });
	return step;
}

export interface VersionChange {
	stepId: string;
	title: string;
	what: "added" | "removed" | "changed" | "moved";
	fields: FieldChange[];
}

/** What differs between two versions of a runbook: steps that came, went, moved past others, and fields that changed. */
export function compareRunbooks(before: readonly RunbookStep[], after: readonly RunbookStep[]): VersionChange[] {
	const earlier = new Map(before.map((step) => [step.id, step]));
	const later = new Set(after.map(({ id }) => id));
	const changes: VersionChange[] = [];
	const stayed = before.filter(({ id }) => later.has(id)).map(({ id }) => id);
	const unmoved = longestCommon(
		stayed,
		after.filter(({ id }) => earlier.has(id)).map(({ id }) => id),
	);
	for (const step of after) {
		const was = earlier.get(step.id);
		const named = { stepId: step.id, title: step.title };
		if (was === undefined) {
			changes.push({ ...named, what: "added", fields: [] });
			continue;
		}
		const fields = fieldChanges(was, step);
		if (fields.length > 0) changes.push({ ...named, what: "changed", fields });
		if (!unmoved.has(step.id)) changes.push({ ...named, what: "moved", fields: [] });
	}
	for (const { id, title } of before)
		if (!later.has(id)) changes.push({ stepId: id, title, what: "removed", fields: [] });
	return changes;
}

/** Steps that may not wait for one that comes later or is gone wait for the one before them. */
export function inOrder(steps: readonly RunbookStep[]): RunbookStep[] {
	const seen = new Set<string>();
	return steps.map((step, place) => {
		const known = step.after.every((id) => seen.has(id));
		const isFirst = place === 0;
		seen.add(step.id);
		const stands = known && (step.after.length > 0 || isFirst);
		if (stands) return step;
		return { ...step, after: isFirst ? [] : [steps[place - 1]!.id] };
	});
}

function fieldChanges(before: RunbookStep, after: RunbookStep): FieldChange[] {
	return STEP_FIELDS.flatMap((field) =>
		same(before[field], after[field]) ? [] : [{ field, before: before[field], after: after[field] }],
	);
}

/** Minutes that read alike are alike: an estimate's last digits move with every drill. */
function same(one: RunbookStep[StepField], other: RunbookStep[StepField]): boolean {
	return JSON.stringify(rounded(one)) === JSON.stringify(rounded(other));
}

function rounded(value: RunbookStep[StepField]): unknown {
	if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
	const digits = (minutes: number) => Number(minutes.toPrecision(2));
	return [digits(value.low), digits(value.usual), digits(value.high)];
}

/** Ids that keep their order in both: a longest common subsequence, quadratic in the steps of one runbook. */
function longestCommon(one: readonly string[], other: readonly string[]): Set<string> {
	const table = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
	for (let row = one.length - 1; row >= 0; row--)
		for (let column = other.length - 1; column >= 0; column--)
			table[row]![column] =
				one[row] === other[column]
					? table[row + 1]![column + 1]! + 1
					: Math.max(table[row + 1]![column]!, table[row]![column + 1]!);
	const common = new Set<string>();
	for (let row = 0, column = 0; row < one.length && column < other.length; ) {
		if (one[row] === other[column]) {
			common.add(one[row]!);
			row++;
			column++;
		} else if (table[row + 1]![column]! >= table[row]![column + 1]!) row++;
		else column++;
	}
	return common;
}
