"use client";
import { Flag } from "lucide-react";
import type { Ref } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { type AnswerState, type CalendarDate, PRACTICE_SOURCES, type Practice } from "@/engine";
import { needsReason } from "@/lib/answers";
import { formatCount, formatList } from "@/lib/format";
import { ANSWER_LABELS, LAYER_LABELS } from "@/lib/labels";
import type { Effective } from "./answers";
import { DecisionFields, type DecisionText } from "./decision-fields";

export const CHOICES: readonly { state: AnswerState; key: string }[] = [
	{ state: "yes", key: "1" },
	{ state: "partly", key: "2" },
	{ state: "no", key: "3" },
	{ state: "not-applicable", key: "4" },
	{ state: "unknown", key: "5" },
	{ state: "accepted-risk", key: "6" },
];

interface QuestionProps {
	practice: Practice;
	/** "3 of 15". */
	position: string;
	effective: Effective;
	/** Where an inherited answer comes from. */
	inheritedFrom: string | null;
	/** Answers for single sites and servers beneath this level. */
	below: number;
	flagged: boolean;
	keysOn: boolean;
	canEdit: boolean;
	asOf: CalendarDate;
	reasonRef: Ref<HTMLInputElement>;
	onAnswer: (state: AnswerState) => void;
	onDecision: (changes: Partial<DecisionText>) => void;
	onDecisionDone: () => void;
	onFlag: () => void;
	onReset: (() => void) | null;
	/** Taking an answer back leaves the question open, or what is inherited in force. */
	resetLabel: string;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function Question(props: QuestionProps) {
	const { practice, position, effective, inheritedFrom, flagged, keysOn, canEdit } = props;
	const { answer } = effective;
	const own = inheritedFrom === null ? answer : null;
	const gate = practice.gate?.gate ? practice.gate.tiers : null;
	return (
		<article aria-labelledby="question" className="flex min-w-0 flex-col gap-5">
			<div className="flex min-h-7 flex-wrap items-center gap-2 text-xs text-muted-foreground">
				<span>
					{LAYER_LABELS[practice.layer]}, {position}
				</span>
				<span className="font-mono">{practice.id}</span>
				{gate ? <Badge tone="outline">gate for {formatList(gate, 6)}</Badge> : null}
				{inheritedFrom ? <Badge tone="accent">inherited from {inheritedFrom}</Badge> : null}
				{props.below > 0 ? <Badge>{formatCount(props.below, "answer")} for single sites or servers</Badge> : null}
				{props.onReset ? (
					<Button size="small" variant="link" className="min-h-7" onClick={props.onReset}>
						{props.resetLabel}
					</Button>
				) : null}
				<Button
					size="small"
					variant="quiet"
					className="ml-auto"
					aria-pressed={flagged}
					onClick={props.onFlag}
					aria-keyshortcuts={keysOn ? "f" : undefined}
					title="Everybody of the organisation sees the flag"
				>
					<Flag aria-hidden className={flagged ? "fill-current" : undefined} />
					{flagged ? "Flagged" : "Flag"}
				</Button>
			</div>
			<h2 id="question" aria-live="polite" className="min-h-13 text-lg">
				{practice.practice}
			</h2>
			<fieldset disabled={!canEdit} className="flex flex-wrap gap-2">
				<legend className="sr-only">Answer</legend>
				{CHOICES.map(({ state, key }) => {
					const chosen = answer?.state === state;
					return (
						<button
							key={state}
							type="button"
							aria-pressed={chosen}
							aria-keyshortcuts={keysOn ? key : undefined}
							onClick={() => props.onAnswer(state)}
							className={classNames(
								"inline-flex h-10 items-center gap-2 rounded-md border px-3 transition-colors duration-150 disabled:opacity-60 max-sm:flex-1 max-sm:justify-center max-sm:whitespace-nowrap",
								chosen
									? inheritedFrom
										? "border-dashed border-accent text-accent"
										: "border-accent bg-accent text-accent-foreground"
									: "border-control/60 hover:bg-muted",
							)}
						>
							{capital(ANSWER_LABELS[state])}
							{keysOn ? (
								<kbd
									aria-hidden
									className={classNames(
										"font-mono text-xs max-sm:hidden",
										chosen && !inheritedFrom ? "text-accent-foreground" : "text-muted-foreground",
									)}
								>
									{key}
								</kbd>
							) : null}
						</button>
					);
				})}
			</fieldset>
			{own && needsReason(own.state) ? (
				<DecisionFields
					state={own.state}
					decision={own}
					asOf={props.asOf}
					disabled={!canEdit}
					reasonRef={props.reasonRef}
					onChange={props.onDecision}
					onDone={props.onDecisionDone}
				/>
			) : null}
			<dl className="grid gap-4 border-t pt-4 sm:grid-cols-2">
				<Explained term="Why we ask">{practice.why}</Explained>
				<Explained term="What good looks like">{practice.good}</Explained>
				<Explained term="What fails without it">{practice.failureMode}</Explained>
				<Explained term="Evidence that counts">
					{practice.evidence}. It counts in full for {formatCount(practice.maxAgeMonths, "month")}.
				</Explained>
			</dl>
			<p className="text-xs text-muted-foreground">
				Sources:{" "}
				{practice.sources
					.map(({ key, reference }) => [PRACTICE_SOURCES[key]?.title ?? key, reference].filter(Boolean).join(", "))
					.join("; ")}
			</p>
		</article>
	);
}

function Explained({ term, children }: { term: string; children: React.ReactNode }) {
	return (
		<div className="min-w-0">
			<dt className="text-xs text-muted-foreground">{term}</dt>
			<dd className="mt-0.5 max-w-prose">{children}</dd>
		</div>
	);
}
