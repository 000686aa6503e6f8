"use client";
import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { RowHeader, TableCell, TableRow } from "@/components/ui/table";
import { formatCount } from "@/lib/format";
import { ANSWER_LABELS } from "@/lib/labels";
import { groupKey, type PlannedAnswer } from "@/schemas/import-plan";
import type { AnswerGroup as Group } from "@/schemas/imports";
import { type Confirmation, confirmedOf, isConfirmed, withAnswer, withGroup } from "./answer-choice";

const TONES: Record<string, BadgeTone> = { yes: "ready", partly: "partial", no: "exposed" };

interface AnswerGroupProps {
	group: Group;
	choice: Confirmation;
	onChoose: (choice: Confirmation) => void;
	/** The next answers of the group; null when they could not be fetched. */
	onMore: (offset: number) => Promise<PlannedAnswer[] | null>;
}

function Because({ answer }: { answer: PlannedAnswer }) {
	return (
		<TableCell className="min-w-64">
			{answer.because} <span className="block text-xs text-muted-foreground">{answer.origin}</span>
		</TableCell>
	);
}

/** Answers of one kind as one row, with each of them below it for who wants to look. */
export function AnswerGroup({ group, choice, onChoose, onMore }: AnswerGroupProps) {
	const [open, setOpen] = useState(false);
	const [answers, setAnswers] = useState(group.answers);
	const [busy, setBusy] = useState(false);
	const key = groupKey(group);
	const confirmed = confirmedOf(choice, group);
	const [first] = group.answers;
	if (!first) return null;
	const single = group.count === 1;
	const more = async () => {
		setBusy(true);
		const next = await onMore(answers.length);
		setBusy(false);
		if (next) setAnswers([...answers, ...next]);
	};
	return (
		<>
			<TableRow>
				<TableCell className="w-8">
					<Checkbox
						aria-label={`Confirm ${group.practiceId} for ${single ? first.subject : `all ${group.count}`}`}
						checked={confirmed === group.count}
						onChange={() => onChoose(withGroup(choice, key, confirmed !== group.count))}
					/>
				</TableCell>
				<RowHeader className="min-w-56 font-normal">
					{group.practice} <span className="text-xs text-muted-foreground">{group.practiceId}</span>
				</RowHeader>
				<TableCell className="whitespace-nowrap">
					{single ? (
						first.subject
					) : (
						<Button size="small" variant="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
							{open ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
							{first.serverKey === null ? formatCount(group.count, "site") : formatCount(group.count, "machine")}
						</Button>
					)}
					{confirmed > 0 && confirmed < group.count ? (
						<span className="block text-xs text-muted-foreground">{confirmed} of them confirmed</span>
					) : null}
				</TableCell>
				<TableCell className="whitespace-nowrap">
					<Badge tone={TONES[group.state] ?? "neutral"}>{ANSWER_LABELS[group.state]}</Badge>
					{group.before ? (
						<span className="block text-xs text-muted-foreground">was {ANSWER_LABELS[group.before].toLowerCase()}</span>
					) : null}
				</TableCell>
				{single ? (
					<Because answer={first} />
				) : (
					<TableCell className="min-w-64 text-muted-foreground">
						{first.subject}: {first.because} <span className="block text-xs">{first.origin}</span>
					</TableCell>
				)}
			</TableRow>
			{open && !single
				? answers.map((answer) => (
						<TableRow key={answer.id} className="bg-muted/50">
							<TableCell className="w-8">
								<Checkbox
									aria-label={`Confirm ${group.practiceId} for ${answer.subject}`}
									checked={isConfirmed(choice, key, answer.id)}
									onChange={() => onChoose(withAnswer(choice, key, answer.id))}
								/>
							</TableCell>
							<TableCell colSpan={3} className="pl-6!">
								{answer.subject}
							</TableCell>
							<Because answer={answer} />
						</TableRow>
					))
				: null}
			{open && answers.length < group.count ? (
				<TableRow className="bg-muted/50">
					<TableCell colSpan={5}>
						<Button size="small" busy={busy} onClick={more}>
							Show more ({group.count - answers.length} left)
						</Button>
					</TableCell>
				</TableRow>
			) : null}
		</>
	);
}
