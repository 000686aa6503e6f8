import type { Assessment, Sentence } from "../assessment";
import type { Block } from "../availability/failure-logic";
import { type PointOfFailure, type ServiceComponent, serviceAvailability } from "../availability/service-availability";
import { type ServiceYearlyDowntime, serviceYearlyDowntime } from "../availability/service-yearly-downtime";
import { compareOptions, type OptionComparison, type ProtectionOption } from "../cost/compare-options";
import type { Facts, Service } from "../facts";
import { resolvePractices } from "../readiness/resolve-practices";
import { affectedServices } from "../recovery/affected-services";
import { recoverMany } from "../recovery/recover-many";
import type { ScheduledRecovery } from "../recovery/schedule-recovery";

/** One way of protecting a service: what the comparison says of it, without the assessment and the lines behind it. */
export type HandedOption = Omit<
	ProtectionOption,
	"assessed" | "stillFails" | "preconditions" | "obstacle" | "outage" | "cost" | "documented"
> & {
	outage: Pick<ProtectionOption["outage"], "downtimeHours" | "downtimeCost" | "lossCost">;
	cost: Pick<ProtectionOption["cost"], "yearly" | "capital" | "isComplete">;
};

export interface HandedService {
	structure: Block;
	components: ServiceComponent[];
	singlePoints: PointOfFailure[];
	sharedFate: Sentence[];
	year: Pick<ServiceYearlyDowntime, "hours" | "cost" | "outagesPerYear" | "availability" | "exceedance" | "byCause">;
	options: HandedOption[];
	picks: OptionComparison["picks"];
}

export interface HandedRecovery {
	siteId: string;
	label: string;
	summary: Sentence;
	schedule: Omit<ScheduledRecovery, "naiveGantt">;
	assumptions: Sentence[];
}

/** Figures beside the assessment that a report freezes with it. */
export interface HandOver {
	/** By service id; only the services asked for. */
	services: Record<string, HandedService>;
	/** A site lost, one by one; sites that take no service with them are left out. */
	recoveries: HandedRecovery[];
	/** Cost of downtime in a year over all services whose cost an hour is known; null when none is. */
	yearlyCost: { mean: number; p90Sum: number; services: number; without: number } | null;
}

export interface HandOverOptions {
	/** Services that get structure, options and a year of their own. */
	serviceIds: readonly string[];
	/** Trials of one recovery, by the services it brings back. */
	recoveryTrials: (services: number) => number;
}

/**
 * What does a report hand over beside the assessment: how each service is built and what alone stops it, a year of downtime,
 * five ways to protect it, and the order of return after each site is lost? Every figure as its own page shows it: the same
 * functions, seed and trials. The bad years of services are added as if they came together: a cautious sum.
 * Errors: RangeError for ids the facts do not hold.
 */
export function handOver(facts: Facts, assessment: Assessment, options: HandOverOptions): HandOver {
	const { asOf, seed, trials } = assessment;
	const practices = resolvePractices(facts, asOf);
	const wanted = new Set(options.serviceIds);
	const services: Record<string, HandedService> = {};
	const costs: { mean: number; p90: number }[] = [];
	for (const service of facts.services) {
		const assessed = assessment.services.find(({ serviceId }) => serviceId === service.id);
		if (!assessed) throw new RangeError(`the assessment holds no service ${service.id}`);
		const priced = service.costPerHour.business !== null || service.costPerHour.outside !== null;
		if (!wanted.has(service.id) && !priced) continue;
		const year = serviceYearlyDowntime(facts, service, assessed, { asOf, practices });
		if (year.cost) costs.push({ mean: year.cost.mean, p90: year.cost.p90 });
		if (wanted.has(service.id))
			services[service.id] = {
				...structureOf(facts, service),
				...optionsOf(facts, service.id, { asOf, seed, trials }),
				year: {
					hours: year.hours,
					cost: year.cost,
					outagesPerYear: year.outagesPerYear,
					availability: year.availability,
					exceedance: year.exceedance,
					byCause: year.byCause,
				},
			};
	}
	for (const id of wanted) if (!services[id]) throw new RangeError(`the facts hold no service ${id}`);
	return {
		services,
		recoveries: facts.sites.flatMap(({ id: siteId }): HandedRecovery[] => {
			const loss = { kind: "site", siteId } as const;
			const affected = affectedServices(facts, loss).services.length;
			if (affected === 0) return [];
			const { label, summary, schedule, assumptions } = recoverMany(facts, loss, {
				seed,
				asOf,
				trials: options.recoveryTrials(affected),
			});
			if (!schedule) return [];
			const { naiveGantt: _, ...shown } = schedule;
			return [{ siteId, label, summary, schedule: shown, assumptions }];
		}),
		yearlyCost:
			costs.length === 0
				? null
				: {
						mean: costs.reduce((sum, { mean }) => sum + mean, 0),
						p90Sum: costs.reduce((sum, { p90 }) => sum + p90, 0),
						services: costs.length,
						without: facts.services.length - costs.length,
					},
	};
}

function structureOf(facts: Facts, service: Service) {
	const { structure, components, singlePoints, sharedFate } = serviceAvailability(facts, service);
	return { structure, components, singlePoints, sharedFate: sharedFate.map(({ sentence }) => sentence) };
}

function optionsOf(facts: Facts, serviceId: string, how: { seed: number; trials: number; asOf: string }) {
	const { options, picks } = compareOptions(facts, serviceId, how);
	return {
		options: options.map(
			({ option, isCurrent, restore, worstLossHours, yearlyTotal, meetsTargets, onParetoFront, outage, cost }) => ({
				...{ option, isCurrent, restore, worstLossHours, yearlyTotal, meetsTargets, onParetoFront },
				outage: {
					downtimeHours: outage.downtimeHours,
					downtimeCost: outage.downtimeCost,
					lossCost: outage.lossCost,
				},
				cost: { yearly: cost.yearly, capital: cost.capital, isComplete: cost.isComplete },
			}),
		),
		picks,
	};
}
