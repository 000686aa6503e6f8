"use client";
import type { Ref } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type AnswerState, addMonths, type CalendarDate } from "@/engine";
import { decisionGaps } from "@/lib/answers";

export interface DecisionText {
	reason: string;
	decidedBy: string;
	reviewOn: string;
}

interface DecisionFieldsProps {
	state: AnswerState;
	decision: DecisionText;
	asOf: CalendarDate;
	disabled?: boolean;
	reasonRef?: Ref<HTMLInputElement>;
	onChange: (changes: Partial<DecisionText>) => void;
	/** Enter in a field, once nothing lacks. */
	onDone?: () => void;
}

/** What leaving a practice out has to say: why, who decided, and for an accepted risk when it is looked at again. */
export function DecisionFields(props: DecisionFieldsProps) {
	const { state, decision, asOf, disabled, reasonRef, onChange, onDone } = props;
	const gaps = decisionGaps({ state, ...decision });
	const accepted = state === "accepted-risk";
	const onKeyDown = (event: React.KeyboardEvent) => {
		if (event.key === "Enter" && gaps.length === 0) onDone?.();
	};
	return (
		<div className="flex flex-col gap-3">
			<Field
				label={accepted ? "Why is this risk accepted?" : "Why does it not apply?"}
				required
				error={gaps.includes("reason") ? "It is saved once a reason is given" : null}
			>
				<Input
					ref={reasonRef}
					value={decision.reason}
					maxLength={1000}
					disabled={disabled}
					onChange={(event) => onChange({ reason: event.target.value })}
					onKeyDown={onKeyDown}
				/>
			</Field>
			<div className="grid gap-3 sm:grid-cols-2">
				<Field
					label={accepted ? "Who accepts it?" : "Who says so?"}
					required
					error={gaps.includes("decidedBy") ? "It is saved once a name is given" : null}
				>
					<Input
						value={decision.decidedBy}
						maxLength={120}
						disabled={disabled}
						onChange={(event) => onChange({ decidedBy: event.target.value })}
						onKeyDown={onKeyDown}
					/>
				</Field>
				{accepted ? (
					<Field
						label="Looked at again on"
						required
						error={gaps.includes("reviewOn") ? "It is saved once a day is given" : null}
					>
						<Input
							type="date"
							min={asOf}
							max={addMonths(asOf, 60)}
							value={decision.reviewOn}
							disabled={disabled}
							onChange={(event) => onChange({ reviewOn: event.target.value })}
							onKeyDown={onKeyDown}
						/>
					</Field>
				) : null}
			</div>
			<p className="text-xs text-muted-foreground">It leaves the score alone: an exclusion never raises it.</p>
		</div>
	);
}
