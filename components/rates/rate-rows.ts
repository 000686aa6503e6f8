import {
	COMPONENT_RATE_IDS,
	COMPONENT_RATES,
	componentRateInForce,
	type Facts,
	type Organization,
	rateInterval,
	ratesInForce,
	resolvePractices,
	SCENARIO_IDS,
	SCENARIO_RATES,
	scenarioRates,
	sitesOfServices,
} from "@/engine";
import type { OwnRate, RateTarget } from "@/schemas/rates";
import type { LearntRow, RateRow } from "./rate-tables";

type OwnOf = (target: RateTarget) => OwnRate | null;

export function scenarioRows(organization: Organization, ownOf: OwnOf): RateRow[] {
	const inForce = ratesInForce(organization);
	return SCENARIO_IDS.map((target) => {
		const { per, eventsPerYear, lowPerYear, highPerYear, derivation, year } = SCENARIO_RATES[target];
		return {
			target,
			unit: `a ${per}`,
			standard: { perYear: eventsPerYear, low: lowPerYear, high: highPerYear, repairHours: null },
			basis: derivation,
			origin: inForce[target].origin,
			year,
			own: ownOf(target),
		};
	});
}

export function componentRows(organization: Organization, ownOf: OwnOf): RateRow[] {
	return COMPONENT_RATE_IDS.map((target) => {
		const { failuresPerYear, repairHours, basis, year } = COMPONENT_RATES[target];
		return {
			target,
			unit: target === "power" ? "a feed" : "a machine",
			standard: { perYear: failuresPerYear, low: null, high: null, repairHours },
			basis,
			origin: componentRateInForce(organization, target).origin,
			year,
			own: ownOf(target),
		};
	});
}

/** Rates that incidents of the service's own moved, the most incidents first. */
export function learntRows(facts: Facts, asOf: string): LearntRow[] {
	if (facts.incidents.length === 0) return [];
	const options = { asOf, practices: resolvePractices(facts, asOf), sites: sitesOfServices(facts) };
	return facts.services
		.flatMap((service) =>
			scenarioRates(facts, service, options).flatMap(({ scenario, eventsPerYear, expectedPerYear, history }) =>
				history === null || history.incidents === 0
					? []
					: {
							serviceId: service.id,
							name: service.name,
							scenario,
							expectedPerYear,
							...history,
							eventsPerYear,
							interval: rateInterval({ expectedPerYear, history }),
						},
			),
		)
		.sort((one, other) => other.incidents - one.incidents || one.name.localeCompare(other.name));
}
