import type { AssessOptions, TargetVerdict } from "../assessment";
import { type Drill, type Facts, SCENARIO_IDS, type ScenarioId, type Service } from "../facts";
import { estimateLoss } from "../loss/estimate-loss";
import { practicesOf } from "../readiness/resolve-practices";
import type { TriedService } from "../readiness/tried-service";
import { quantilesOf } from "../stats/quantile";
import { summaryOf } from "../stats/summary";
import { applyDrills, timedPhases } from "./apply-drills";
import { lossVerdictOf, type ServiceContext } from "./assess-service";
import { compilePlan } from "./estimate-plan";
import type { PlannedPhase } from "./plan";
import { planScenario } from "./plan-scenario";
import { type Stretches, stretchBy, stretchesOf, stretchText } from "./practice-effects";
import { type ServiceView, viewService } from "./service-view";
import { drawNetwork } from "./simulate-network";
import { targetLimitMinutes, verdictOf } from "./target-verdict";
import { tierInForce } from "./tier-in-force";

/** The figures of one scenario that a change is judged by, minutes. */
interface Outlook {
	p50: number;
	p90: number;
	mean: number;
}

interface KnownOutlook {
	phases: PlannedPhase[];
	drills: Drill[];
	outlook: Outlook;
}

/** How a service comes back in each scenario, and whether its loss keeps the target: what no practice changes. */
interface Prepared {
	view: ServiceView;
	plans: { scenario: ScenarioId; phases: PlannedPhase[]; lossVerdict: TargetVerdict }[];
}

/** What was worked out before, so that a change that leaves it as it was need not work it out again. */
export interface KnownOutlooks {
	drawn: Map<string, KnownOutlook[]>;
	prepared: WeakMap<Service, Prepared>;
}

export function noOutlooks(): KnownOutlooks {
	return { drawn: new Map(), prepared: new WeakMap() };
}

/**
 * How long would a service be down if the facts were these? The same draws as `assessService` under the same options, of
 * which only the median, P90 and mean are kept; a scenario whose phases, drills and practices are known is not drawn again.
 */
export function tryService(
	context: ServiceContext,
	service: Service,
	options: AssessOptions,
	known: KnownOutlooks,
): TriedService {
	const { view, plans } = prepare(context, service, options, known);
	const practices = practicesOf(context.practices, service);
	const siteIds = context.sitesOf.get(service.id) ?? new Set<string>();
	const { restoreHours } = service.targets;
	const limit = targetLimitMinutes(`services.${service.id}.targets.restoreHours`, restoreHours);
	return {
		serviceId: service.id,
		name: service.name,
		tierClaimed: service.protection.tier,
		dataIsKnown: view.dataIsKnown,
		scenarios: plans.map(({ scenario, phases, lossVerdict }) => {
			const stretches = stretchesOf(practices, siteIds, scenario);
			const { p50, p90, mean } = outlookOf(view, scenario, phases, stretches, options, known.drawn);
			return { scenario, restore: { p50, mean }, restoreVerdict: verdictOf(limit, p50, p90), lossVerdict };
		}),
	};
}

function prepare(
	context: ServiceContext,
	service: Service,
	options: AssessOptions,
	{ prepared }: KnownOutlooks,
): Prepared {
	const { facts, index } = context;
	const before = prepared.get(service);
	if (before && leansOnSame(before.view.facts, facts)) return before;
	const view = viewService(facts, index, service, options.asOf);
	const force = tierInForce(view);
	const plans = SCENARIO_IDS.map((scenario) => {
		const plan = planScenario(view, force, index, scenario);
		return { scenario, phases: plan.phases, lossVerdict: lossVerdictOf(view, estimateLoss(view, plan, options)) };
	});
	const made = { view, plans };
	if (!before) prepared.set(service, made);
	return made;
}

/** Everything a plan is made of, but the service itself. */
function leansOnSame(one: Facts, other: Facts): boolean {
	return (
		one.servers === other.servers &&
		one.sites === other.sites &&
		one.drills === other.drills &&
		one.organization === other.organization
	);
}

function outlookOf(
	view: ServiceView,
	scenario: ScenarioId,
	planned: PlannedPhase[],
	stretches: Stretches,
	options: AssessOptions,
	known: Map<string, KnownOutlook[]>,
): Outlook {
	const { id } = view.service;
	const key = `${id}/${scenario}/${stretchText(stretches)}`;
	const drills = view.facts.drills.filter((drill) => drill.serviceId === id && teaches(drill));
	const alike = known.get(key) ?? [];
	const before = alike.find((one) => sameDrills(one.drills, drills) && samePhases(one.phases, planned));
	if (before) return before.outlook;
	const { phases } = applyDrills(view, scenario, stretchBy(planned, stretches, timedPhases(view, scenario)));
	const { totals } = drawNetwork(compilePlan(phases), {
		trials: options.trials,
		seed: options.seed,
		name: `${id}/${scenario}`,
	});
	const [p50, p90] = quantilesOf(totals, [0.5, 0.9]) as [number, number];
	const outlook = { p50, p90, mean: summaryOf(totals).mean };
	known.set(key, [...alike, { phases: planned, drills, outlook }]);
	return outlook;
}

/** Nothing was timed: the drill proves that a way back works and teaches no minutes. */
function teaches(drill: Drill): boolean {
	return drill.phases.length > 0 || drill.totalMinutes !== null;
}

function sameDrills(one: Drill[], other: Drill[]): boolean {
	return one.length === other.length && one.every((drill, index) => drill === other[index]);
}

function samePhases(one: PlannedPhase[], other: PlannedPhase[]): boolean {
	return one.length === other.length && one.every((phase, index) => samePhase(phase, other[index]!));
}

/** Distributions of one make with the same moments and ends are the same; the formula names their make. */
function samePhase(one: PlannedPhase, other: PlannedPhase): boolean {
	return (
		one.id === other.id &&
		one.formula === other.formula &&
		one.origin.kind === other.origin.kind &&
		one.chance?.probability === other.chance?.probability &&
		one.chance?.group === other.chance?.group &&
		one.after?.join() === other.after?.join() &&
		sameMinutes(one.minutes, other.minutes) &&
		(one.factor === other.factor || (!!one.factor && !!other.factor && sameMinutes(one.factor, other.factor)))
	);
}

function sameMinutes(one: PlannedPhase["minutes"], other: PlannedPhase["minutes"]): boolean {
	return (
		one === other ||
		(one.mean === other.mean && one.variance === other.variance && one.min === other.min && one.max === other.max)
	);
}
