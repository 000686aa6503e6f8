"use client";
import Link from "next/link";
import { useState } from "react";
import { expectedText } from "@/components/runbook/runbook-words";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { minutesBetween, type RunEvent, type RunStep, readRunLog } from "@/engine";
import { LiveStep } from "./live-step";
import { LiveStepList } from "./live-step-list";
import { ReasonField } from "./reason-field";
import { clockText, deliveryText } from "./run-words";
import { StampBar } from "./stamp-bar";
import { useNow } from "./use-now";
import { type NewTap, useRun } from "./use-run";
import { useTicks } from "./use-ticks";

interface LiveRunProps {
	/** The drill's own page. */
	href: string;
	run: { id: string; name: string; startedAt: string };
	steps: RunStep[];
	initial: RunEvent[];
	services: { id: string; name: string }[];
	me: { userId: string; userName: string };
	timeZone: string;
	mayStamp: boolean;
}

type Asking = "note" | "skip" | "abort" | "finish" | null;

export function LiveRun({ href, run, steps, initial, services, me, timeZone, mayStamp }: LiveRunProps) {
	const address = `${href}/events`;
	const live = useRun({ address, runId: run.id, me, initial, mayStamp });
	const now = useNow();
	const ticks = useTicks(run.id);
	const [chosen, setChosen] = useState<string | null>(null);
	const [asking, setAsking] = useState<Asking>(null);
	const stepIds = steps.map(({ id }) => id);
	const log = readRunLog(stepIds, live.events);
	const current = currentPlace(log.steps.map(({ state }) => state));
	const at = chosen === null ? current : Math.max(0, stepIds.indexOf(chosen));
	const [step, stamps, next] = [steps[at]!, log.steps[at]!, steps[at + 1]];
	const isOver = log.outcome !== null;
	const stamp = mayStamp && !isOver ? tap : null;

	function tap(made: NewTap): void {
		live.tap(made);
		setAsking(null);
		if (made.kind === "end" || made.kind === "skip") setChosen(null);
	}
	function show(stepId: string): void {
		setChosen(stepId);
		setAsking(null);
		document.getElementById("content")?.scrollTo?.(0, 0);
		window.scrollTo(0, 0);
	}
	const until = log.endedAt ?? (now === null ? null : new Date(now).toISOString());
	const elapsed = until === null ? null : minutesBetween(run.startedAt, until, log.pauses);

	return (
		<div className="mx-auto flex w-full max-w-5xl flex-col gap-4 pb-44 lg:pb-32">
			<header className="flex flex-col gap-1">
				<div className="flex flex-wrap items-baseline justify-between gap-x-4">
					<h1 className="text-lg">
						<Link className="link" href={href}>
							{run.name}
						</Link>
					</h1>
					<p className="text-lg tabular-nums">
						<span className="text-sm text-muted-foreground">{log.isPaused ? "paused at " : "elapsed "}</span>
						{elapsed === null ? "–" : clockText(elapsed)}
					</p>
				</div>
				<p
					role="status"
					className={live.connection === "here" ? "text-sm text-muted-foreground" : "text-sm text-exposed-text"}
				>
					{deliveryText(live.connection, live.unsent, live.keeps)}
				</p>
				{live.problem ? (
					<p role="alert" className="text-sm text-danger">
						{live.problem}
					</p>
				) : null}
			</header>
			{isOver ? (
				<p className="rounded-md border border-accent/40 bg-accent-soft px-3 py-2">
					{log.outcome === "finished"
						? "This drill is over."
						: `This drill was aborted: ${log.reason ?? "no reason given"}.`}{" "}
					<Link className="link" href={href}>
						See what it measured
					</Link>
				</p>
			) : null}
			<div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
				<div className="flex min-w-0 flex-col gap-5">
					{at === current ? null : (
						<p className="text-sm">
							<Button variant="link" onClick={() => show(stepIds[current]!)}>
								Go to the step that is next: {steps[current]!.title}
							</Button>
						</p>
					)}
					<LiveStep
						key={step.id}
						step={step}
						run={stamps}
						pauses={log.pauses}
						place={at + 1}
						count={steps.length}
						service={services.length > 1 ? (services.find(({ id }) => id === step.serviceId)?.name ?? null) : null}
						now={now}
						timeZone={timeZone}
						ticks={ticks}
						tap={stamp}
					/>
					{asking !== null && stamp ? (
						<Asked
							asking={asking}
							stepId={step.id}
							open={openCount(log.steps)}
							tap={tap}
							cancel={() => setAsking(null)}
						/>
					) : null}
					{next ? (
						<div className="border-t pt-4 text-muted-foreground">
							<p className="text-sm">Next{next.after.includes(step.id) ? "" : ", may run beside this one"}</p>
							<p className="text-lg">{next.title}</p>
							<p className="text-sm">expected {expectedText(next.minutes)}</p>
						</div>
					) : null}
				</div>
				<Disclosure
					title="All steps"
					summary={`${steps.length - openCount(log.steps)} of ${steps.length} done or skipped`}
					open
				>
					<LiveStepList steps={steps} log={log} shownId={step.id} show={show} />
				</Disclosure>
			</div>
			<StampBar
				run={stamps}
				isPaused={log.isPaused}
				isLast={openCount(log.steps) === 0}
				tap={stamp}
				ask={setAsking}
				previous={at > 0 ? () => show(stepIds[at - 1]!) : null}
				next={next ? () => show(next.id) : null}
			/>
		</div>
	);
}

interface AskedProps {
	asking: Exclude<Asking, null>;
	stepId: string;
	open: number;
	tap: (tap: NewTap) => void;
	cancel: () => void;
}

function Asked({ asking, stepId, open, tap, cancel }: AskedProps) {
	if (asking === "note")
		return (
			<ReasonField
				label="Note on this step"
				send="Keep note"
				done={(text) => tap({ kind: "note", stepId, text })}
				cancel={cancel}
			/>
		);
	if (asking === "skip")
		return (
			<ReasonField
				label="Why is this step skipped?"
				send="Skip step"
				done={(text) => tap({ kind: "skip", stepId, text })}
				cancel={cancel}
			/>
		);
	if (asking === "abort")
		return (
			<ReasonField
				label="Why is the drill aborted? What was measured is kept."
				send="Abort drill"
				tone="danger"
				done={(text) => tap({ kind: "abort", text })}
				cancel={cancel}
			/>
		);
	return (
		<div className="flex flex-wrap items-center gap-3">
			<p>{open === 0 ? "End the drill?" : `${open} steps are neither done nor skipped. End the drill anyway?`}</p>
			<Button size="large" variant="primary" onClick={() => tap({ kind: "finish" })}>
				End drill
			</Button>
			<Button size="large" variant="quiet" onClick={cancel}>
				Cancel
			</Button>
		</div>
	);
}

type State = "open" | "running" | "done" | "skipped";

const openCount = (steps: readonly { state: State }[]): number =>
	steps.filter(({ state }) => state === "open" || state === "running").length;

/** The step that runs, else the first that is open, else the last. */
function currentPlace(states: readonly State[]): number {
	const running = states.indexOf("running");
	if (running >= 0) return running;
	const open = states.indexOf("open");
	return open >= 0 ? open : states.length - 1;
}
