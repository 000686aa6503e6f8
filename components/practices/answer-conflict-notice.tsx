"use client";
import { Button } from "@/components/ui/button";
import type { AnswerState, EvidenceLevel } from "@/engine";
import { formatInstant } from "@/lib/format";
import { ANSWER_LABELS, EVIDENCE_LABELS } from "@/lib/labels";
import type { AnswerConflict } from "./use-answers";

const words = (answer: { state: AnswerState; evidence: EvidenceLevel; note: string | null } | null) =>
	answer === null
		? "taken back"
		: [ANSWER_LABELS[answer.state], EVIDENCE_LABELS[answer.evidence], answer.note].filter(Boolean).join(", ");

interface AnswerConflictNoticeProps {
	conflict: AnswerConflict;
	timeZone: string;
	onDecide: (keepMine: boolean) => void;
}

/** Two people, one question: nothing was overwritten, and both answers stand here. */
export function AnswerConflictNotice({ conflict: { mine, theirs }, timeZone, onDecide }: AnswerConflictNoticeProps) {
	const who = theirs?.answeredBy ?? "Somebody else";
	const when = theirs ? ` on ${formatInstant(theirs.updatedAt, timeZone)}` : "";
	return (
		<section role="alert" className="flex flex-col gap-2 rounded-md border border-partial/50 bg-partial-soft px-4 py-3">
			<p className="font-medium">{`${who} changed this answer${when}; yours was not saved.`}</p>
			<dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
				<dt>Yours</dt>
				<dd className="font-medium">{words(mine)}</dd>
				<dt>Theirs</dt>
				<dd className="font-medium">{words(theirs)}</dd>
			</dl>
			<div className="flex flex-wrap gap-2">
				<Button size="small" onClick={() => onDecide(false)}>
					Take theirs
				</Button>
				<Button size="small" onClick={() => onDecide(true)}>
					Keep mine
				</Button>
			</div>
		</section>
	);
}
