import { COST_ITEMS, priceInForce } from "../catalogue/costs";
import type { OptionComparison, ProtectionOption } from "../cost/compare-options";
import type { OptionId } from "../cost/option-plans";
import type { CloudFacts, Known, Organization } from "../facts";

export interface YearsOfCost {
	years: number;
	/** Present values: bought at the start and again when worn out, paid every year, and moving in and out. */
	capital: number;
	running: number;
	moving: number;
	protection: number;
	/** Expected cost of downtime and loss; null: the price of an hour is not known. */
	outages: Known<number>;
	total: Known<number>;
}

export interface OptionOverYears {
	option: OptionId;
	isCurrent: boolean;
	/** False: a line has no price, and the sums are lower bounds. */
	isComplete: boolean;
	/** Expected hours down a year. */
	downtimeHours: number;
	restoreP50Minutes: number;
	spans: YearsOfCost[];
}

export interface MultiYearCost {
	discountRate: number;
	isRateAssumed: boolean;
	/** In the order T1 … T4, hosted. */
	options: OptionOverYears[];
}

/** What money later is worth less a year, where the organisation has not said: an assumption of ours. */
export const USUAL_DISCOUNT_RATE = 0.08;
export const COST_SPANS = [3, 5] as const;

/** Worth today of 1 paid at the end of each of so many years. */
export function annuity(discountRate: number, years: number): number {
	if (!(discountRate >= 0)) throw new RangeError(`discountRate must be 0 or more, got ${discountRate}`);
	return discountRate === 0 ? years : (1 - (1 + discountRate) ** -years) / discountRate;
}

/**
 * What does each way to protect a service cost over three and five years, in today's money? Capital at the start and again
 * at the end of its life, running lines at the end of each year, and for hosting the move in (days of work at their price
 * and what is paid) at the start and the move out at the end. A way that the service has already is not moved to. Expected
 * outages beside it, from the same comparison, so that hosted stands against each tier on one footing.
 */
export function multiYearCost(
	organization: Organization,
	comparison: OptionComparison,
	cloud: Known<CloudFacts>,
): MultiYearCost {
	const discountRate = cloud?.discountRate ?? USUAL_DISCOUNT_RATE;
	return {
		discountRate,
		isRateAssumed: cloud?.discountRate == null,
		options: comparison.options.map((one) => ({
			option: one.option,
			isCurrent: one.isCurrent,
			isComplete: one.cost.isComplete && (one.option !== "hosted" || movingIsKnown(organization, one, cloud)),
			downtimeHours: one.outage.downtimeHours,
			restoreP50Minutes: one.restore.p50Minutes,
			spans: COST_SPANS.map((years) => spanOf(organization, one, cloud, discountRate, years)),
		})),
	};
}

function spanOf(
	organization: Organization,
	one: ProtectionOption,
	cloud: Known<CloudFacts>,
	discountRate: number,
	years: number,
): YearsOfCost {
	const yearsOf = annuity(discountRate, years);
	const later = (year: number) => (1 + discountRate) ** -year;
	let [capital, running] = [0, 0];
	for (const { item, yearly, capital: bought } of one.cost.lines) {
		const { lifeYears } = COST_ITEMS[item];
		if (lifeYears === null) running += (yearly ?? 0) * yearsOf;
		else for (let year = 0; year < years; year += lifeYears) capital += (bought ?? 0) * later(year);
	}
	const day = priceInForce(organization, "workDay").amount ?? 0;
	const work = (days: Known<number> | undefined, paid: Known<number> | undefined) => (days ?? 0) * day + (paid ?? 0);
	const moving =
		one.option !== "hosted"
			? 0
			: (one.isCurrent ? 0 : work(cloud?.migrationDays, cloud?.migrationCost)) +
				work(cloud?.exitDays, cloud?.exitCost) * later(years);
	const { downtimeCost, lossCost } = one.outage;
	const outages = downtimeCost === null ? null : (downtimeCost + (lossCost ?? 0)) * yearsOf;
	const protection = capital + running + moving;
	return {
		years,
		capital,
		running,
		moving,
		protection,
		outages,
		total: outages === null ? null : protection + outages,
	};
}

/** Days of work or a price, for the move that is still to come and for the way out. */
function movingIsKnown(organization: Organization, one: ProtectionOption, cloud: Known<CloudFacts>): boolean {
	const isPriced = priceInForce(organization, "workDay").amount !== null;
	const moveIn = one.isCurrent || (cloud?.migrationDays != null && isPriced) || cloud?.migrationCost != null;
	return moveIn && ((cloud?.exitDays != null && isPriced) || cloud?.exitCost != null);
}
