import "server-only";
import { mapInPieces } from "@/lib/breathe";
import { practiceAnswerSchema } from "@/schemas/facts";
import { type AnswerChoice, groupKey, type PlannedAnswer } from "@/schemas/import-plan";
import { practiceAnswerOf } from "./facts-of-rows";
import type { Applying } from "./import-apply";
import { staleImport } from "./import-store";
import { newId } from "./new-id";
import { insertRows } from "./rows";
import { practiceAnswerColumns } from "./rows-of-facts";
import { updateRows } from "./update-rows";

type Key = { practiceId: string; siteId: string | null; serverId: string | null };
export const answerKey = ({ practiceId, siteId, serverId }: Key): string =>
	`${practiceId} ${siteId ?? ""} ${serverId ?? ""}`;

/** The answers that were confirmed, at their levels; what they rest on becomes their note. Says how many are on their way. */
export async function applyAnswers(applying: Applying, choice: AnswerChoice): Promise<number> {
	const { tx, context, stored, undo, now, writes } = applying;
	const { organizationId } = context;
	const [groups, except] = [new Set(choice.groups), new Set(choice.except)];
	const wanted = stored.plan.answers.filter((answer) => {
		if (answer.status === "unchanged") return false;
		const ofGroup = groups.has(groupKey(answer)) ? !choice.confirm : choice.confirm;
		return except.has(answer.id) ? !ofGroup : ofGroup;
	});
	const given = (await mapInPieces(wanted, (planned) => answerOf(applying, planned))).filter((one) => one !== null);
	const fresh = given.flatMap(({ before, columns }) =>
		before ? [] : [{ id: newId(), organizationId, updatedAt: now, version: 1, ...columns }],
	);
	const known = given.flatMap(({ before, columns }) => (before ? [{ before, columns }] : []));
	undo.answers.push(
		...fresh.map(({ id }) => ({ id, version: 1, before: null })),
		...known.map(({ before }) => ({
			...{ id: before.id, version: before.version + 1 },
			before: practiceAnswerColumns(practiceAnswerOf(before)),
		})),
	);
	writes.add(() => insertRows(tx, "PracticeAnswer", fresh));
	writes.add(() =>
		updateAnswers(
			applying,
			known.map(({ before: { id, version }, columns }) => ({ id, version, ...columns })),
		),
	);
	return given.length;
}

/** Null: its server or site was left out. */
function answerOf({ context, ids, names, answered }: Applying, planned: PlannedAnswer) {
	const { practiceId, state, evidence, evidenceOn, serverKey, siteName, because, origin } = planned;
	const serverId = serverKey === null ? null : (ids.get(serverKey) ?? null);
	const siteId = siteName === null ? null : names.site(siteName);
	if ((serverKey !== null && serverId === null) || (siteName !== null && siteId === null)) return null;
	const before = answered.get(answerKey({ practiceId, siteId, serverId }));
	const answer = practiceAnswerSchema.parse({
		...{ practiceId, siteId, serverId, state, evidence, evidenceOn },
		...{ owner: before?.owner ?? null, reason: null, answeredBy: context.userName },
		note: `${because} ${origin}`.slice(0, 4000),
	});
	return { before, columns: practiceAnswerColumns(answer) };
}

async function updateAnswers(
	{ tx, context }: Applying,
	rows: ({ id: string; version: number } & Record<string, unknown>)[],
): Promise<void> {
	if ((await updateRows(tx, "PracticeAnswer", context.organizationId, rows)) !== rows.length)
		throw staleImport("An answer was given at the same moment. Compare again before importing.");
}
