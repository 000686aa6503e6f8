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
