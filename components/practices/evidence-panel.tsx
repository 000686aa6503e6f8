"use client";
import type { Ref } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segments } from "@/components/ui/segments";
import { Textarea } from "@/components/ui/textarea";
import { addMonths, type CalendarDate, EVIDENCE_CREDIT, type EvidenceLevel, freshness, type Practice } from "@/engine";
import { EVIDENCE_LEVELS } from "@/lib/answers";
import { formatDate, formatInstant, formatShare } from "@/lib/format";
import { ANSWER_LABELS, EVIDENCE_LABELS } from "@/lib/labels";
import type { Answer, Effective } from "./answers";

interface EvidencePanelProps {
	practice: Practice;
	effective: Effective;
	own: boolean;
	asOf: CalendarDate;
	timeZone: string;
	canEdit: boolean;
	noteRef: Ref<HTMLTextAreaElement>;
	onChange: (changes: Partial<Pick<Answer, "evidence" | "evidenceOn" | "note">>, typing: boolean) => void;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);

/** How long this evidence counts in full, and what it counts for now. */
function ageInWords(practice: Practice, evidenceOn: string, asOf: CalendarDate): string {
	if (!isDay(evidenceOn)) return "Undated evidence counts half, as old evidence does.";
	if (evidenceOn > asOf) return "This day has not come yet; it counts as old until then.";
	const until = addMonths(evidenceOn, practice.maxAgeMonths);
	const worth = freshness(evidenceOn, practice.maxAgeMonths, asOf);
	return worth === 1
		? `Counts in full until ${formatDate(until)}.`
		: `Older than ${practice.maxAgeMonths} months since ${formatDate(until)}: it counts for ${formatShare(worth)} now.`;
}

export function EvidencePanel(props: EvidencePanelProps) {
	const { practice, effective, own, asOf, timeZone, canEdit, noteRef, onChange } = props;
	const { answer } = effective;
	const proven = answer?.state === "yes" || answer?.state === "partly";
	const disabled = !canEdit || !own || answer === null;
	return (
		<section aria-label="Evidence" className="flex min-w-0 flex-col gap-4">
			<h2 className="text-sm">Evidence</h2>
			{answer === null ? (
				<p className="text-muted-foreground">Answer the question first; then say what proves it.</p>
			) : (
				<>
					{proven ? (
						<>
							<Segments
								legend="Level"
								name={`evidence-${practice.id}`}
								chosen={answer.evidence}
								disabled={disabled}
								options={EVIDENCE_LEVELS.map((level) => ({ value: level, label: capital(EVIDENCE_LABELS[level]) }))}
								onChange={(event) => onChange({ evidence: event.target.value as EvidenceLevel }, false)}
								hint={`${capital(EVIDENCE_LABELS[answer.evidence])} gives ${formatShare(EVIDENCE_CREDIT[answer.evidence])} of the credit.`}
							/>
							<Field label="Made on" hint={ageInWords(practice, answer.evidenceOn, asOf)}>
								<Input
									type="date"
									min="1990-01-01"
									max={asOf}
									value={answer.evidenceOn}
									disabled={disabled}
									onChange={(event) => onChange({ evidenceOn: event.target.value }, true)}
								/>
							</Field>
						</>
					) : null}
					<Field label="Note" hint={own ? undefined : "Override the answer here to add a note of its own."}>
						<Textarea
							ref={noteRef}
							maxLength={4000}
							value={own ? answer.note : ""}
							disabled={disabled}
							placeholder="Where the proof lies, who keeps it"
							onChange={(event) => onChange({ note: event.target.value }, true)}
						/>
					</Field>
					<p className="text-xs text-muted-foreground">
						{answer.answeredBy && answer.updatedAt
							? `“${capital(ANSWER_LABELS[answer.state])}”, ${answer.answeredBy}, ${formatInstant(answer.updatedAt, timeZone)}`
							: null}
					</p>
				</>
			)}
		</section>
	);
}
