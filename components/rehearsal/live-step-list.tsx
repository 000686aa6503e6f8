"use client";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { RunLog, RunStep } from "@/engine";
import { formatMinutes } from "@/lib/format";
import { STEP_STATES } from "./run-words";

interface LiveStepListProps {
	steps: readonly RunStep[];
	log: RunLog;
	shownId: string;
	show: (stepId: string) => void;
}

/** Every step with how it stands, to go to one that is not next. */
export function LiveStepList({ steps, log, shownId, show }: LiveStepListProps) {
	return (
		<ol className="flex flex-col">
			{steps.map((step, index) => {
				const run = log.steps[index]!;
				const isContested = run.contested.start.length + run.contested.end.length > 0;
				return (
					<li key={step.id}>
						<Button
							variant="quiet"
							aria-current={step.id === shownId ? "step" : undefined}
							onClick={() => show(step.id)}
							className="h-auto min-h-11 w-full justify-between gap-3 px-2 py-2 text-left whitespace-normal aria-[current]:bg-accent-soft"
						>
							<span className="min-w-0">
								<span className="text-muted-foreground tabular-nums">{index + 1}.</span> {step.title}
							</span>
							<span className="flex shrink-0 items-center gap-2 text-xs font-normal text-muted-foreground">
								{run.minutes === null ? null : formatMinutes(run.minutes)}
								<Badge tone={isContested ? "partial" : run.state === "done" ? "ready" : "outline"}>
									{isContested ? "stamps differ" : STEP_STATES[run.state]}
								</Badge>
							</span>
						</Button>
					</li>
				);
			})}
		</ol>
	);
}
