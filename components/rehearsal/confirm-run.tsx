"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { Segments } from "@/components/ui/segments";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import type { ActionResult } from "@/data/action";
import type { Drill, RunResult } from "@/engine";
import { formatCount, formatMinutes } from "@/lib/format";

type ConfirmInput = { id: string; version: number; succeeded: boolean; counted: string[] };

interface ConfirmRunProps {
	organization: string;
	run: { id: string; version: number; kind: Drill["kind"]; outcome: "finished" | "aborted" | null };
	result: RunResult;
	confirm: (organization: string, input: ConfirmInput) => Promise<ActionResult<{ drills: number }>>;
}

/** Nothing measured counts until somebody says so, step by step; then it moves estimates and score. */
export function ConfirmRun({ organization, run, result, confirm }: ConfirmRunProps) {
	const router = useRouter();
	const timed = result.steps.filter(({ measuredMinutes, phase }) => measuredMinutes !== null && phase !== null);
	const isTalk = run.kind === "tabletop";
	const [counted, setCounted] = useState(() => timed.filter(({ isStaged }) => !isStaged).map(({ stepId }) => stepId));
	const [outcome, setOutcome] = useState(run.outcome === "finished" ? "yes" : "no");
	const { submit, busy, message } = useSubmit((input: ConfirmInput) => confirm(organization, input));
	async function send(): Promise<void> {
		const { id, version } = run;
		const answer = await submit({ id, version, succeeded: outcome === "yes", counted: isTalk ? [] : counted });
		if (!answer.ok) return;
		toast.done("Confirmed: estimates and score take it in");
		router.refresh();
	}
	return (
		<div className="flex flex-col gap-4">
			<Segments
				name="outcome"
				legend="Did it succeed?"
				chosen={outcome}
				onChange={(event) => setOutcome(event.target.value)}
				options={[
					{ value: "yes", label: "Yes" },
					{ value: "no", label: "No" },
				]}
				hint="A failed drill proves nothing until it is repeated; the times ticked below still count."
			/>
			{isTalk ? (
				<p className="max-w-prose text-muted-foreground">
					It was talked through: that takes the time of talking, so no estimate changes. It counts as a quarter of a
					proof.
				</p>
			) : (
				<fieldset className="flex flex-col">
					<legend className="mb-1 font-medium">Times that correct the estimate</legend>
					{timed.length === 0 ? <p className="text-muted-foreground">No step of the estimate was timed.</p> : null}
					{timed.map(({ stepId, title, measuredMinutes, isStaged }) => (
						<label key={stepId} className="flex min-h-8 items-center gap-2.5">
							<input
								type="checkbox"
								className="size-4 shrink-0 accent-accent"
								checked={counted.includes(stepId)}
								onChange={() =>
									setCounted(counted.includes(stepId) ? counted.filter((one) => one !== stepId) : [...counted, stepId])
								}
							/>
							<span>
								{title}, {formatMinutes(measuredMinutes)}
								{isStaged ? (
									<span className="text-muted-foreground">
										{" "}
										· a planned drill wakes nobody, so not unless you know better
									</span>
								) : null}
							</span>
						</label>
					))}
				</fieldset>
			)}
			<FormMessage>{message}</FormMessage>
			<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
				<Button variant="primary" busy={busy} onClick={() => void send()}>
					Confirm
				</Button>
				<p className="text-muted-foreground">
					{result.contested > 0
						? `${formatCount(result.contested, "step has", "steps have")} stamps that differ: the first of each counts.`
						: "It is done once and cannot be taken back; the drill it records can be archived."}
				</p>
			</div>
		</div>
	);
}
