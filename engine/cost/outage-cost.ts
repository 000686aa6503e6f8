import type { ServiceAssessment } from "../assessment";
import { outageKinds } from "../availability/outage-causes";
import type { RateOptions } from "../availability/scenario-rates";
import type { BusinessHours, Facts, Known, ScenarioId, Service } from "../facts";

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
 * What does a service's protection leave to chance in a year? Sum over kinds of outage (see outageKinds: the organisation's own
 * incidents and the fail-over chain are in it) of events a year × mean length, and over scenarios of events × median loss;
 * money by the average hour of the week. Work lost is counted for the hours in which work is done: the business share, and
 * outside it in proportion to what an outside hour costs. Expectations add up whatever the order or overlap of outages, as
 * long as they are rare. Errors: RangeError for a service that is not in the facts.
 */
export function expectedOutageCost(facts: Facts, assessed: ServiceAssessment, options: RateOptions): OutageCost {
	const service = facts.services.find((one) => one.id === assessed.serviceId);
	if (service === undefined) throw new RangeError(`serviceId is not in the facts: ${assessed.serviceId}`);
	const { rates, kinds } = outageKinds(facts, service, assessed, options);
	const byScenario = assessed.scenarios.map(({ scenario, loss }) => {
		const events = rates.find((rate) => rate.scenario === scenario)!.eventsPerYear;
		return {
			scenario,
			eventsPerYear: events,
			downtimeHours: kinds.reduce(
				(sum, kind) => (kind.scenario === scenario ? sum + (kind.eventsPerYear * kind.meanMinutes) / 60 : sum),
				0,
			),
			lossHours: events * loss.p50Hours,
		};
	});
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
