import type { ServiceAssessment } from "../assessment";
import type { Facts, Service } from "../facts";
import { outageKinds } from "./outage-causes";
import type { RateOptions, RateUsed } from "./scenario-rates";
import type { ServiceFailOver } from "./service-fail-over";
import { type YearlyDowntime, yearlyDowntime } from "./yearly-downtime";

export interface ServiceYearlyDowntime extends YearlyDowntime {
	serviceId: string;
	rates: RateUsed[];
	/** How a fail-over fares when a machine dies; null where none answers. */
	failOver: ServiceFailOver | null;
}

/**
 * How many hours is a service down in a year, from how often each scenario strikes it and how long it then takes?
 * Planned maintenance is the service's own fact, kept apart. Kinds of outage, their rates and lengths are those of outageKinds; lengths spread as the restore estimate's histogram.
 * Errors: those of yearlyDowntime and of dates that are no dates.
 */
export function serviceYearlyDowntime(
	facts: Facts,
	service: Service,
	assessed: Pick<ServiceAssessment, "scenarios" | "degradedWindow" | "dataGigabytes">,
	options: RateOptions,
): ServiceYearlyDowntime {
	const { rates, failOver, kinds } = outageKinds(facts, service, assessed, options);
	const causes = kinds.map(({ scenario, ...kind }) => ({ cause: scenario, ...kind }));
	return {
		...yearlyDowntime(causes, {
			businessHours: facts.organization.businessHours,
			costPerHour: service.costPerHour,
			plannedHoursPerYear: service.plannedHoursPerYear,
		}),
		serviceId: service.id,
		rates,
		failOver,
	};
}
