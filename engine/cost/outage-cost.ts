import type { ServiceAssessment } from "../assessment";
import { ratesInForce } from "../catalogue/rates";
import type { BusinessHours, Facts, Known, ScenarioId, Service } from "../facts";
import { rateFactor, sitesOfServices } from "../readiness/practice-effects";
import { practicesOf, type ResolvedPractice, resolvePractices } from "../readiness/resolve-practices";

/** Share of the week inside business hours, 0 to 1. An outage that may start at any time spends this share of itself there. */
export function businessShare({ days, startHour, endHour }: BusinessHours): number {
	return (days.length * Math.max(0, endHour - startHour)) / 168;
}

/**
 * What does an hour down cost on average over the week? Business and outside hours by their shares of the week; null when
 * either is not known and has a share.
 */
export function costPerAverageHour(service: Service, hours: BusinessHours): number | null {
	const share = businessShare(hours);
	const { business, outside } = service.costPerHour;
	if ((business === null && share > 0) || (outside === null && share < 1)) return null;
	return share * (business ?? 0) + (1 - share) * (outside ?? 0);
}

/** How often does each scenario strike a service in a year: rate in force × machines it counts × what is missing. */
export function eventsPerYear(
	facts: Facts,
	service: Service,
	resolved: readonly ResolvedPractice[] = [],
	siteIds: ReadonlySet<string> = new Set(),
): Record<ScenarioId, number> {
	const rates = ratesInForce(facts.organization);
	const concerning = practicesOf(resolved, service);
	const machines = Math.max(1, machinesThatStop(service));
	const of = (scenario: ScenarioId) =>
		rates[scenario].eventsPerYear *
		(rates[scenario].per === "server" ? machines : 1) *
		rateFactor(concerning, siteIds, scenario);
	return {
		hardware: of("hardware"),
		corruption: of("corruption"),
		human: of("human"),
		software: of("software"),
		site: of("site"),
		network: of("network"),
	};
}

/** Machines whose failure the service notices: those it needs, or every node where all of them work. */
function machinesThatStop(service: Service): number {
	if (service.protection.tier === "hosted") return 1;
	return service.groups.reduce(
		(sum, group) => sum + (service.protection.tier === "T4" ? group.serverIds.length : group.required),
		0,
	);
}

export interface OutageCost {
	/** Expected hours down and hours of work lost in a year. */
	downtimeHours: number;
	lossHours: number;
	/** In the organisation's currency a year; null: the price of an hour is not known. */
	downtimeCost: Known<number>;
	lossCost: Known<number>;
	byScenario: { scenario: ScenarioId; eventsPerYear: number; downtimeHours: number; lossHours: number }[];
}

/**
 * What does a service's protection leave to chance in a year? Sum over scenarios of events a year × mean restore time, and
 * × median loss; money by the average hour of the week. Work lost is counted for the hours in which work is done: the
 * business share, and outside it in proportion to what an outside hour costs. Expectations add up whatever the order or
 * overlap of outages, as long as they are rare.
 */
export function expectedOutageCost(facts: Facts, assessed: ServiceAssessment, asOf: string): OutageCost {
	const service = facts.services.find((one) => one.id === assessed.serviceId);
	if (service === undefined) throw new RangeError(`serviceId is not in the facts: ${assessed.serviceId}`);
	const siteIds = sitesOfServices(facts).get(service.id) ?? new Set<string>();
	return outageCost(facts, service, assessed, eventsPerYear(facts, service, resolvePractices(facts, asOf), siteIds));
}

export function outageCost(
	facts: Facts,
	service: Service,
	assessed: ServiceAssessment,
	events: Record<ScenarioId, number>,
): OutageCost {
	const byScenario = assessed.scenarios.map((one) => ({
		scenario: one.scenario,
		eventsPerYear: events[one.scenario],
		downtimeHours: (events[one.scenario] * one.restore.mean) / 60,
		lossHours: events[one.scenario] * one.loss.p50Hours,
	}));
	const downtimeHours = byScenario.reduce((sum, one) => sum + one.downtimeHours, 0);
	const lossHours = byScenario.reduce((sum, one) => sum + one.lossHours, 0);
	const perHour = costPerAverageHour(service, facts.organization.businessHours);
	const perHourOfLoss = service.costPerHourOfLoss;
	return {
		downtimeHours,
		lossHours,
		downtimeCost: perHour === null ? null : downtimeHours * perHour,
		lossCost: perHourOfLoss === null ? null : lossHours * activeShare(facts, service) * perHourOfLoss,
		byScenario,
	};
}

/** Share of the week's hours in which work is done, a business hour counted as one. */
function activeShare(facts: Facts, service: Service): number {
	const share = businessShare(facts.organization.businessHours);
	const { business, outside } = service.costPerHour;
	if (business === null || outside === null || business === 0) return share;
	return share + (1 - share) * Math.min(1, outside / business);
}
