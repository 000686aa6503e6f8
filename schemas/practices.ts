import { z } from "zod";
import type { PracticeAnswer } from "@/engine";
import { ANSWER_STATES, decisionGaps, EVIDENCE_LEVELS } from "@/lib/answers";
import { id, typedDate, typedText, version } from "./typed-text";

const practiceId = z.string().regex(/^[A-Z]{2,4}-\d{2,3}$/, "This is no practice of the catalogue");
/** Exactly one level: both null the organisation, else one site or one server. */
const level = { siteId: id.nullable(), serverId: id.nullable() };
const oneLevel = (answer: { siteId: string | null; serverId: string | null }) =>
	answer.siteId === null || answer.serverId === null;

export const DECISION_MESSAGES = {
	reason: "Say why: this answer needs a reason",
	decidedBy: "Say who decided it",
	reviewOn: "Say when it is looked at again",
} as const;

/** One answer as the page sends it; `answeredBy` is the server's to say. */
export const AnswerForm = z
	.strictObject({
		practiceId,
		...level,
		state: z.enum(ANSWER_STATES),
		evidence: z.enum(EVIDENCE_LEVELS),
		evidenceOn: typedDate,
		reason: typedText(1000),
		decidedBy: typedText(120),
		reviewOn: typedDate,
		owner: typedText(120),
		note: typedText(4000),
	})
	.refine(oneLevel, "An answer is for a site or for a server, not both")
	.superRefine((answer, context) => {
		for (const part of decisionGaps(answer))
			context.addIssue({ code: "custom", path: [part], message: DECISION_MESSAGES[part] });
	}) satisfies z.ZodType<Omit<PracticeAnswer, "answeredBy">>;

export type AnswerDraft = z.input<typeof AnswerForm>;

export const AnswerKey = z
	.strictObject({ practiceId, ...level })
	.refine(oneLevel, "An answer is for a site or for a server, not both");
export type AnswerKey = z.output<typeof AnswerKey>;

/** Version 0: there was no answer when the page was opened. */
export const answerVersion = version;

/** Several answers at once: what the queue of the browser sends. */
export const AnswerBatch = z.strictObject({
	answers: z
		.array(z.strictObject({ answer: AnswerForm, version: answerVersion }))
		.min(1)
		.max(100),
});

export const AnswerClear = z.strictObject({ key: AnswerKey, version: answerVersion });

export const PracticeFlag = z.strictObject({ practiceId, flagged: z.boolean() });
