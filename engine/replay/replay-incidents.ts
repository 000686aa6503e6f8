import type { AssessOptions, Sentence } from "../assessment";
import { BusinessWeek } from "../availability/business-week";
import { hostingObstacle } from "../cost/hosting";
import { withOption } from "../cost/option-plans";
import type { Facts, Incident, Known, ScenarioId, Service, TierId } from "../facts";
import { TIER_IDS } from "../facts";
import { constant } from "../random/constant";
import { sitesOfServices } from "../readiness/practice-effects";
import { resolvePractices } from "../readiness/resolve-practices";
import { phasesInForce } from "../restore/assess-service";
import { estimatePlan } from "../restore/estimate-plan";
import type { PlannedPhase } from "../restore/plan";
import { planScenario } from "../restore/plan-scenario";
import { indexFacts, type ServiceView, viewService } from "../restore/service-view";
import { tierInForce } from "../restore/tier-in-force";
import { sentence } from "../sentence";
import { quantilesOf } from "../stats/quantile";

/** An incident that is over, with where in the week it began on the organisation's own clock. */
export interface PastIncident {
	incident: Incident;
	/** Hours since Monday, 0:00. */
	startHourOfWeek: number;
}

export interface ReplayRange {
	p10: number;
	p50: number;
	p90: number;
}

export interface TierReplay {
	tier: TierId;
	/** Every service it took has this tier today. */
	isCurrent: boolean;
	/** Hours that its services would have been down, added up over them. */
	downHours: ReplayRange;
	/** What was minus what would have been; below 0: it was over sooner than this tier usually takes. */
	savedHours: ReplayRange;
	/** Null: the price of an hour of some service is not known. */
	savedCost: Known<ReplayRange>;
	/** Its own means would not have brought these services back, or it cannot be had. */
	noHelp: { serviceId: string; name: string; reason: Sentence }[];
}

export interface IncidentReplay {
	incidentId: string;
	scenario: ScenarioId;
	/** Hours down as it was, added up over the services it took. */
	actualHours: number;
	actualCost: Known<number>;
	tiers: TierReplay[];
}

export interface Replay {
	incidents: IncidentReplay[];
	/** All of them together, trial by trial. */
	total: Omit<IncidentReplay, "incidentId" | "scenario">;
	trials: number;
	seed: number;
}

/** Trials of one tier: hours down, and the cost of them or null. */
interface Trials {
	hours: Float64Array;
	cost: Float64Array | null;
}

interface TierTrials extends Pick<TierReplay, "tier" | "isCurrent" | "noHelp"> {
	down: Trials;
}

/**
 * What would each tier have made of failures that happened? Each service that was down is given the tier (its own means
 * kept, missing ones as they should be) and brought back from the same failure at the same hour of the week: waits for
 * people and for contracts are those of that hour, all else is drawn as for an estimate of today. Hours are added up over
 * services, money by business and other hours as they fell; data loss is not counted. Where a tier's means do not answer
 * the failure, or a service cannot be hosted, the reason is given and nothing is claimed: what cannot be had saves 0.
 * Incidents are independent draws, so totals are narrower than sums of ranges. RangeError for an incident without an end.
 */
export function replayIncidents(facts: Facts, past: readonly PastIncident[], options: AssessOptions): Replay {
	const week = new BusinessWeek(facts.organization.businessHours);
	const practices = resolvePractices(facts, options.asOf);
	const replayed = past.map(({ incident, startHourOfWeek }) => {
		if (incident.endedAt === null) throw new RangeError(`incidents.${incident.id}.endedAt must be known to replay it`);
		const hours = (Date.parse(incident.endedAt) - Date.parse(incident.startedAt)) / 3_600_000;
		if (!(hours >= 0)) throw new RangeError(`incidents.${incident.id} must not end before it began: ${hours}`);
		const services = incident.serviceIds.flatMap((id) => facts.services.find((one) => one.id === id) ?? []);
		const costs = services.map((service) => costOf(service, week, startHourOfWeek));
		const tiers = TIER_IDS.map((tier): TierTrials => {
			const noHelp: TierReplay["noHelp"] = [];
			const trials = services.map((service, place) => {
				const { down, reason } = replayService({ facts, practices, incident, service, tier, startHourOfWeek, options });
				if (reason) noHelp.push({ serviceId: service.id, name: service.name, reason });
				const hoursDown = down ?? new Float64Array(options.trials).fill(hours);
				const cost = costs[place]!;
				return { hours: hoursDown, cost: cost && hoursDown.map(cost) };
			});
			const isCurrent = services.length > 0 && services.every((service) => service.protection.tier === tier);
			return { tier, isCurrent, noHelp, down: sumOf(trials, options.trials) };
		});
		const known = costs.every((cost) => cost !== null);
		return {
			incidentId: incident.id,
			scenario: incident.scenario,
			actualHours: hours * services.length,
			actualCost: known ? costs.reduce((sum, cost) => sum + cost!(hours), 0) : null,
			tiers,
		};
	});
	const { trials, seed } = options;
	const total = {
		actualHours: replayed.reduce((sum, one) => sum + one.actualHours, 0),
		actualCost: replayed.some(({ actualCost }) => actualCost === null)
			? null
			: replayed.reduce((sum, one) => sum + one.actualCost!, 0),
		tiers: TIER_IDS.map((tier, place): TierTrials => {
			const each = replayed.map((one) => one.tiers[place]!);
			const isCurrent = each.length > 0 && each.every((one) => one.isCurrent);
			return {
				...{ tier, isCurrent, noHelp: each.flatMap((one) => one.noHelp) },
				down: sumOf(
					each.map((one) => one.down),
					trials,
				),
			};
		}),
	};
	const ranged = <R extends { actualHours: number; actualCost: Known<number>; tiers: TierTrials[] }>(one: R) => ({
		...one,
		tiers: one.tiers.map((tier) => withRanges(tier, one)),
	});
	return { incidents: replayed.map(ranged), total: ranged(total), trials, seed };
}

function withRanges(
	{ down, ...tier }: TierTrials,
	actual: { actualHours: number; actualCost: Known<number> },
): TierReplay {
	const { actualHours, actualCost } = actual;
	return {
		...tier,
		downHours: rangeOf(down.hours),
		savedHours: rangeOf(down.hours.map((hours) => actualHours - hours)),
		savedCost: actualCost === null || down.cost === null ? null : rangeOf(down.cost.map((cost) => actualCost - cost)),
	};
}

interface Question {
	facts: Facts;
	practices: ReturnType<typeof resolvePractices>;
	incident: Incident;
	service: Service;
	tier: TierId;
	startHourOfWeek: number;
	options: AssessOptions;
}

/** Hours down in each trial; null with the reason where the tier cannot be had. */
function replayService(question: Question): { down: Float64Array | null; reason: Sentence | null } {
	const { facts, practices, incident, service, tier, startHourOfWeek, options } = question;
	const obstacle = tier === "hosted" && service.protection.tier !== "hosted" ? hostingObstacle(facts, service) : null;
	if (obstacle) return { down: null, reason: obstacle };
	const changed = tier === "T0" ? withoutMeans(facts, service) : withOption(facts, service.id, tier);
	const planned = changed.services.find(({ id }) => id === service.id)!;
	const index = indexFacts(changed);
	const view = viewService(changed, index, planned, options.asOf);
	const plan = planScenario(view, tierInForce(view), index, incident.scenario);
	const context = { facts: changed, index, practices, sitesOf: sitesOfServices(changed) };
	const { phases, measured } = phasesInForce(context, view, plan, incident.scenario);
	const { totals } = estimatePlan(atHour(view, phases, startHourOfWeek), measured, {
		trials: options.trials,
		seed: options.seed,
		serviceId: `replay/${incident.id}/${service.id}`,
		scenario: incident.scenario,
	});
	const helps = plan.effectiveTier === tier || tier === "T0";
	const reason = helps ? null : (plan.reasons[0] ?? sentence("replay.no-help", "Its own means do not answer this."));
	return { down: totals.map((minutes) => minutes / 60), reason };
}

const WAITS = new Set(["call-out", "contract-hours"]);

/** The waits of a random moment of the week become those of the hour at which each begins, as the phases before it usually end. */
function atHour(view: ServiceView, phases: readonly PlannedPhase[], startHour: number): PlannedPhase[] {
	const week = new BusinessWeek(view.facts.organization.businessHours);
	let hour = startHour;
	return phases.map((phase) => {
		const isWait = WAITS.has(phase.id) && phase.origin.kind !== "drill" && phase.origin.kind !== "override";
		const untilOpening = week.nextOpen(hour) - hour;
		const callOut = phase.id === "call-out" ? (view.site?.callOutHours ?? null) : null;
		const wait = callOut === null ? untilOpening : Math.min(untilOpening, callOut);
		const minutes = isWait ? constant(wait * 60) : phase.minutes;
		hour += (minutes.mean * (phase.factor?.mean ?? 1) * (phase.chance?.probability ?? 1)) / 60;
		return isWait ? { ...phase, minutes } : phase;
	});
}

function withoutMeans(facts: Facts, service: Service): Facts {
	const nothing = { backup: null, standby: null, replication: null, cluster: null, hosted: null };
	const bare: Service = { ...service, protection: { tier: "T0", ...nothing } };
	return { ...facts, services: facts.services.map((one) => (one === service ? bare : one)) };
}

/** What so many hours down from that moment cost; null: an hour's price is not known. */
function costOf({ costPerHour }: Service, week: BusinessWeek, start: number): ((hours: number) => number) | null {
	const { business, outside } = costPerHour;
	if (business === null || outside === null) return null;
	return (hours) => {
		const inside = week.between(start, start + hours);
		return inside * business + (hours - inside) * outside;
	};
}

function sumOf(parts: readonly Trials[], trials: number): Trials {
	const hours = new Float64Array(trials);
	const cost = parts.some((part) => part.cost === null) ? null : new Float64Array(trials);
	for (const part of parts)
		for (let trial = 0; trial < trials; trial++) {
			hours[trial]! += part.hours[trial]!;
			if (cost && part.cost) cost[trial]! += part.cost[trial]!;
		}
	return { hours, cost };
}

function rangeOf(trials: Float64Array): ReplayRange {
	const [p10, p50, p90] = quantilesOf(trials, [0.1, 0.5, 0.9]) as [number, number, number];
	return { p10, p50, p90 };
}
