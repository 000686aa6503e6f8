import type { Histogram, ServiceAssessment } from "../assessment";
import type { Facts, ScenarioId, Service } from "../facts";
import { sitesOfServices } from "../readiness/practice-effects";
import { resolvePractices } from "../readiness/resolve-practices";
import { type RateOptions, type RateUsed, scenarioRates } from "./scenario-rates";
import { type ServiceFailOver, serviceFailOver } from "./service-fail-over";

/** One kind of outage of a service: how often, how long. */
export interface OutageKind {
	scenario: ScenarioId;
	/** Within the scenario, when a fail-over tells them apart; else null. */
	within: string | null;
	eventsPerYear: number;
	meanMinutes: number;
	/** Its shape; read so that its mean is `meanMinutes`. */
	restoreMinutes: Histogram;
}

export interface ServiceOutages {
	rates: RateUsed[];
	failOver: ServiceFailOver | null;
	kinds: OutageKind[];
}

/** Causes after which the data comes from a backup: their lengths spread as a restore's, not as a switch-over's. */
const RESTORED = ["standby found dead", "second failure before repair", "common cause", "too few nodes left"];

/**
 * What kinds of outage does a service have in a year, how often and how long? One per scenario; where a fail-over answers the
 * loss of a machine, the chain (see serviceFailOver) tells apart what the switch itself, a switch that fails, a secondary
 * found dead and a second failure each cause. The one place that every figure of yearly downtime and its cost stands on.
 */
export function outageKinds(
	facts: Facts,
	service: Service,
	assessed: Pick<ServiceAssessment, "scenarios" | "degradedWindow" | "dataGigabytes">,
	options: RateOptions,
): ServiceOutages {
	const practices = options.practices ?? resolvePractices(facts, options.asOf);
	const sites = options.sites ?? sitesOfServices(facts);
	const rates = scenarioRates(facts, service, { asOf: options.asOf, practices, sites });
	const rateOf = new Map(rates.map((rate) => [rate.scenario, rate]));
	const failOver = serviceFailOver({
		facts,
		service,
		assessed,
		hardware: rateOf.get("hardware")!,
		practices,
		siteIds: sites.get(service.id) ?? new Set(),
		asOf: options.asOf,
	});
	const restored = assessed.scenarios.find(({ scenario }) => scenario === "corruption")?.restore.histogram;
	const kinds = assessed.scenarios.flatMap(({ scenario, restore }): OutageKind[] => {
		if (scenario === "hardware" && failOver !== null)
			return failOver.result.byCause.flatMap(({ cause, minutesPerYear, timesPerYear }) =>
				timesPerYear === 0
					? []
					: {
							scenario,
							within: cause,
							eventsPerYear: timesPerYear,
							meanMinutes: minutesPerYear / timesPerYear,
							restoreMinutes: (RESTORED.includes(cause) ? restored : null) ?? restore.histogram,
						},
			);
		const { eventsPerYear } = rateOf.get(scenario)!;
		return [{ scenario, within: null, eventsPerYear, meanMinutes: restore.mean, restoreMinutes: restore.histogram }];
	});
	return { rates, failOver, kinds };
}
