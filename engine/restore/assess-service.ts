import type {
	AssessOptions,
	LossEstimate,
	ScenarioAssessment,
	Sentence,
	ServiceAssessment,
	TargetVerdict,
} from "../assessment";
import { shareAssumption } from "../catalogue/shares";
import { TIERS } from "../catalogue/tiers";
import type { Facts } from "../facts";
import { SCENARIO_IDS, type ScenarioId, type Service } from "../facts";
import { estimateLoss } from "../loss/estimate-loss";
import { practicesOf, type ResolvedPractice } from "../readiness/resolve-practices";
import { shareWithin } from "../stats/summary";
import { applyDrills, timedPhases } from "./apply-drills";
import { degradedWindow } from "./degraded-window";
import { explainDeviation, practiceMinutes } from "./deviation-reasons";
import { envelopeOf } from "./envelope";
import { estimatePlan, type PlanEstimate } from "./estimate-plan";
import { mailFunctions } from "./mail-functions";
import { gigabytesLost } from "./paths/rebuild";
import type { PlannedPhase, RestorePlan } from "./plan";
import { planScenario } from "./plan-scenario";
import { stretchBy, stretchesOf } from "./practice-effects";
import { type FactsIndex, type ServiceView, viewService } from "./service-view";
import { targetLimitMinutes, verdictOf } from "./target-verdict";
import { tierInForce } from "./tier-in-force";

export interface ServiceContext {
	facts: Facts;
	index: FactsIndex;
	practices: readonly ResolvedPractice[];
	/** Sites each service stands on. */
	sitesOf: Map<string, Set<string>>;
}

/** One service's figures, and the defaults that stood in for facts. */
export interface AssessedService {
	assessment: ServiceAssessment;
	defaults: UsedDefault[];
}

export type UsedDefault = Pick<PlannedPhase, "assumption" | "origin">;

/** How long would this service be down and how much would it lose, in each scenario? Linear in trials. */
export function assessService(context: ServiceContext, service: Service, options: AssessOptions): AssessedService {
	const view = viewService(context.facts, context.index, service, options.asOf);
	const force = tierInForce(view);
	const defaults: UsedDefault[] = [];
	let hardware: { plan: RestorePlan; estimate: PlanEstimate } | null = null;
	const scenarios = SCENARIO_IDS.map((scenario) => {
		const plan = planScenario(view, force, context.index, scenario);
		defaults.push(...plan.phases.filter((phase) => phase.assumption !== null));
		const estimate = estimateScenario(context, view, plan, scenario, options);
		if (scenario === "hardware") hardware = { plan, estimate };
		return toScenarioAssessment(view, plan, estimate, options);
	});
	const { plan, estimate } = hardware!;
	return {
		defaults: [...defaults, ...[...view.sharesUsed].map(shareAssumption)],
		assessment: {
			serviceId: service.id,
			name: service.name,
			tierClaimed: service.protection.tier,
			tierInForce: force.tier,
			tierReasons: force.reasons,
			documented: TIERS[force.tier].documented,
			dataGigabytes: view.dataGigabytes,
			dataIsKnown: view.dataIsKnown,
			scenarios,
			envelope: envelopeOf({
				tier: force.tier,
				totals: estimate.totals,
				transfers: estimate.transfers,
				transferGigabytes: gigabytesLost(view),
				dataGigabytes: view.dataGigabytes,
				growthPerYear: view.growthPerYear,
				asOf: options.asOf,
			}),
			degradedWindow: degradedWindow(view, force, options),
			mailFunctions: mailFunctions(view, plan, estimate.totals, options),
			unknownFacts: [...view.unknownFacts].sort(),
		},
	};
}

/** The phases of a plan as the estimate takes them: practices that are missing stretch them, drills correct them. */
export function phasesInForce(context: ServiceContext, view: ServiceView, plan: RestorePlan, scenario: ScenarioId) {
	const siteIds = context.sitesOf.get(view.service.id) ?? new Set<string>();
	const stretches = stretchesOf(practicesOf(context.practices, view.service), siteIds, scenario);
	const stretched = stretchBy(plan.phases, stretches, timedPhases(view, scenario));
	return { stretches, stretched, ...applyDrills(view, scenario, stretched) };
}

function estimateScenario(
	context: ServiceContext,
	view: ServiceView,
	plan: RestorePlan,
	scenario: ScenarioId,
	options: AssessOptions,
): PlanEstimate & { reasons: Sentence[] } {
	const { stretches, stretched, phases, measured } = phasesInForce(context, view, plan, scenario);
	const estimate = estimatePlan(phases, measured, {
		trials: options.trials,
		seed: options.seed,
		serviceId: view.service.id,
		scenario,
	});
	const figures = { phases: estimate.phases, meanMinutes: estimate.restore.mean };
	const missing = practiceMinutes(plan.phases, stretched, stretches);
	return { ...estimate, reasons: explainDeviation(view, plan, figures, missing) };
}

function toScenarioAssessment(
	view: ServiceView,
	plan: RestorePlan,
	{ restore, phases, totals, reasons }: PlanEstimate & { reasons: Sentence[] },
	options: AssessOptions,
): ScenarioAssessment {
	const { restoreHours } = view.service.targets;
	const limit = targetLimitMinutes(`services.${view.service.id}.targets.restoreHours`, restoreHours);
	const estimated = estimateLoss(view, plan, options);
	return {
		scenario: plan.scenario,
		path: plan.path,
		effectiveTier: plan.effectiveTier,
		pathReasons: reasons,
		restore,
		phases,
		loss: estimated.loss,
		restoreTargetMinutes: restoreHours === null ? null : restoreHours * 60,
		restoreVerdict: verdictOf(limit, restore.p50, restore.p90),
		chanceToMeetRestoreTarget: limit === null ? null : shareWithin(totals, limit),
		lossVerdict: lossVerdictOf(view, estimated),
	};
}

/**
 * Is the loss within its target? Median and P90 are given that a copy survives; what has no copy left in one case of ten
 * has no P90 within any limit.
 */
export function lossVerdictOf(
	view: ServiceView,
	{ loss, known }: { loss: LossEstimate; known: boolean },
): TargetVerdict {
	const limit = targetLimitMinutes(`services.${view.service.id}.targets.lossHours`, view.service.targets.lossHours);
	if (limit === null) return "no-target";
	if (!known) return "unknown";
	const whole = (share: number, hours: number): number =>
		loss.totalLossProbability > 1 - share ? Number.POSITIVE_INFINITY : hours * 60;
	return verdictOf(limit, whole(0.5, loss.p50Hours), whole(0.9, loss.p90Hours));
}
