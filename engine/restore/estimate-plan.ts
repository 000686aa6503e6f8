import type { Estimate, PhaseEstimate } from "../assessment";
import type { ScenarioId } from "../facts";
import { readTable } from "../random/tabulated";
import { histogramOf } from "../stats/histogram";
import { quantilesOf } from "../stats/quantile";
import { summaryOf } from "../stats/summary";
import { type CompiledNetwork, compileNetwork, type NetworkPhase } from "./network";
import { compiledMoments, phaseMoments } from "./network-moments";
import type { PlannedPhase } from "./plan";
import { drawNetwork } from "./simulate-network";

export interface PlanEstimate {
	restore: Estimate;
	phases: PhaseEstimate[];
	/** Minutes of every trial. */
	totals: Float64Array;
	/** Minutes of every trial of the phase `transfer`, kept for the envelope; null when the path has none. */
	transfers: Float64Array | null;
}

/** Bins of a histogram that a page draws. */
const BINS = 40;

/**
 * Draws a plan: phases in the order given, each after the one before it unless it names others. The stream of a phase is
 * named after service, scenario and phase, so a what-if that leaves a phase alone leaves its luck alone too.
 */
export function estimatePlan(
	phases: PlannedPhase[],
	measured: number[],
	options: { trials: number; seed: number; serviceId: string; scenario: ScenarioId },
): PlanEstimate {
	const { trials, seed, serviceId, scenario } = options;
	const network = compilePlan(phases);
	const drawn = drawNetwork(network, {
		trials,
		seed,
		name: `${serviceId}/${scenario}`,
		keep: phases
			.filter((phase) => phase.factor || (phase.id === "transfer" && scenario === "hardware"))
			.map((phase) => phase.id),
	});
	const [p10, p50, p90, p95] = quantilesOf(drawn.totals, [0.1, 0.5, 0.9, 0.95]) as [number, number, number, number];
	const closed = compiledMoments(network);
	const weightOf = new Map(network.phases.map((one) => [one.id, phaseMoments(one).mean]));
	const weights = phases.map((phase) => weightOf.get(phase.id)!);
	const results = new Map(drawn.phases.map((result) => [result.id, result]));
	const whole = weights.reduce((sum, weight) => sum + weight, 0);
	return {
		totals: drawn.totals,
		transfers: drawn.kept.transfer ?? null,
		restore: {
			p10,
			p50,
			p90,
			p95,
			...summaryOf(drawn.totals),
			closedForm: { mean: closed.mean, standardDeviation: closed.standardDeviation },
			histogram: histogramOf(drawn.totals, BINS),
			trials,
			seed,
			measuredShare:
				whole > 0 ? weights.reduce((sum, weight, index) => sum + weight * (measured[index] ?? 0), 0) / whole : 0,
		},
		phases: phases.map((phase, index) => {
			const result = results.get(phase.id)!;
			const [low, high] = phaseRange(phase, phase.factor && drawn.kept[phase.id]);
			return {
				phase: phase.id,
				label: phase.label,
				meanMinutes: weights[index]!,
				p10Minutes: low,
				p90Minutes: high,
				shareOfVariance: result.shareOfVariance,
				startMinutes: result.start,
				origin: phase.origin,
				formula: phase.chance
					? `${phase.formula}; needed in ${Math.round(phase.chance.probability * 100)} % of cases`
					: phase.formula,
			};
		}),
	};
}

/** Phases in the order given, each after the one before it unless it names others. */
export function compilePlan(phases: PlannedPhase[]): CompiledNetwork {
	return compileNetwork({
		phases: phases.map(
			(phase, index): NetworkPhase => ({
				id: phase.id,
				duration: phase.minutes,
				...(phase.factor ? { factor: phase.factor } : {}),
				...(phase.chance ? { chance: phase.chance } : {}),
				after: phase.after ?? (index === 0 ? [] : [phases[index - 1]!.id]),
			}),
		),
	});
}

/** P10 and P90 of one phase, its chance of not being needed included. */
function phaseRange(phase: PlannedPhase, drawn: Float64Array | undefined): [number, number] {
	if (drawn) return quantilesOf(drawn, [0.1, 0.9]) as [number, number];
	const needed = phase.chance?.probability ?? 1;
	const at = (probability: number): number => {
		const within = (probability - (1 - needed)) / needed;
		if (!(within > 0)) return 0;
		const { table } = phase.minutes;
		return table ? table.offset + table.scale * readTable(table.points, within) : phase.minutes.quantile(within);
	};
	return [at(0.1), at(0.9)];
}
