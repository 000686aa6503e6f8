import type { PracticeAnswerRow } from "@/data/practice-answers";
import type { AnswerKey } from "@/schemas/practices";

/** What became of one answer that was sent. */
export type AnswerOutcome =
	| { key: AnswerKey; saved: { version: number; answeredBy: string } }
	| { key: AnswerKey; conflict: PracticeAnswerRow | null }
	| { key: AnswerKey; refused: string };
