import type { Drill, Instant } from "../facts";
import { type RunbookStep, type StepMinutes, usualMinutes } from "../runbook/make-runbook";
import { minutesBetween, type RunLog, type StepRun } from "./run-log";

/** A step of a drill: a runbook's step, of one of the services that are rehearsed. */
export interface RunStep extends RunbookStep {
	serviceId: string;
}

export interface StepResult {
	stepId: string;
	serviceId: string;
	title: string;
	phase: string | null;
	state: StepRun["state"];
	expected: StepMinutes | null;
	measuredMinutes: number | null;
	/** Measured ÷ usual; null without both. */
	ratio: number | null;
	/** Against the expected range. */
	verdict: "faster" | "within" | "slower" | null;
	/** A planned drill wakes nobody: such a time is measured and teaches nothing unless somebody says so. */
	isStaged: boolean;
}

export interface RunResult {
	steps: StepResult[];
	/** From the start of the drill to its end, pauses left out; null while it runs. */
	totalMinutes: number | null;
	expectedMinutes: number;
	done: number;
	skipped: number;
	open: number;
	contested: number;
}

/** Phases that an announced drill cannot show as they would be. */
const STAGED = new Set(["detect", "call-out", "contract-hours"]);

/**
 * What did a drill measure against what was expected? Each step's minutes between the stamps that count, pauses left out,
 * beside its expected range (P10 to P90) as it stood when the drill began.
 */
export function runResult(steps: readonly RunStep[], log: RunLog, startedAt: Instant): RunResult {
	const runs = new Map(log.steps.map((run) => [run.stepId, run]));
	const results = steps.map((step): StepResult => {
		const run = runs.get(step.id);
		const measured = run?.minutes ?? null;
		const { minutes: expected } = step;
		const isCompared = measured !== null && expected !== null;
		return {
			stepId: step.id,
			serviceId: step.serviceId,
			title: step.title,
			phase: step.phase,
			state: run?.state ?? "open",
			expected,
			measuredMinutes: measured,
			ratio: isCompared && expected.usual > 0 ? measured / expected.usual : null,
			verdict: !isCompared ? null : measured < expected.low ? "faster" : measured > expected.high ? "slower" : "within",
			isStaged: step.phase !== null && STAGED.has(step.phase),
		};
	});
	const count = (state: StepRun["state"]) => results.filter((one) => one.state === state).length;
	return {
		steps: results,
		totalMinutes: log.endedAt === null ? null : minutesBetween(startedAt, log.endedAt, log.pauses),
		expectedMinutes: usualMinutes(steps),
		done: count("done"),
		skipped: count("skipped"),
		open: count("open") + count("running"),
		contested: log.steps.filter(({ contested }) => contested.start.length + contested.end.length > 0).length,
	};
}

/**
 * What does a drill teach of one service, once somebody confirms it? Phases of which every step that was not skipped is
 * done and counted, their minutes added up; the total only when the way was walked to its end with nothing skipped or left
 * out. A drill that was talked through took the time of talking: it proves, and teaches no minutes.
 */
export function drillOfRun(
	kind: Drill["kind"],
	steps: readonly RunStep[],
	log: RunLog,
	serviceId: string,
	counted: ReadonlySet<string>,
): Pick<Drill, "phases" | "totalMinutes"> {
	if (kind === "tabletop") return { phases: [], totalMinutes: null };
	const runs = new Map(log.steps.map((run) => [run.stepId, run]));
	const own = steps.filter((step) => step.serviceId === serviceId);
	const phases: Drill["phases"] = [];
	for (const phase of new Set(own.flatMap((step) => step.phase ?? []))) {
		const asked = own.filter((step) => step.phase === phase && runs.get(step.id)?.state !== "skipped");
		const minutes = asked.map((step) => (counted.has(step.id) ? (runs.get(step.id)?.minutes ?? null) : null));
		if (minutes.length === 0 || minutes.some((one) => one === null)) continue;
		phases.push({ phase, minutes: minutes.reduce<number>((sum, one) => sum + one!, 0) });
	}
	const timed = own.map((step) => runs.get(step.id));
	const isWhole = log.outcome === "finished" && timed.every((run) => run?.state === "done" && counted.has(run.stepId));
	if (!isWhole || timed.length === 0) return { phases, totalMinutes: null };
	const starts = timed.flatMap((run) => (run?.start ? [run.start.at] : []));
	const ends = timed.flatMap((run) => (run?.end ? [run.end.at] : []));
	const first = starts.reduce((least, at) => (at < least ? at : least), starts[0] ?? ends[0]!);
	const last = ends.reduce((most, at) => (at > most ? at : most), ends[0]!);
	return { phases, totalMinutes: minutesBetween(first, last, log.pauses) };
}
