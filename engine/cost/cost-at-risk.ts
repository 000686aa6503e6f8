import type { Histogram, ServiceAssessment } from "../assessment";
import { outageKinds } from "../availability/outage-causes";
import type { RateOptions } from "../availability/scenario-rates";
import type { Facts } from "../facts";
import { sitesOfServices } from "../readiness/practice-effects";
import { resolvePractices } from "../readiness/resolve-practices";
import { costPerAverageHour, expectedOutageCost } from "./outage-cost";

export interface CostAtRisk {
	/** Expected cost of downtime in a year, in the organisation's currency; null: no service's hour has a price. */
	mean: number | null;
	/** The same outages with every recovery as quick as its best tenth, and as slow as its worst. */
	low: number | null;
	high: number | null;
	/** Cost of the work lost with the data, where its price is known; not part of the above. */
	lossMean: number | null;
	/** Services whose hour down has no price: their cost is unknown, not nothing. */
	unpricedServiceIds: string[];
}

/**
 * What does downtime cost in a year to come, all services together?
 *
 * The sum of expectedOutageCost, which needs no independence between services. Its range holds the number of outages and
 * bends their length: each kind of outage at the 10th and at the 90th percentile of its restore time instead of its mean. It
 * is no forecast interval of a single year. Errors: those of expectedOutageCost.
 */
export function costAtRisk(facts: Facts, assessed: readonly ServiceAssessment[], options: RateOptions): CostAtRisk {
	const practices = options.practices ?? resolvePractices(facts, options.asOf);
	const shared = { ...options, practices, sites: options.sites ?? sitesOfServices(facts) };
	const services = new Map(facts.services.map((service) => [service.id, service]));
	const sum: CostAtRisk = { mean: null, low: null, high: null, lossMean: null, unpricedServiceIds: [] };
	for (const one of assessed) {
		const { downtimeCost, lossCost } = expectedOutageCost(facts, one, shared);
		const service = services.get(one.serviceId)!;
		const perHour = costPerAverageHour(service, facts.organization.businessHours);
		if (lossCost !== null) sum.lossMean = (sum.lossMean ?? 0) + lossCost;
		if (downtimeCost === null || perHour === null) {
			sum.unpricedServiceIds.push(one.serviceId);
			continue;
		}
		const { kinds } = outageKinds(facts, service, one, shared);
		const at = (probability: number) =>
			kinds.reduce(
				(hours, { eventsPerYear, restoreMinutes, meanMinutes }) =>
					hours + (eventsPerYear * stretched(restoreMinutes, probability, meanMinutes)) / 60,
				0,
			) * perHour;
		sum.mean = (sum.mean ?? 0) + downtimeCost;
		sum.low = (sum.low ?? 0) + Math.min(downtimeCost, at(0.1));
		sum.high = (sum.high ?? 0) + Math.max(downtimeCost, at(0.9));
	}
	return sum;
}

/** A quantile of a histogram that is read so that its mean is `meanMinutes`. */
function stretched({ start, binWidth, counts }: Histogram, probability: number, meanMinutes: number): number {
	const total = counts.reduce((sum, count) => sum + count, 0);
	if (total === 0) return meanMinutes;
	const mean = counts.reduce((sum, count, index) => sum + count * (start + (index + 0.5) * binWidth), 0) / total;
	let before = 0;
	for (const [index, count] of counts.entries()) {
		if (count > 0 && before + count >= probability * total) {
			const quantile = start + (index + (probability * total - before) / count) * binWidth;
			return mean > 0 ? (quantile * meanMinutes) / mean : quantile;
		}
		before += count;
	}
	return meanMinutes;
}
