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

export const needsReason = (state: AnswerState): boolean => state === "not-applicable" || state === "accepted-risk";
