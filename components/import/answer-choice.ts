import { type AnswerChoice, CONFIRM_ALL, groupKey } from "@/schemas/import-plan";
import type { AnswerGroup } from "@/schemas/imports";

/** What the person decided about the proposed answers; of a single one that differs, its group is known too. */
export interface Confirmation {
	confirm: boolean;
	groups: ReadonlySet<string>;
	except: ReadonlyMap<string, string>;
}

export const ALL_CONFIRMED: Confirmation = { confirm: CONFIRM_ALL.confirm, groups: new Set(), except: new Map() };
const MOST_EXCEPTIONS = 2000;

export const choiceOf = ({ confirm, groups, except }: Confirmation): AnswerChoice => ({
	confirm,
	groups: [...groups],
	except: [...except.keys()],
});

export const everyAnswer = (confirm: boolean): Confirmation => ({ confirm, groups: new Set(), except: new Map() });

export function isGroupConfirmed({ confirm, groups }: Confirmation, key: string): boolean {
	return groups.has(key) ? !confirm : confirm;
}

export function isConfirmed(choice: Confirmation, key: string, id: string): boolean {
	const ofGroup = isGroupConfirmed(choice, key);
	return choice.except.has(id) ? !ofGroup : ofGroup;
}

/** Answers of a group that are confirmed. */
export function confirmedOf(choice: Confirmation, group: AnswerGroup): number {
	const key = groupKey(group);
	const differing = [...choice.except.values()].filter((of) => of === key).length;
	return isGroupConfirmed(choice, key) ? group.count - differing : differing;
}

export function confirmedAmong(choice: Confirmation, groups: readonly AnswerGroup[]): number {
	return groups.reduce((sum, group) => sum + confirmedOf(choice, group), 0);
}

/** A whole group the one way or the other; single exceptions in it are gone with it. */
export function withGroup(choice: Confirmation, key: string, confirmed: boolean): Confirmation {
	const groups = new Set(choice.groups);
	if (confirmed === choice.confirm) groups.delete(key);
	else groups.add(key);
	return { ...choice, groups, except: new Map([...choice.except].filter(([, of]) => of !== key)) };
}

export function withAnswer(choice: Confirmation, key: string, id: string): Confirmation {
	const except = new Map(choice.except);
	if (!except.delete(id) && except.size < MOST_EXCEPTIONS) except.set(id, key);
	return { ...choice, except };
}
