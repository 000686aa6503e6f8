import type { HostedFacts, Known } from "../facts";

export interface HostedTerms {
	/** Hours a year the promise lets pass: what is not promised, and what it leaves out. */
	allowedHoursPerYear: Known<number>;
	/** Of these, hours that the promise leaves out. */
	excludedHoursPerYear: Known<number>;
	/** One outage at its worst within the contract: the promised hours to restore; null: no end is promised. */
	worstOutageHours: Known<number>;
	worstLossHours: Known<number>;
	/** What a missed month pays back, in the organisation's currency. */
	creditPerMissedMonth: Known<number>;
	/** What an outage of the worst length costs the business; null: not known. */
	costOfWorstOutage: Known<number>;
	yearlyFee: Known<number>;
}

const HOURS_PER_YEAR = 8760;
const MONTHS = 12;

/**
 * What do the terms of a hosting contract let happen? An availability of 0.999 lets 8.76 hours a year pass before anything
 * is owed, and planned maintenance is often left out on top. The credit beside the cost of the outage shows that it brings
 * nothing back. Unknown terms stay unknown. Hours, money of the organisation.
 */
export function hostedTerms(terms: HostedFacts, users: Known<number>, costPerHour: Known<number>): HostedTerms {
	const excluded = terms.excludedHoursPerMonth === null ? null : terms.excludedHoursPerMonth * MONTHS;
	const missed = terms.availability === null ? null : (1 - terms.availability) * HOURS_PER_YEAR;
	const { restoreHours } = terms;
	const monthly = terms.pricePerUserPerMonth === null || users === null ? null : terms.pricePerUserPerMonth * users;
	return {
		allowedHoursPerYear: missed === null ? null : missed + (excluded ?? 0),
		excludedHoursPerYear: excluded,
		worstOutageHours: restoreHours,
		worstLossHours: terms.lossHours,
		creditPerMissedMonth:
			monthly === null || terms.creditPercent === null ? null : (monthly * terms.creditPercent) / 100,
		costOfWorstOutage: restoreHours === null || costPerHour === null ? null : restoreHours * costPerHour,
		yearlyFee: monthly === null ? null : monthly * MONTHS,
	};
}
