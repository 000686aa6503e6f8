"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogContent } from "@/components/ui/dialog";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import type { AnswerState, CalendarDate, LayerId } from "@/engine";
import { decisionGaps, needsReason } from "@/lib/answers";
import { formatCount } from "@/lib/format";
import { ANSWER_LABELS, LAYER_LABELS } from "@/lib/labels";
import { DecisionFields, type DecisionText } from "./decision-fields";
import { CHOICES } from "./question";

interface AnswerLayerDialogProps {
	layer: LayerId;
	/** Questions of the layer that have no answer here. */
	open: number;
	asOf: CalendarDate;
	onApply: (state: AnswerState, decision: DecisionText) => void;
	onClose: () => void;
}

/** One answer for every open question of a layer; what is answered already is left alone. */
export function AnswerLayerDialog({ layer, open, asOf, onApply, onClose }: AnswerLayerDialogProps) {
	const [state, setState] = useState<AnswerState>("no");
	const [typed, setDecision] = useState<DecisionText>({ reason: "", decidedBy: "", reviewOn: "" });
	const decision = { ...typed, reviewOn: state === "accepted-risk" ? typed.reviewOn : "" };
	const incomplete = decisionGaps({ state, ...decision }).length > 0;
	return (
		<Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
			<DialogContent
				title={`Answer ${formatCount(open, "open question")} of ${LAYER_LABELS[layer].toLowerCase()} at once`}
				description="Answers already given stay as they are."
			>
				<form
					className="flex flex-col gap-4"
					onSubmit={(event) => {
						event.preventDefault();
						if (!incomplete) onApply(state, decision);
					}}
				>
					<RadioGroup legend="Answer" direction="row">
						{CHOICES.map((choice) => (
							<Radio
								key={choice.state}
								name="layer-answer"
								label={ANSWER_LABELS[choice.state]}
								value={choice.state}
								checked={state === choice.state}
								onChange={() => setState(choice.state)}
							/>
						))}
					</RadioGroup>
					{needsReason(state) ? (
						<DecisionFields
							state={state}
							decision={decision}
							asOf={asOf}
							onChange={(changes) => setDecision({ ...decision, ...changes })}
						/>
					) : null}
					<DialogActions>
						<Button onClick={onClose}>Cancel</Button>
						<Button type="submit" variant="primary" disabled={open === 0}>
							{`Answer ${formatCount(open, "question")}`}
						</Button>
					</DialogActions>
				</form>
			</DialogContent>
		</Dialog>
	);
}
