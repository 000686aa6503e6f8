import type { Drill, Incident, ScenarioAssessment } from "@/engine";

export interface Comparison {
	measuredMinutes: number | null;
	/** Null: nothing today's estimate could be held against. */
	expectedMinutes: number | null;
	/** Like with like: the steps that were timed, or the whole way back. */
	basis: "steps" | "whole" | null;
	/** Steps timed that the path of today has too. */
	steps: number;
}

/** Kinds that walk the whole way back; a sample or the way home takes another time. */
const WHOLE_WAY: readonly Drill["kind"][] = ["fail-over", "full-site"];

const NONE: Comparison = { measuredMinutes: null, expectedMinutes: null, basis: null, steps: 0 };
const sum = (minutes: readonly number[]) => minutes.reduce((total, one) => total + one, 0);

/** What was measured against what today's estimate expects of the same steps. */
export function compareDrill(drill: Drill, scenario: ScenarioAssessment | undefined): Comparison {
	const expected = new Map(scenario?.phases.map((phase) => [phase.phase, phase.meanMinutes]));
	const timed = drill.phases.filter(({ phase }) => expected.has(phase));
	if (timed.length > 0)
		return {
			measuredMinutes: sum(timed.map(({ minutes }) => minutes)),
			expectedMinutes: sum([...new Set(timed.map(({ phase }) => phase))].map((phase) => expected.get(phase)!)),
			basis: "steps",
			steps: timed.length,
		};
	if (drill.phases.length > 0)
		return { ...NONE, measuredMinutes: drill.totalMinutes ?? sum(drill.phases.map(({ minutes }) => minutes)) };
	if (drill.totalMinutes === null || !WHOLE_WAY.includes(drill.kind) || !scenario)
		return { ...NONE, measuredMinutes: drill.totalMinutes };
	return { measuredMinutes: drill.totalMinutes, expectedMinutes: scenario.restore.p50, basis: "whole", steps: 0 };
}

/** Minutes an incident lasted; null while nobody knows its end. */
export function incidentMinutes({ startedAt, endedAt }: Incident): number | null {
	return endedAt === null ? null : (Date.parse(endedAt) - Date.parse(startedAt)) / 60_000;
}

/** The middle ratio of measured to expected over the drills that succeeded and can be compared. */
export function middleRatio(comparisons: readonly Comparison[]): number | null {
	const ratios = comparisons
		.flatMap(({ measuredMinutes, expectedMinutes }) =>
			measuredMinutes !== null && expectedMinutes !== null && measuredMinutes > 0 && expectedMinutes > 0
				? [Math.log(measuredMinutes / expectedMinutes)]
				: [],
		)
		.sort((a, b) => a - b);
	if (ratios.length === 0) return null;
	const half = ratios.length >> 1;
	return Math.exp(ratios.length % 2 === 1 ? ratios[half]! : (ratios[half - 1]! + ratios[half]!) / 2);
}
