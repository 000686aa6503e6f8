import { type BusinessHours, businessShare, type OptionComparison, type Service } from "@/engine";

export interface MissingFacts {
	/** Why the expected cost of an hour down stays unknown; empty when it is known. */
	downtime: string[];
	/** Why lost work has no price. */
	loss: string[];
	/** Lines of the bill without a price, each once. */
	prices: string[];
}

/** Facts without which money cannot be said; each is a field of the service's form or of the settings. */
export function missingFacts(
	service: Pick<Service, "costPerHour" | "costPerHourOfLoss">,
	hours: BusinessHours,
	comparison: Pick<OptionComparison, "options">,
): MissingFacts {
	const share = businessShare(hours);
	const downtime: string[] = [];
	if (service.costPerHour.business === null && share > 0) downtime.push("what an hour down costs in business hours");
	if (service.costPerHour.outside === null && share < 1)
		downtime.push("what an hour down costs outside business hours");
	const unpriced = comparison.options.flatMap(({ cost }) =>
		cost.lines
			.filter((line) => line.yearly === null)
			.map((line) => (line.formula === "users are not known" ? "the number of users" : `a price for “${line.label}”`)),
	);
	return {
		downtime,
		loss: service.costPerHourOfLoss === null ? ["what an hour of lost work costs to enter again"] : [],
		prices: [...new Set(unpriced)],
	};
}
