import { type BusinessHours, type ClaimTerms, type HostedFacts, hoursOf, type Warranty } from "@/engine";

/** Characters of terms that are read at once. */
export const CLAIM_LENGTH = 20_000;

const dayOf = (terms: ClaimTerms, own: BusinessHours): number => {
	const { startHour, endHour } = terms.coverHours ?? own;
	return endHour - startHour;
};

/** Terms as a server's warranty; null where they promise no time. The day it ends is not in the terms. */
export function warrantyOf(terms: ClaimTerms, own: BusinessHours, before: Warranty | null): Warranty | null {
	const { response, resolution } = terms;
	if (response === null && resolution === null) return null;
	const perDay = dayOf(terms, own);
	return {
		responseHours: response && hoursOf(response, perDay),
		resolutionHours: resolution && hoursOf(resolution, perDay),
		coverage: terms.cover ?? "business",
		endsOn: before?.endsOn ?? null,
	};
}

/** A hosted service with what the terms say of it; what they do not say stays as it was. */
export function hostedOf(terms: ClaimTerms, own: BusinessHours, before: HostedFacts): HostedFacts {
	const { availability, resolution, cover, creditPercent, plannedHoursPerYear, exclusions } = terms;
	return {
		...before,
		availability: availability ?? before.availability,
		restoreHours: resolution === null ? before.restoreHours : hoursOf(resolution, dayOf(terms, own)),
		supportHours: cover ?? before.supportHours,
		creditPercent: creditPercent ?? before.creditPercent,
		excludedHoursPerMonth: plannedHoursPerYear === null ? before.excludedHoursPerMonth : plannedHoursPerYear / 12,
		exclusions: exclusions.length === 0 ? before.exclusions : exclusions.join("; ").slice(0, 1000),
	};
}
