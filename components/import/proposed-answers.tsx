"use client";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { PageSection } from "@/components/ui/page-header";
import {
	ColumnHeader,
	RowHeader,
	Table,
	TableBody,
	TableCell,
	TableFrame,
	TableHead,
	TableRow,
} from "@/components/ui/table";
import { ANSWER_LABELS } from "@/lib/labels";
import type { ImportView } from "@/schemas/imports";

const TONES: Record<string, BadgeTone> = { yes: "ready", partly: "partial", no: "exposed" };

interface ProposedAnswersProps {
	view: ImportView;
	confirmed: ReadonlySet<string>;
	onConfirm: (ids: ReadonlySet<string>) => void;
}

/** Answers the file argues for, each with the value it rests on; confirmed together or one by one. */
export function ProposedAnswers({ view, confirmed, onConfirm }: ProposedAnswersProps) {
	const open = view.answers.filter(({ status }) => status !== "unchanged");
	if (open.length === 0) return null;
	const all = open.every(({ id }) => confirmed.has(id));
	const toggle = (id: string) => {
		const next = new Set(confirmed);
		if (!next.delete(id)) next.add(id);
		onConfirm(next);
	};
	return (
		<PageSection
			title={`${open.length} ${open.length === 1 ? "answer" : "answers"} this file argues for`}
			aside="Confirmed answers are saved as documented evidence, with their origin as the note."
		>
			<Checkbox
				label="Confirm all of them"
				checked={all}
				onChange={() => onConfirm(new Set(all ? [] : open.map(({ id }) => id)))}
			/>
			<TableFrame label="Proposed answers" className="max-h-96 overflow-y-auto">
				<Table>
					<TableHead>
						<tr>
							<ColumnHeader>
								<span className="sr-only">Confirm</span>
							</ColumnHeader>
							<ColumnHeader>Practice</ColumnHeader>
							<ColumnHeader>For</ColumnHeader>
							<ColumnHeader>Answer</ColumnHeader>
							<ColumnHeader>Because</ColumnHeader>
						</tr>
					</TableHead>
					<TableBody>
						{open.map((answer) => (
							<TableRow key={answer.id}>
								<TableCell className="w-8">
									<Checkbox
										aria-label={`Confirm ${answer.practiceId} for ${answer.subject}`}
										checked={confirmed.has(answer.id)}
										onChange={() => toggle(answer.id)}
									/>
								</TableCell>
								<RowHeader className="min-w-56 font-normal">
									{answer.practice} <span className="text-xs text-muted-foreground">{answer.practiceId}</span>
								</RowHeader>
								<TableCell className="whitespace-nowrap">{answer.subject}</TableCell>
								<TableCell className="whitespace-nowrap">
									<Badge tone={TONES[answer.state] ?? "neutral"}>{ANSWER_LABELS[answer.state]}</Badge>
									{answer.before ? (
										<span className="block text-xs text-muted-foreground">
											was {ANSWER_LABELS[answer.before].toLowerCase()}
										</span>
									) : null}
								</TableCell>
								<TableCell className="min-w-64">
									{answer.because} <span className="block text-xs text-muted-foreground">{answer.origin}</span>
								</TableCell>
							</TableRow>
						))}
					</TableBody>
				</Table>
			</TableFrame>
		</PageSection>
	);
}
