"use server";
import type { AnswerOutcome } from "@/components/practices/answer-outcome";
import { action } from "@/data/action";
import { archiveEvidence as archive } from "@/data/evidence";
import { clearPracticeAnswer, listPracticeAnswers, savePracticeAnswer } from "@/data/practice-answers";
import { setPracticeFlag } from "@/data/practice-flags";
import { Refusal } from "@/data/refusal";
import { EvidenceArchive } from "@/schemas/evidence";
import { AnswerBatch, AnswerClear, PracticeFlag } from "@/schemas/practices";

/** Each answer stands or falls alone: one that somebody else was faster with does not hold up the rest. */
export const saveAnswers = action(AnswerBatch, async (context, { answers }) => {
	const outcomes: AnswerOutcome[] = [];
	for (const { answer, version } of answers) {
		const { practiceId, siteId, serverId } = answer;
		const key = { practiceId, siteId, serverId };
		try {
			const saved = await savePracticeAnswer(context, { ...answer, version });
			outcomes.push({ key, saved: { version: saved.version, answeredBy: context.userName } });
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			if (error.kind !== "conflict") outcomes.push({ key, refused: error.message });
			else {
				const all = await listPracticeAnswers(context);
				const theirs = all.find(
					(row) => row.practiceId === practiceId && row.siteId === siteId && row.serverId === serverId,
				);
				outcomes.push({ key, conflict: theirs ?? null });
			}
		}
	}
	return outcomes;
});

export const clearAnswer = action(AnswerClear, (context, { key, version }) =>
	clearPracticeAnswer(context, { ...key, version }),
);

export const setFlag = action(PracticeFlag, setPracticeFlag);

export const archiveEvidence = action(EvidenceArchive, archive);
