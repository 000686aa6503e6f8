import type { ActionResult } from "@/data/action";
import type { Applied } from "@/data/import-apply";
import type { PlannedAnswer } from "@/schemas/import-plan";
import type { AnswerPage, ApplyForm, ImportDecision, ImportPage, ImportRowsPage, ImportView } from "@/schemas/imports";

type Action<Input, Value> = (organization: string, input: Input) => Promise<ActionResult<Value>>;

/** What the wizard may ask of the server; given by the page. */
export interface ImportActions {
	load: Action<{ id: string }, ImportView>;
	rows: Action<ImportPage, ImportRowsPage>;
	answers: Action<AnswerPage, PlannedAnswer[]>;
	decide: Action<ImportDecision, { version: number }>;
	discard: Action<{ id: string }, void>;
	apply: Action<ApplyForm, Applied>;
	undo: Action<{ id: string }, { removed: number; restored: number }>;
	rejected: Action<{ id: string }, { fileName: string; csv: string }>;
}
