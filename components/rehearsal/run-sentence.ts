import type { DrillRunRow } from "@/data/drill-runs";
import type { RunResult } from "@/engine";
import { formatCount, formatInstant, formatMinutes, formatNumber } from "@/lib/format";

/** What a drill's page opens with. */
export function runSentence(run: DrillRunRow, result: RunResult | null, timeZone: string): string {
	if (run.state === "planned") return `${run.name} is planned for ${formatInstant(run.plannedAt, timeZone)}`;
	if (result === null || run.state === "running") return `${run.name} is running`;
	const { totalMinutes, expectedMinutes, done, steps } = result;
	if (run.outcome === "aborted")
		return `${run.name} was aborted after ${formatMinutes(totalMinutes)}, with ${done} of ${formatCount(steps.length, "step")} done`;
	if (totalMinutes === null) return `${run.name} is over`;
	const ratio = expectedMinutes > 0 && done === steps.length ? totalMinutes / expectedMinutes : null;
	return ratio === null
		? `${run.name} took ${formatMinutes(totalMinutes)}, with ${done} of ${formatCount(steps.length, "step")} done`
		: `${run.name} took ${formatMinutes(totalMinutes)}, ${formatNumber(ratio, 2)} × the ${formatMinutes(expectedMinutes)} expected`;
}
