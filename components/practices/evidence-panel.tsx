"use client";
import dynamic from "next/dynamic";
import { type Ref, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segments } from "@/components/ui/segments";
import { Textarea } from "@/components/ui/textarea";
import { addMonths, type CalendarDate, EVIDENCE_CREDIT, type EvidenceLevel, freshness, type Practice } from "@/engine";
import { EVIDENCE_LEVELS } from "@/lib/answers";
import type { EvidenceItem } from "@/lib/evidence";
import { formatCount, formatDate, formatInstant, formatShare } from "@/lib/format";
import { ANSWER_LABELS, EVIDENCE_LABELS } from "@/lib/labels";
import type { EvidenceDraft } from "@/schemas/evidence";
import { type Answer, type Effective, keyText } from "./answers";
import { EvidenceList } from "./evidence-list";

const EvidenceForm = dynamic(() => import("./evidence-form").then((module) => module.EvidenceForm), { ssr: false });

interface EvidencePanelProps {
	organization: string;
	/** Null: on the way. */
	items: readonly EvidenceItem[] | null;
	/** Null when it is stored, else why not. */
	onAdd: (draft: EvidenceDraft, file: File | null) => Promise<string | null>;
	onRemove: (item: EvidenceItem) => void;
	practice: Practice;
	effective: Effective;
	own: boolean;
	asOf: CalendarDate;
	timeZone: string;
	canEdit: boolean;
	noteRef: Ref<HTMLTextAreaElement>;
	onChange: (changes: Partial<Pick<Answer, "evidence" | "evidenceOn" | "owner" | "note">>, typing: boolean) => void;
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
		: `Older than ${formatCount(practice.maxAgeMonths, "month")} since ${formatDate(until)}: it counts for ${formatShare(worth)} now.`;
}

export function EvidencePanel(props: EvidencePanelProps) {
	const { practice, effective, own, asOf, timeZone, canEdit, noteRef, onChange } = props;
	const { answer } = effective;
	const proven = answer?.state === "yes" || answer?.state === "partly";
	const disabled = !canEdit || !own || answer === null;
	const [adding, setAdding] = useState<string | null>(null);
	const level = answer === null ? "" : keyText(answer);
	const items = props.items?.filter((item) => keyText(item) === level) ?? [];
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
							<Field label="Kept up by" hint="Stands in the maintenance calendar as the owner.">
								<Input
									value={answer.owner}
									maxLength={120}
									disabled={disabled}
									onChange={(event) => onChange({ owner: event.target.value }, true)}
								/>
							</Field>
							<EvidenceList
								organization={props.organization}
								practice={practice}
								items={items}
								inForce={{ level: answer.evidence, madeOn: answer.evidenceOn }}
								asOf={asOf}
								onRemove={disabled ? null : props.onRemove}
							/>
							{adding === level && !disabled ? (
								<EvidenceForm
									key={level}
									answerKey={{ practiceId: answer.practiceId, siteId: answer.siteId, serverId: answer.serverId }}
									asOf={asOf}
									onAdd={props.onAdd}
									onClose={() => setAdding(null)}
								/>
							) : (
								<Button className="self-start" disabled={disabled} onClick={() => setAdding(level)}>
									Add a proof
								</Button>
							)}
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
