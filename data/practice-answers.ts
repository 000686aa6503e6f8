import "server-only";
import type { PracticeAnswer } from "@/engine";
import { practiceAnswerSchema } from "@/schemas/facts";
import { recordFactsChange } from "./audit";
import { inOrganization, rowId, type Transaction } from "./db";
import { practiceAnswerOf } from "./facts-of-rows";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";
import { insertRows, requireRows, updateRow } from "./rows";
import { practiceAnswerColumns } from "./rows-of-facts";

export interface PracticeAnswerRow extends PracticeAnswer {
	version: number;
	updatedAt: string;
}

/** Who answers is the server's to say. */
export type PracticeAnswerInput = Omit<PracticeAnswer, "answeredBy"> & {
	/** The version that was read; 0 or null when there was no answer. */
	version: number | null;
};

type Level = Pick<PracticeAnswer, "practiceId" | "siteId" | "serverId">;

/** Answers about an archived server wait with it in the bin. */
export const answersInUse = (organizationId: string) => ({
	organizationId,
	OR: [{ serverId: null }, { server: { archivedAt: null } }],
});

export function listPracticeAnswers(context: Context): Promise<PracticeAnswerRow[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const rows = await tx.practiceAnswer.findMany({
			where: answersInUse(context.organizationId),
			orderBy: [{ practiceId: "asc" }, { id: "asc" }],
		});
		return rows.map((row) => ({
			...practiceAnswerOf(row),
			version: row.version,
			updatedAt: row.updatedAt.toISOString(),
		}));
	});
}

export function savePracticeAnswer(context: Context, input: PracticeAnswerInput): Promise<{ version: number }> {
	requirePermission(context, "practices.edit");
	return inOrganization(context, (tx) => savePracticeAnswerWithin(tx, context, input));
}

/** As part of a larger change, in its transaction. */
export async function savePracticeAnswerWithin(
	tx: Transaction,
	context: Context,
	{ version, ...input }: PracticeAnswerInput,
): Promise<{ version: number }> {
	requirePermission(context, "practices.edit");
	const answer = practiceAnswerSchema.parse({ ...input, answeredBy: context.userName });
	const { organizationId } = context;
	await requireLevel(tx, organizationId, answer);
	await lockLevel(tx, organizationId, answer);
	const stored = await tx.practiceAnswer.findFirst({ where: { organizationId, ...levelOf(answer) } });
	if ((stored?.version ?? 0) !== (version ?? 0)) throw answeredMeanwhile(answer, stored && practiceAnswerOf(stored));
	const columns = practiceAnswerColumns(answer);
	if (stored)
		await updateRow(tx, "PracticeAnswer", { organizationId, id: stored.id, version: stored.version }, columns);
	else
		await insertRows(tx, "PracticeAnswer", [
			{ id: newId(), organizationId, updatedAt: new Date(), version: 1, ...columns },
		]);
	const details = JSON.parse(JSON.stringify({ before: stored && practiceAnswerOf(stored), after: answer }));
	const target = { targetKind: "practice", targetId: answer.practiceId };
	await recordFactsChange(tx, context, { action: "practice.answer", ...target, details });
	return { version: (stored?.version ?? 0) + 1 };
}

/** Changes a part of an answer that stands, as its version was read. */
export async function changePracticeAnswerWithin(
	tx: Transaction,
	context: Context,
	{ version, ...level }: Level & { version: number },
	change: (answer: PracticeAnswer) => PracticeAnswer,
): Promise<{ version: number }> {
	requirePermission(context, "practices.edit");
	await requireLevel(tx, context.organizationId, level);
	const where = { organizationId: context.organizationId, ...levelOf(level) };
	const stored = await tx.practiceAnswer.findFirst({ where });
	if (!stored) throw notFound("answer");
	const { answeredBy, ...changed } = change(practiceAnswerOf(stored));
	return savePracticeAnswerWithin(tx, context, { ...changed, version });
}

/** Takes the answer back: the question is open again, and counts as unknown. */
export function clearPracticeAnswer(context: Context, input: Level & { version: number }): Promise<void> {
	requirePermission(context, "practices.edit");
	return inOrganization(context, (tx) => clearPracticeAnswerWithin(tx, context, input));
}

export async function clearPracticeAnswerWithin(
	tx: Transaction,
	context: Context,
	{ version, ...input }: Level & { version: number },
): Promise<void> {
	requirePermission(context, "practices.edit");
	const { organizationId } = context;
	await requireLevel(tx, organizationId, input);
	const level = levelOf(input);
	const { count } = await tx.practiceAnswer.deleteMany({ where: { organizationId, ...level, version } });
	if (count === 0) {
		const stored = await tx.practiceAnswer.findFirst({ where: { organizationId, ...level } });
		if (stored) throw answeredMeanwhile(null, practiceAnswerOf(stored));
		throw notFound("answer");
	}
	const target = { targetKind: "practice", targetId: input.practiceId, details: { ...level } };
	await recordFactsChange(tx, context, { action: "practice.clear", ...target });
}

const levelOf = ({ practiceId, siteId, serverId }: Level): Level => ({ practiceId, siteId, serverId });

async function requireLevel(tx: Transaction, organizationId: string, { siteId, serverId }: Level): Promise<void> {
	await requireRows(tx, organizationId, "site", [siteId && rowId(siteId, "site")]);
	await requireRows(tx, organizationId, "server", [serverId && rowId(serverId, "server")]);
}

/** Two first answers at once: the second waits, then sees the first. */
async function lockLevel(
	tx: Transaction,
	organizationId: string,
	{ practiceId, siteId, serverId }: Level,
): Promise<void> {
	const key = [organizationId, practiceId, siteId, serverId].join("|");
	await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 11))`;
}

function answeredMeanwhile(mine: PracticeAnswer | null, theirs: PracticeAnswer | null): Refusal {
	const said = (answer: PracticeAnswer | null) =>
		answer
			? `“${answer.state.replace("-", " ")}” (${answer.evidence}${answer.note ? `, ${answer.note.slice(0, 80)}` : ""})`
			: "no answer";
	const who = theirs?.answeredBy ?? "Somebody else";
	return new Refusal(
		"conflict",
		`${who} answered this meanwhile. Theirs: ${said(theirs)}; yours: ${said(mine)}. Yours was not saved: reload, then decide.`,
	);
}
