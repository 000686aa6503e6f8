import type { InputOrigin, ServiceAssessment } from "../assessment";
import { ratesInForce } from "../catalogue/rates";
import { eventsPerYear } from "../cost/outage-cost";
import type { CalendarDate, Facts, ScenarioId, Service } from "../facts";
import { learnRate, meanRate } from "../learning/event-rate";
import { daysFromDate } from "../readiness/calendar";
import { rateFactor, sitesOfServices } from "../readiness/practice-effects";
import { practicesOf, type ResolvedPractice, resolvePractices } from "../readiness/resolve-practices";
import { type YearlyDowntime, yearlyDowntime } from "./yearly-downtime";

export interface RateUsed {
	scenario: ScenarioId;
	eventsPerYear: number;
	/** Default or override for one server, service or site. */
	basePerYear: number;
	/** Servers or sites it is counted over. */
	units: number;
	/** What missing practices multiply it by. */
	practiceFactor: number;
	/** Own incidents of the scenario, and the years watched; null when no incident is recorded at all. */
	history: { incidents: number; years: number } | null;
	origin: InputOrigin;
}

export interface ServiceYearlyDowntime extends YearlyDowntime {
	serviceId: string;
	rates: RateUsed[];
}

export interface ServiceYearlyOptions {
	asOf: CalendarDate;
	plannedHoursPerYear?: number | null;
	/** Answers already resolved, when many services are asked about. */
	practices?: readonly ResolvedPractice[];
}

/** A default weighs as much as one event seen in the time in which it expects one. */
const PRIOR_EVENTS = 1;

/**
 * How many hours is a service down in a year, from how often each scenario strikes it and how long it then takes?
 *
 * Rate = default or override × servers (or sites) it counts over × what missing practices multiply it by, then learnt from the service's own
 * incidents (gamma-Poisson) over the years since the first incident anybody recorded, at least one. An organisation that has
 * recorded none has not shown that there were none. Durations are the restore histograms of the assessment.
 * Errors: those of yearlyDowntime and of dates that are no dates.
 */
export function serviceYearlyDowntime(
	facts: Facts,
	service: Service,
	assessed: Pick<ServiceAssessment, "scenarios">,
	options: ServiceYearlyOptions,
): ServiceYearlyDowntime {
	const rates = scenarioRates(facts, service, options);
	const causes = assessed.scenarios.map(({ scenario, restore }) => ({
		cause: scenario,
		eventsPerYear: rates.find((rate) => rate.scenario === scenario)!.eventsPerYear,
		restoreMinutes: restore.histogram,
	}));
	return {
		...yearlyDowntime(causes, {
			businessHours: facts.organization.businessHours,
			costPerHour: service.costPerHour,
			plannedHoursPerYear: options.plannedHoursPerYear ?? null,
		}),
		serviceId: service.id,
		rates,
	};
}

/** Events a year of every scenario for one service; see serviceYearlyDowntime. */
export function scenarioRates(facts: Facts, service: Service, options: ServiceYearlyOptions): RateUsed[] {
	const base = ratesInForce(facts.organization);
	const practices = practicesOf(options.practices ?? resolvePractices(facts, options.asOf), service);
	const siteIds = sitesOfServices(facts).get(service.id) ?? new Set<string>();
	const expectations = eventsPerYear(facts, service, practices, siteIds);
	return Object.values(base).map((rate): RateUsed => {
		const expected = expectations[rate.scenario];
		const practiceFactor = rateFactor(practices, siteIds, rate.scenario);
		const count = rate.eventsPerYear === 0 ? 1 : expected / (rate.eventsPerYear * practiceFactor);
		const history = rate.origin.kind === "override" ? null : historyOf(facts, service, rate.scenario, options.asOf);
		const learnt =
			history === null || expected === 0
				? expected
				: meanRate(
						learnRate({ shape: PRIOR_EVENTS, exposure: PRIOR_EVENTS / expected }, history.incidents, history.years),
					);
		return {
			scenario: rate.scenario,
			eventsPerYear: learnt,
			basePerYear: rate.eventsPerYear,
			units: count,
			practiceFactor,
			history,
			origin: history === null ? rate.origin : { kind: "fact", reference: "incidents", source: rate.origin.source },
		};
	});
}

function historyOf(
	facts: Facts,
	service: Service,
	scenario: ScenarioId,
	asOf: CalendarDate,
): { incidents: number; years: number } | null {
	const today = daysFromDate(asOf);
	const dayOf = (instant: string): number => daysFromDate(instant.slice(0, 10));
	const past = facts.incidents.filter(({ startedAt }) => dayOf(startedAt) <= today);
	if (past.length === 0) return null;
	const first = Math.min(...past.map(({ startedAt }) => dayOf(startedAt)));
	return {
		incidents: past.filter((incident) => incident.scenario === scenario && incident.serviceIds.includes(service.id))
			.length,
		years: Math.max(1, (today - first) / 365.25),
	};
}
