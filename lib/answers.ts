import type { AnswerState, EvidenceLevel } from "@/engine";

export const ANSWER_STATES = [
	"yes",
	"partly",
	"no",
	"not-applicable",
	"accepted-risk",
	"unknown",
] as const satisfies readonly AnswerState[];
export const EVIDENCE_LEVELS = ["said", "documented", "tested"] as const satisfies readonly EvidenceLevel[];

/** What a decision to leave a practice out has to say. */
export interface Decision {
	state: AnswerState;
	reason: string | null;
	decidedBy: string | null;
	reviewOn: string | null;
}

export type DecisionPart = "reason" | "decidedBy" | "reviewOn";

/** Left out needs a reason and a name; an accepted risk also a day on which it is looked at again. */
export function decisionGaps(answer: Decision): DecisionPart[] {
	const asked: DecisionPart[] = needsReason(answer.state) ? ["reason", "decidedBy"] : [];
	if (answer.state === "accepted-risk") asked.push("reviewOn");
	return asked.filter((part) => !answer[part]?.trim());
}

export const needsReason = (state: AnswerState): boolean => state === "not-applicable" || state === "accepted-risk";
