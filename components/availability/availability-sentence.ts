import type { ServiceAvailability, ServiceYearlyDowntime } from "@/engine";
import { formatHours, formatNumber, formatShare } from "@/lib/format";

const COUNTS = ["No part", "One part", "Two parts", "Three parts", "Four parts", "Five parts", "Six parts"];

/** The page's answer: what a bad year looks like, and how many parts can bring it about alone. */
export function availabilitySentence(
	name: string,
	structure: Pick<ServiceAvailability, "singlePoints">,
	year: Pick<ServiceYearlyDowntime, "hours">,
): string {
	const count = structure.singlePoints.length;
	const parts = COUNTS[count] ?? `${formatNumber(count)} parts`;
	const alone = count === 0 ? `no part stops ${name} alone` : `${parts} can stop ${name} alone`;
	const year90 = `in one year of ten it is down for more than ${formatHours(year.hours.p90)}`;
	return count === 0
		? `In one year of ten ${name} is down for more than ${formatHours(year.hours.p90)}; ${alone}.`
		: `${alone}; ${year90}.`;
}

/** "99.95 %": as many digits as it has nines, and two more. */
export function formatAvailability(unavailability: number): string {
	if (unavailability === 0) return "100\u00a0%";
	const digits = Math.min(9, Math.max(2, Math.ceil(-Math.log10(unavailability)) - 1));
	const share = (1 - unavailability) * 100;
	return `${formatNumber(Math.floor(share * 10 ** digits) / 10 ** digits, digits)}\u00a0%`;
}

/** "2.8 nines"; null when nothing fails. */
export function formatNines(unavailability: number): string {
	return unavailability === 0 ? "no failure counted" : `${formatNumber(-Math.log10(unavailability), 1)} nines`;
}

/** What the distribution says, under its chart. */
export function yearSentence({ noOutageChance, hours }: ServiceYearlyDowntime): string {
	const half = hours.p50 > 0 ? `half of all years stay under ${formatHours(hours.p50)}, ` : "";
	return `${formatShare(noOutageChance)} of years pass without an outage; ${half}nine of ten stay under ${formatHours(hours.p90)}, all but one in a hundred under ${formatHours(hours.p99)}.`;
}

/** Hours down on purpose; they are in no figure of outages. */
export function plannedSentence({
	plannedHoursPerYear,
	availability,
	availabilityWithPlanned,
}: Pick<ServiceYearlyDowntime, "plannedHoursPerYear" | "availability" | "availabilityWithPlanned">): string {
	if (plannedHoursPerYear === null || availabilityWithPlanned === null)
		return "its hours a year are not known, and not taken as nothing. Give them among the service's facts.";
	if (plannedHoursPerYear === 0) return "none; it is never stopped on purpose.";
	return `${formatHours(plannedHoursPerYear)} a year. With them it would be up ${formatAvailability(1 - availabilityWithPlanned)} of the time, without them ${formatAvailability(1 - availability)}.`;
}
