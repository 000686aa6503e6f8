import type { BusinessHours, Known } from "../facts";

/** A promised time: so many hours of cover, or so many business days. */
export type PromisedTime = { kind: "hours"; hours: number } | { kind: "business-days"; days: number };

export type MeasurementPeriod = "week" | "month" | "quarter" | "year";

/** Hours of each period: a twelfth and a quarter of a year of 8,760 hours. */
export const PERIOD_HOURS: Readonly<Record<MeasurementPeriod, number>> = {
	week: 168,
	month: 730,
	quarter: 2190,
	year: 8760,
};

/** What service terms promise; null: they say nothing of it, which is not a promise. */
export interface ClaimTerms {
	/** 0.999 is 99.9 %. */
	availability: Known<number>;
	/** Over which the availability is measured. */
	period: Known<MeasurementPeriod>;
	/** Only hours of cover count towards the availability. */
	measuredInCoverOnly: boolean;
	response: Known<PromisedTime>;
	resolution: Known<PromisedTime>;
	/** When anybody works for it. */
	cover: Known<"always" | "business">;
	/** Hours of the provider's own, where the terms give them. */
	coverHours: Known<BusinessHours>;
	/** Planned work that does not count against the availability. */
	plannedHoursPerYear: Known<number>;
	/** The highest credit named, per cent of the fee. */
	creditPercent: Known<number>;
	/** Clauses that leave something out, in the terms' own words. */
	exclusions: string[];
}

export type ClaimRuleId =
	| "availability"
	| "period"
	| "response"
	| "resolution"
	| "cover"
	| "planned"
	| "credit"
	| "threshold"
	| "exclusion";

/** The rule by which each reading was made, in words: it stands beside the reading. */
export const CLAIM_RULES: Readonly<Record<ClaimRuleId, string>> = {
	availability: "A share from 90 % up, outside a sentence about credits, or a number of nines, is the availability.",
	period: "A month, quarter, week or year named with the availability is the time over which it is measured.",
	response: "A time beside respond, react, arrive, attend or on site is the time until somebody answers.",
	resolution: "A time beside resolve, repair, fix, restore, recover or replace is the time until it works again.",
	cover: "24×7 is always; 8×5, business hours or week days with hours are the only hours in which time runs.",
	planned: "Hours beside planned or scheduled maintenance do not count as downtime, and come on top of it.",
	credit: "A share in a sentence about credits, refunds or penalties is money back, which brings no service back.",
	threshold: "A share after below or under, in a sentence about credits, is where a credit begins.",
	exclusion: "A clause that excludes, excepts or limits is kept in its own words; its hours are not known.",
};

export interface ClaimReading {
	rule: ClaimRuleId;
	/** The words it was read from. */
	quote: string;
	/** What it was read as. */
	meaning: string;
}
