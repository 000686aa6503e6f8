import type { CalendarDate, Drill, ScenarioId } from "../facts";
import { beliefFromMoments, learnMinutes, PRIOR_DRILLS, predictiveOf } from "../learning/log-minutes";
import { studentTable } from "../learning/student-table";
import { affine } from "../random/affine";
import type { Distribution } from "../random/distribution";
import { quantilePoints, tabulated } from "../random/tabulated";
import { daysFromDate } from "../readiness/calendar";
import type { PlannedPhase } from "./plan";
import type { ServiceView } from "./service-view";

/** Phases that take the same time whatever made them necessary; others are learnt from their own scenario only. */
const ANYWHERE = new Set([
	"operating-system",
	"application",
	"fetch-media",
	"fetch-off-site",
	"transfer",
	"procure",
	"rack",
]);

export interface LearntPhases {
	phases: PlannedPhase[];
	/** Share of each phase that rests on measurement, 0 to 1. */
	measured: number[];
}

/**
 * How do this service's drills change its phases? Phases that were timed are updated one by one (normal-inverse-gamma on
 * log minutes, the default weighing four drills) and drawn from the prediction for the next time; drills of which only the
 * total was timed scale the whole, each half measured by what they weigh. Drills after `asOf` do not count.
 */
export function applyDrills(view: ServiceView, scenario: ScenarioId, phases: PlannedPhase[]): LearntPhases {
	const asOf = daysFromDate(view.asOf);
	const drills = view.facts.drills.filter(
		(drill) => drill.serviceId === view.service.id && daysFromDate(drill.heldOn) <= asOf,
	);
	if (drills.length === 0) return { phases, measured: phases.map(() => 0) };
	const measured: number[] = [];
	const learnt = phases.map((phase) => {
		const { minutes, lastOn } = timesOf(drills, phase.id, scenario);
		measured.push(minutes.length / (PRIOR_DRILLS + minutes.length));
		return lastOn === null ? phase : learnPhase(phase, minutes, lastOn);
	});
	const totals = drills.flatMap((drill) =>
		drill.scenario === scenario && drill.phases.length === 0 && drill.succeeded && drill.totalMinutes !== null
			? [checked(drill, drill.totalMinutes)]
			: [],
	);
	if (totals.length === 0) return { phases: learnt, measured };
	const sure = learnt.reduce(
		(sum, phase) => sum + (phase.factor?.mean ?? 1) * (phase.chance?.probability ?? 1) * phase.minutes.mean,
		0,
	);
	const spread = learnt.reduce((sum, phase) => sum + phase.minutes.variance, 0);
	const logVariance = Math.log1p(Math.max(spread, 1e-9) / (sure * sure));
	const logMean = Math.log(sure) - logVariance / 2;
	const ratio = Math.exp(learnMinutes(beliefFromMoments(logMean, logVariance), totals).mu - logMean);
	const weight = totals.length / (PRIOR_DRILLS + totals.length);
	return {
		phases: learnt.map((phase) => ({
			...phase,
			minutes: affine(phase.minutes, ratio),
			formula: `${phase.formula}; × ${ratio.toFixed(2)} from ${totals.length} timed drill${totals.length > 1 ? "s" : ""}`,
		})),
		measured: measured.map((share) => share + (1 - share) * weight),
	};
}

/** Phases that this service's drills have timed for the scenario: measured with whatever was missing on the day. */
export function timedPhases(view: ServiceView, scenario: ScenarioId): Set<string> {
	const asOf = daysFromDate(view.asOf);
	const timed = new Set<string>();
	for (const drill of view.facts.drills) {
		if (drill.serviceId !== view.service.id || drill.phases.length === 0 || daysFromDate(drill.heldOn) > asOf) continue;
		for (const { phase } of drill.phases) if (drill.scenario === scenario || ANYWHERE.has(phase)) timed.add(phase);
	}
	return timed;
}

function timesOf(drills: Drill[], id: string, scenario: ScenarioId) {
	const minutes: number[] = [];
	let lastOn: CalendarDate | null = null;
	for (const drill of drills) {
		if (drill.scenario !== scenario && !ANYWHERE.has(id)) continue;
		for (const one of drill.phases) {
			if (one.phase !== id) continue;
			minutes.push(checked(drill, one.minutes));
			if (lastOn === null || drill.heldOn > lastOn) lastOn = drill.heldOn;
		}
	}
	return { minutes, lastOn };
}

/** A phase noted as no time at all took less than somebody could note: three seconds. */
function checked(drill: Drill, minutes: number): number {
	if (!(minutes >= 0) || !Number.isFinite(minutes))
		throw new RangeError(`drills.${drill.id} must be timed with 0 or more minutes: ${minutes}`);
	return Math.max(minutes, 0.05);
}

function learnPhase(phase: PlannedPhase, minutes: number[], lastOn: CalendarDate): PlannedPhase {
	const { mean, variance } = logMoments(phase.minutes);
	const belief = learnMinutes(beliefFromMoments(mean, Math.max(variance, 0.0025)), minutes);
	const { degrees, location, scale } = predictiveOf(belief);
	return {
		...phase,
		minutes: tabulated(studentTable(degrees).map((value) => Math.exp(location + scale * value))),
		origin: { kind: "drill", reference: `drills.${phase.id}`, source: null },
		formula: `${minutes.map((one) => one.toFixed(one < 10 ? 1 : 0)).join(", ")} min, last measured on ${lastOn}, beside ${phase.formula}`,
		assumption: null,
	};
}

function logMoments(distribution: Distribution): { mean: number; variance: number } {
	const logs = quantilePoints(distribution).map((value) => Math.log(Math.max(value, 0.01)));
	const { mean, variance } = tabulated(logs);
	return { mean, variance };
}
