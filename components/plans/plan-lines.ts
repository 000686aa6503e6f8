import type { PlanCost, PlanFigures, ScenarioAssessment, ScenarioId, ServiceAssessment } from "@/engine";
import { compareByNeed, type ScenarioChoice } from "@/lib/finding";

/** A service's figures without their histograms: what a table shows and a worker sends. */
export type ScenarioLine = Pick<
	ScenarioAssessment,
	"scenario" | "restoreTargetMinutes" | "restoreVerdict" | "lossVerdict" | "effectiveTier"
> & {
	restore: { p10: number; p50: number; p90: number };
	loss: { p90Hours: number; totalLossProbability: number };
};

export type ServiceLine = Pick<ServiceAssessment, "serviceId" | "name" | "tierClaimed" | "tierInForce"> & {
	scenarios: ScenarioLine[];
};

export interface PlanSummary {
	services: ServiceLine[];
	score: number;
	uncapped: number;
	downtimeHours: number;
	outageCost: number | null;
	unpricedServiceIds: string[];
	cost: PlanCost;
}

export function serviceLine(service: ServiceAssessment): ServiceLine {
	const { serviceId, name, tierClaimed, tierInForce } = service;
	const scenarios = service.scenarios.map((one) => ({
		scenario: one.scenario,
		restoreTargetMinutes: one.restoreTargetMinutes,
		restoreVerdict: one.restoreVerdict,
		lossVerdict: one.lossVerdict,
		effectiveTier: one.effectiveTier,
		restore: { p10: one.restore.p10, p50: one.restore.p50, p90: one.restore.p90 },
		loss: { p90Hours: one.loss.p90Hours, totalLossProbability: one.loss.totalLossProbability },
	}));
	return { serviceId, name, tierClaimed, tierInForce, scenarios };
}

export function planSummary(figures: PlanFigures): PlanSummary {
	const { services, readiness, ...rest } = figures;
	return { ...rest, services: services.map(serviceLine), score: readiness.score, uncapped: readiness.uncapped };
}

export function lineOf(service: ServiceLine, choice: ScenarioChoice | ScenarioId): ScenarioLine {
	const among = choice === "worst" ? service.scenarios : service.scenarios.filter((one) => one.scenario === choice);
	const [first, ...rest] = among;
	if (!first) throw new RangeError(`service ${service.serviceId} has no figures for ${choice}`);
	return rest.reduce(
		(worst, next) => (compareByNeed({ service, scenario: worst }, { service, scenario: next }) > 0 ? next : worst),
		first,
	);
}

/** Services whose usual restore time misses its target in this failure. */
export function missedIn(services: readonly ServiceLine[], choice: ScenarioChoice): number {
	return services.filter((service) => lineOf(service, choice).restoreVerdict === "missed").length;
}

/** The figures that plans are compared by, in one failure. */
export interface PlanTotals {
	/** The service that takes longest; null without services. */
	slowest: { name: string; minutes: number } | null;
	/** The service that loses most, in nine of ten failures. */
	losesMost: { name: string; loss: ScenarioLine["loss"] } | null;
	downtimeHours: number;
	outageCost: number | null;
	score: number;
	missed: number;
}

/** Everything lost is more than any hours; no known bound is more than any bound. */
const lossSize = ({ p90Hours, totalLossProbability }: ScenarioLine["loss"]): number =>
	totalLossProbability >= 0.5 ? Number.POSITIVE_INFINITY : p90Hours;

export function planTotals(summary: PlanSummary, choice: ScenarioChoice): PlanTotals {
	const lines = summary.services.map((service) => ({ name: service.name, ...lineOf(service, choice) }));
	const most = (size: (line: (typeof lines)[number]) => number) =>
		lines.reduce<(typeof lines)[number] | null>(
			(best, line) => (best === null || size(line) > size(best) ? line : best),
			null,
		);
	const slowest = most(({ restore }) => restore.p50);
	const losesMost = most(({ loss }) => lossSize(loss));
	return {
		slowest: slowest && { name: slowest.name, minutes: slowest.restore.p50 },
		losesMost: losesMost && { name: losesMost.name, loss: losesMost.loss },
		downtimeHours: summary.downtimeHours,
		outageCost: summary.outageCost,
		score: summary.score,
		missed: missedIn(summary.services, choice),
	};
}

/** How much more than today; null: as today, or one of the two is not known. */
export function lossDifference(now: ScenarioLine["loss"], today: ScenarioLine["loss"]): number | null {
	const [a, b] = [lossSize(now), lossSize(today)];
	return a === b || !Number.isFinite(a) || !Number.isFinite(b) ? null : a - b;
}
