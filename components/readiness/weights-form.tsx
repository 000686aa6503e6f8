"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import type { ActionResult } from "@/data/action";
import type { ScoreWeights, ScoreWeightsChange } from "@/schemas/score-weights";
import { PART_LABELS } from "./part-labels";

interface WeightsFormProps {
	organization: string;
	/** Null: the catalogue's stand. */
	own: ScoreWeights | null;
	usual: Readonly<ScoreWeights>;
	change: (organization: string, input: ScoreWeightsChange) => Promise<ActionResult<unknown>>;
}

const PARTS = ["restore", "loss", "prevention", "proof"] as const;

export function WeightsForm({ organization, own, usual, change }: WeightsFormProps) {
	const router = useRouter();
	const begin = (weights: Readonly<ScoreWeights>) => PARTS.map((part) => String(weights[part]));
	const [typed, setTyped] = useState(begin(own ?? usual));
	const { submit, busy, message, fields } = useSubmit((wanted: ScoreWeights | null) =>
		change(organization, { before: own, own: wanted }),
	);
	const numbers = typed.map((text) => (text.trim() === "" ? Number.NaN : Number(text.replace(",", "."))));
	const sum = numbers.reduce((total, number) => total + number, 0);
	async function save(wanted: ScoreWeights | null) {
		const answer = await submit(wanted);
		if (!answer.ok) return;
		setTyped(begin(wanted ?? usual));
		toast.done(wanted === null ? "The catalogue's weights stand again" : "Weights saved; the score is made anew");
		router.refresh();
	}
	function run(event: FormEvent) {
		event.preventDefault();
		const [restore = 0, loss = 0, prevention = 0, proof = 0] = numbers;
		void save({ restore, loss, prevention, proof });
	}
	return (
		<form onSubmit={run} className="flex max-w-xl flex-col gap-3">
			<div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
				{PARTS.map((part, index) => (
					<Field
						key={part}
						label={PART_LABELS[part]}
						error={fields[`own.${part}`]}
						hint={own?.[part] === undefined || own[part] === usual[part] ? "default" : `default ${usual[part]}`}
					>
						<Input
							inputMode="decimal"
							value={typed[index]}
							onChange={({ target }) => setTyped(typed.map((text, place) => (place === index ? target.value : text)))}
						/>
					</Field>
				))}
			</div>
			<p className="text-xs text-muted-foreground">
				{Number.isFinite(sum) && sum > 0
					? `They are scaled to 100 points: ${PARTS.map((part, index) => `${PART_LABELS[part].toLowerCase()} ${Math.round((1000 * (numbers[index] ?? 0)) / sum) / 10}`).join(", ")}.`
					: "Each part needs a number above 0."}
			</p>
			<FormMessage>{message}</FormMessage>
			<div className="flex flex-wrap gap-2">
				<Button type="submit" busy={busy} disabled={!numbers.every((number) => number > 0)}>
					Save weights
				</Button>
				{own === null ? null : (
					<Button variant="quiet" busy={busy} onClick={() => void save(null)}>
						Back to default
					</Button>
				)}
			</div>
		</form>
	);
}
