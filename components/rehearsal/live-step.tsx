"use client";
import { expectedText } from "@/components/runbook/runbook-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { minutesBetween, type RunLog, type RunStep, type StepRun } from "@/engine";
import { formatMinutes } from "@/lib/format";
import { CONTACT_ROLE_LABELS } from "@/lib/kinds";
import { ContestedStamps } from "./contested-stamps";
import { LiveHosts } from "./live-hosts";
import { clockText, STEP_STATES, timeText } from "./run-words";
import type { NewTap } from "./use-run";
import type { Ticks } from "./use-ticks";

interface LiveStepProps {
	step: RunStep;
	run: StepRun;
	pauses: RunLog["pauses"];
	/** From 1. */
	place: number;
	count: number;
	service: string | null;
	now: number | null;
	timeZone: string;
	ticks: Ticks;
	/** Null: somebody who only follows along. */
	tap: ((tap: NewTap) => void) | null;
}

export function LiveStep({ step, run, pauses, place, count, service, now, timeZone, ticks, tap }: LiveStepProps) {
	const runs = run.state === "running" && run.start !== null && now !== null;
	return (
		<article aria-labelledby="step-title" className="flex flex-col gap-4">
			<header className="flex flex-col gap-1">
				<p className="flex flex-wrap items-center gap-2 text-sm text-muted-foreground">
					Step {place} of {count}
					{service ? ` · ${service}` : ""}
					<Badge tone={run.state === "done" ? "ready" : run.state === "running" ? "accent" : "outline"}>
						{STEP_STATES[run.state]}
					</Badge>
				</p>
				<h2 id="step-title" className="text-2xl tracking-tight">
					{step.title}
				</h2>
				<p className="text-sm text-muted-foreground">
					{CONTACT_ROLE_LABELS[step.owner]} · expected {expectedText(step.minutes)}
				</p>
				{runs ? (
					<p className="text-2xl tabular-nums" aria-hidden>
						{clockText(minutesBetween(run.start!.at, new Date(now).toISOString(), pauses))}
					</p>
				) : null}
				<Stamped run={run} timeZone={timeZone} withdraw={tap} />
			</header>
			<ContestedStamps
				step={run}
				timeZone={timeZone}
				choose={tap && ((reference) => tap({ kind: "choose", stepId: step.id, reference }))}
			/>
			<ol className="flex list-decimal flex-col gap-2 pl-6 text-lg">
				{step.actions.map((action) => (
					<li key={action}>{action}</li>
				))}
			</ol>
			<LiveHosts hosts={step.hosts} />
			{step.checks.length > 0 ? (
				<section aria-label="What to check">
					<ul className="flex flex-col">
						{step.checks.map((check) => (
							<li key={check}>
								<label className="flex min-h-10 items-center gap-3 py-1">
									<input
										type="checkbox"
										className="size-5 shrink-0 accent-accent"
										checked={ticks.isTicked(`${step.id} ${check}`)}
										onChange={() => ticks.toggle(`${step.id} ${check}`)}
									/>
									{check}
								</label>
							</li>
						))}
					</ul>
				</section>
			) : null}
			{step.goNoGo ? (
				<p className="border-l-2 border-partial pl-3 text-lg">
					<span className="font-medium">Go or no go:</span> {step.goNoGo}
				</p>
			) : null}
			{step.undo ? (
				<p className="text-sm text-muted-foreground">
					<span className="font-medium">How to undo:</span> {step.undo}
				</p>
			) : null}
			{run.notes.length > 0 ? (
				<ul aria-label="Notes" className="flex flex-col gap-1 border-t pt-3 text-sm">
					{run.notes.map(({ eventId, at, userName, text }) => (
						<li key={eventId} className="break-words">
							<span className="text-muted-foreground">
								{timeText(at, timeZone)} {userName}:
							</span>{" "}
							{text}
						</li>
					))}
				</ul>
			) : null}
		</article>
	);
}

interface StampedProps {
	run: StepRun;
	timeZone: string;
	withdraw: ((tap: NewTap) => void) | null;
}

/** When and by whom it was stamped; the last stamp can be taken back, and stays in the log as taken back. */
function Stamped({ run, timeZone, withdraw }: StampedProps) {
	const { start, end, skip, stepId, minutes } = run;
	const last = end ?? skip ?? start;
	if (last === null) return null;
	return (
		<div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
			{start ? (
				<span>
					Began {timeText(start.at, timeZone)} ({start.userName})
				</span>
			) : null}
			{end ? (
				<span>
					ended {timeText(end.at, timeZone)} ({end.userName})
				</span>
			) : null}
			{minutes !== null ? <span className="font-medium">took {formatMinutes(minutes)}</span> : null}
			{skip ? (
				<span>
					Skipped by {skip.userName}: {skip.reason}
				</span>
			) : null}
			{withdraw ? (
				<Button size="small" onClick={() => withdraw({ kind: "withdraw", stepId, reference: last.eventId })}>
					Take {end ? "the end" : skip ? "the skip" : "the start"} back
				</Button>
			) : null}
		</div>
	);
}
