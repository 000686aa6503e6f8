"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import type { AnswerState, LayerId } from "@/engine";
import { needsReason } from "@/lib/answers";
import { formatCount } from "@/lib/format";
import { ANSWER_LABELS, LAYER_LABELS } from "@/lib/labels";
import { CHOICES } from "./question";

interface AnswerLayerDialogProps {
	layer: LayerId;
	/** Questions of the layer that have no answer here. */
	open: number;
	onApply: (state: AnswerState, reason: string) => void;
	onClose: () => void;
}

/** One answer for every open question of a layer; what is answered already is left alone. */
export function AnswerLayerDialog({ layer, open, onApply, onClose }: AnswerLayerDialogProps) {
	const [state, setState] = useState<AnswerState>("no");
	const [reason, setReason] = useState("");
	const lacksReason = needsReason(state) && reason.trim() === "";
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
						if (!lacksReason) onApply(state, reason);
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
						<Field label="Why?" required error={lacksReason ? "This answer needs a reason" : null}>
							<Input value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
						</Field>
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
