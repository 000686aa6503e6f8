import type { InputOrigin } from "../assessment";
import { ratesInForce, type ScenarioRate } from "../catalogue/rates";
import type { CalendarDate, Facts, Incident, ScenarioId, Service } from "../facts";
import { learnRate, meanRate, type RateBelief, rateQuantile } from "../learning/event-rate";
import { daysFromDate } from "../readiness/calendar";
import { rateFactor, sitesOfServices } from "../readiness/practice-effects";
import { practicesOf, type ResolvedPractice, resolvePractices } from "../readiness/resolve-practices";

export interface RateUsed {
	scenario: ScenarioId;
	eventsPerYear: number;
	/** Before the own incidents: base × units × practice factor. */
	expectedPerYear: number;
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

export interface RateOptions {
	asOf: CalendarDate;
	/** Answers and sites already resolved, when many services are asked about. */
	practices?: readonly ResolvedPractice[];
	sites?: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A default weighs as much as one event seen in the time in which it expects one. */
const PRIOR_EVENTS = 1;
const NOWHERE: ReadonlySet<string> = new Set();

/**
 * How often does each scenario strike a service in a year?
 *
 * Default or override × servers (or sites) it counts over × what missing practices multiply it by, then learnt from the
 * service's own incidents (gamma-Poisson) over the years since the first incident anybody recorded, at least one. An
 * organisation that has recorded none has not shown that there were none. Every figure of downtime and of its cost stands
 * on these. Errors: RangeError for dates that are no dates.
 */
export function scenarioRates(facts: Facts, service: Service, options: RateOptions): RateUsed[] {
	const base = ratesInForce(facts.organization);
	const practices = practicesOf(options.practices ?? resolvePractices(facts, options.asOf), service);
	const siteIds = (options.sites ?? sitesOfServices(facts)).get(service.id) ?? NOWHERE;
	const watched = watchedIncidents(facts, options.asOf);
	return Object.values(base).map((rate): RateUsed => {
		const practiceFactor = rateFactor(practices, siteIds, rate.scenario);
		const units = unitsCounted(service, rate.per);
		const expectedPerYear = rate.eventsPerYear * units * practiceFactor;
		const history =
			watched === null || rate.origin.kind === "override"
				? null
				: {
						incidents: watched.past.filter(
							(incident) => incident.scenario === rate.scenario && incident.serviceIds.includes(service.id),
						).length,
						years: watched.years,
					};
		return {
			scenario: rate.scenario,
			eventsPerYear:
				history === null || expectedPerYear === 0 ? expectedPerYear : meanRate(learnt(expectedPerYear, history)),
			expectedPerYear,
			basePerYear: rate.eventsPerYear,
			units,
			practiceFactor,
			history,
			origin: history === null ? rate.origin : { kind: "fact", reference: "incidents", source: rate.origin.source },
		};
	});
}

/** Events a year by scenario, for sums; see scenarioRates. */
export function eventsPerYear(facts: Facts, service: Service, options: RateOptions): Record<ScenarioId, number> {
	const rates = scenarioRates(facts, service, options).map((rate) => [rate.scenario, rate.eventsPerYear] as const);
	return Object.fromEntries(rates) as Record<ScenarioId, number>;
}

/** Between which two rates does the true one lie with 90 % chance? Null when no own history narrows the default. */
export function rateInterval({ expectedPerYear, history }: Pick<RateUsed, "expectedPerYear" | "history">): {
	low: number;
	high: number;
} | null {
	if (history === null || expectedPerYear === 0) return null;
	const belief = learnt(expectedPerYear, history);
	return { low: rateQuantile(belief, 0.05), high: rateQuantile(belief, 0.95) };
}

function learnt(expectedPerYear: number, { incidents, years }: NonNullable<RateUsed["history"]>): RateBelief {
	return learnRate({ shape: PRIOR_EVENTS, exposure: PRIOR_EVENTS / expectedPerYear }, incidents, years);
}

function unitsCounted(service: Service, per: ScenarioRate["per"]): number {
	return per === "server" ? Math.max(1, machinesThatStop(service)) : 1;
}

/** Machines whose failure the service notices: those it needs, or every node where all of them work. */
function machinesThatStop(service: Service): number {
	if (service.protection.tier === "hosted") return 1;
	return service.groups.reduce(
		(sum, group) => sum + (service.protection.tier === "T4" ? group.serverIds.length : group.required),
		0,
	);
}

/** What has been recorded up to today, and over how many years; null when nothing has. */
export function watchedIncidents(
	facts: Pick<Facts, "incidents">,
	asOf: CalendarDate,
): { past: Incident[]; years: number } | null {
	const today = daysFromDate(asOf);
	const dayOf = (instant: string): number => daysFromDate(instant.slice(0, 10));
	const past = facts.incidents.filter(({ startedAt }) => dayOf(startedAt) <= today);
	if (past.length === 0) return null;
	const first = Math.min(...past.map(({ startedAt }) => dayOf(startedAt)));
	return { past, years: Math.max(1, (today - first) / 365.25) };
}
