import type { CalendarDate, Known } from "../facts";
import { daysFromDate } from "./calendar";
import { FRESHNESS_FLOOR } from "./weights";

/**
 * How much is evidence worth at its age, from 1 down to ½? In full until `maxAgeMonths`, then falling in a straight line
 * to ½ at twice that age, and never below. Undated evidence, and evidence dated after `asOf`, counts as old.
 */
export function freshness(evidenceOn: Known<CalendarDate>, maxAgeMonths: number, asOf: CalendarDate): number {
	if (!(maxAgeMonths > 0)) throw new RangeError(`maxAgeMonths must be above 0, got ${maxAgeMonths}`);
	if (evidenceOn === null) return FRESHNESS_FLOOR;
	const today = daysFromDate(asOf);
	if (daysFromDate(evidenceOn) > today) return FRESHNESS_FLOOR;
	const full = daysFromDate(evidenceOn, maxAgeMonths);
	if (today <= full) return 1;
	const old = daysFromDate(evidenceOn, 2 * maxAgeMonths);
	if (today >= old) return FRESHNESS_FLOOR;
	return 1 - ((1 - FRESHNESS_FLOOR) * (today - full)) / (old - full);
}
