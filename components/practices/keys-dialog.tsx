"use client";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { ANSWER_LABELS } from "@/lib/labels";
import { CHOICES } from "./question";

const OTHERS: readonly [string, string][] = [
	["J", "next question"],
	["K", "question before"],
	["N", "write a note"],
	["F", "flag for later"],
	["?", "these keys"],
];

interface KeysDialogProps {
	keysOn: boolean;
	onSwitch: (on: boolean) => void;
	onClose: () => void;
}

export function KeysDialog({ keysOn, onSwitch, onClose }: KeysDialogProps) {
	const rows = [
		...CHOICES.map(({ state, key }): [string, string] => [key, `${ANSWER_LABELS[state]}, and on`]),
		...OTHERS,
	];
	return (
		<Dialog open onOpenChange={(open) => !open && onClose()}>
			<DialogContent title="Keys" description="They work wherever you are not typing.">
				<dl className="grid grid-cols-[3rem_1fr] gap-y-1.5">
					{rows.map(([key, meaning]) => (
						<div key={key} className="contents">
							<dt>
								<kbd className="rounded-sm border px-1.5 py-0.5 font-mono text-xs">{key}</kbd>
							</dt>
							<dd>{meaning}</dd>
						</div>
					))}
				</dl>
				<Checkbox
					label="Single keys are switched on"
					hint="Switch them off when speech input or another tool types letters by itself."
					checked={keysOn}
					onChange={(event) => onSwitch(event.target.checked)}
				/>
			</DialogContent>
		</Dialog>
	);
}
