import type { BusinessHours, Known, Service } from "../facts";
import { clockInWords, hoursInWords } from "./find-cover";
import { type ClaimTerms, PERIOD_HOURS, type PromisedTime } from "./terms";

export interface ClaimCalendar {
	/** The organisation's own; used where the terms say business hours and no more. */
	businessHours: BusinessHours;
	/** Business days after the weekend on which nobody works either. */
	holidaysAfterWeekend: number;
}

/** From the failure to the promised moment, hours; `worst` is a failure just after closing before the longest gap. */
export interface PromisedSpan {
	best: number;
	worst: number;
	/** How the worst came about, in words. */
	worstCase: string;
}

export interface WeighedClaim {
	/** Hours a year that may be down while the availability is kept, planned work apart. */
	allowedHoursPerYear: Known<number>;
	/** The longest single outage that keeps it within one period. */
	longestOutageHours: Known<number>;
	/** An outage over the end of a period counts half in each. */
	longestOverTwoPeriodsHours: Known<number>;
	plannedHoursPerYear: number;
	/** The two together. */
	downHoursPerYear: Known<number>;
	answered: Known<PromisedSpan>;
	working: Known<PromisedSpan>;
	/** Which period was taken, and was it said? */
	period: { name: "week" | "month" | "quarter" | "year"; assumed: boolean };
	cover: { hours: BusinessHours | null; assumed: boolean };
}

/**
 * What do the terms amount to, in hours a year and hours an event? Availability A over a period of P hours allows (1 − A) × P
 * down in each, (1 − A) × 8,760 a year; measured in cover only, every hour outside cover is free besides. A period that is not
 * named is taken as the year: the reading that allows the longest outage. A promised time runs in hours of cover: hours of
 * work from the report on; business days until closing, a report outside cover counting from the next opening. Without a
 * word on cover, a business day is the organisation's and hours run in its business hours: the worse reading. Worst case: a
 * failure at closing before the longest gap of the week, with the holidays after it. No daylight saving, and response is no
 * repair: without a promised resolution `working` is null. Errors: RangeError for hours that make no week, or holidays
 * that are no whole number from 0 to 10.
 */
export function weighTerms(terms: ClaimTerms, calendar: ClaimCalendar): WeighedClaim {
	const { businessHours, holidaysAfterWeekend } = calendar;
	if (!(Number.isInteger(holidaysAfterWeekend) && holidaysAfterWeekend >= 0 && holidaysAfterWeekend <= 10))
		throw new RangeError(`holidaysAfterWeekend must be a whole number from 0 to 10: ${holidaysAfterWeekend}`);
	const hours = terms.cover === "always" ? null : (terms.coverHours ?? businessHours);
	checkHours(businessHours);
	if (hours !== null) checkHours(hours);
	const period = terms.period ?? "year";
	const measured = terms.measuredInCoverOnly && hours !== null ? (hours.days.length * perDay(hours)) / 168 : 1;
	const free = terms.availability === null ? null : (1 - terms.availability) * measured;
	const unmeasured = (1 - measured) * PERIOD_HOURS.year;
	const planned = terms.plannedHoursPerYear ?? 0;
	const span = (promised: Known<PromisedTime>) =>
		promised === null ? null : spanOf(promised, hours, businessHours, holidaysAfterWeekend);
	const allowed = free === null ? null : free * PERIOD_HOURS.year + unmeasured;
	const inPeriod = free === null ? null : free * PERIOD_HOURS[period];
	return {
		allowedHoursPerYear: allowed,
		longestOutageHours: inPeriod,
		longestOverTwoPeriodsHours: inPeriod === null ? null : 2 * inPeriod,
		plannedHoursPerYear: planned,
		downHoursPerYear: allowed === null ? null : allowed + planned,
		answered: span(terms.response),
		working: span(terms.resolution),
		period: { name: period, assumed: terms.period === null },
		cover: { hours, assumed: terms.cover === null },
	};
}

const perDay = ({ startHour, endHour }: BusinessHours) => endHour - startHour;

function checkHours({ days, startHour, endHour }: BusinessHours): void {
	if (days.length === 0 || days.some((day) => !Number.isInteger(day) || day < 1 || day > 7))
		throw new RangeError(`businessHours.days must be 1 to 7: ${days.join(", ")}`);
	if (!(startHour >= 0 && startHour < endHour && endHour <= 24))
		throw new RangeError(`businessHours must run from 0 to 24: ${startHour} to ${endHour}`);
}

function spanOf(
	promised: PromisedTime,
	cover: BusinessHours | null,
	own: BusinessHours,
	holidays: number,
): PromisedSpan {
	if (promised.kind === "hours" && cover === null)
		return { best: promised.hours, worst: promised.hours, worstCase: "the same at any hour of the week" };
	const hours = cover ?? own;
	const closing = closingBeforeLongestGap(hours);
	const closed = holidayDays(closing.day, hours, holidays);
	const worst =
		promised.kind === "hours"
			? afterWork(closing.hour, promised.hours, hours, closed) - closing.hour
			: afterDays(closing.hour, promised.days, hours, closed) - closing.hour;
	const name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][closing.day % 7];
	const after = holidays === 0 ? "" : `, ${holidays} ${holidays === 1 ? "holiday" : "holidays"} after the weekend`;
	return {
		best: bestOf(promised, hours),
		worst,
		worstCase: `fails on ${name} just after ${clockInWords(hours.endHour)}${after}; hours run ${hoursInWords(hours)}`,
	};
}

/** Reported in cover: work begins at once and the day is long enough, else the nights between come on top. */
function bestOf(promised: PromisedTime, hours: BusinessHours): number {
	const open = [...hours.days].sort((one, other) => one - other);
	const starts = open.map((day) => (day - 1) * 24 + hours.startHour);
	if (promised.kind === "hours")
		return Math.min(...starts.map((start) => afterWork(start, promised.hours, hours, new Set()) - start));
	if (promised.days === 0) return 0;
	const lastMoments = open.map((day) => (day - 1) * 24 + hours.endHour);
	// Just before closing still counts as that day.
	return Math.min(
		...lastMoments.map((moment) => afterDays(moment - 1e-9, promised.days, hours, new Set()) - (moment - 1e-9)),
	);
}

function closingBeforeLongestGap(hours: BusinessHours): { day: number; hour: number } {
	const open = [...new Set(hours.days)].sort((one, other) => one - other);
	let best = { day: open[0]! - 1, hour: 0, gap: -1 };
	open.forEach((day, index) => {
		const next = index + 1 < open.length ? open[index + 1]! : open[0]! + 7;
		if (next - day > best.gap) best = { day: day - 1, hour: (day - 1) * 24 + hours.endHour, gap: next - day };
	});
	return best;
}

const isOpenDay = (day: number, hours: BusinessHours, closed: ReadonlySet<number>) =>
	hours.days.includes((day % 7) + 1) && !closed.has(day);

function holidayDays(after: number, hours: BusinessHours, count: number): Set<number> {
	const closed = new Set<number>();
	for (let day = after + 1; closed.size < count; day++) if (hours.days.includes((day % 7) + 1)) closed.add(day);
	return closed;
}

/** The moment at which so many hours of cover have passed since `from`; hours since a Monday, 0:00. */
function afterWork(from: number, work: number, hours: BusinessHours, closed: ReadonlySet<number>): number {
	let left = work;
	for (let day = Math.floor(from / 24); ; day++) {
		if (!isOpenDay(day, hours, closed)) continue;
		const start = Math.max(from, day * 24 + hours.startHour);
		const end = day * 24 + hours.endHour;
		if (start >= end) continue;
		if (left <= end - start) return start + left;
		left -= end - start;
	}
}

/** Closing time so many business days after the one on which the report counts. */
function afterDays(from: number, days: number, hours: BusinessHours, closed: ReadonlySet<number>): number {
	let day = Math.floor(from / 24);
	if (from >= day * 24 + hours.endHour) day += 1;
	while (!isOpenDay(day, hours, closed)) day += 1;
	for (let left = days; left > 0; left--)
		do day += 1;
		while (!isOpenDay(day, hours, closed));
	return day * 24 + hours.endHour;
}

export interface ClaimGap {
	serviceId: string;
	name: string;
	/** The service's target for one event, hours, and what the terms leave over it; positive misses. */
	restoreTargetHours: Known<number>;
	eventHours: Known<number>;
	eventGapHours: Known<number>;
	/** Where the event's hours come from. */
	eventBasis: "resolution" | "longest-outage" | null;
	/** Hours a year the target allows, and what the terms allow over that. */
	targetHoursPerYear: Known<number>;
	yearGapHours: Known<number>;
}

/**
 * Do the terms keep each service's targets? An event lasts until the promised resolution at its worst, or, where none is
 * promised, as long as the availability lets one outage last; a year's hours against (1 − target) × 8,760. Null where
 * either side is not known.
 */
export function claimGaps(claim: WeighedClaim, services: readonly Service[]): ClaimGap[] {
	const eventHours = claim.working?.worst ?? claim.longestOutageHours;
	const eventBasis =
		claim.working !== null ? "resolution" : claim.longestOutageHours !== null ? "longest-outage" : null;
	return services.map(({ id, name, targets }) => {
		const { restoreHours, availability } = targets;
		const targetHoursPerYear = availability === null ? null : (1 - availability) * PERIOD_HOURS.year;
		const gap = (claimed: Known<number>, target: Known<number>) =>
			claimed === null || target === null ? null : claimed - target;
		return {
			...{ serviceId: id, name, restoreTargetHours: restoreHours, eventHours, eventBasis, targetHoursPerYear },
			eventGapHours: gap(eventHours, restoreHours),
			yearGapHours: gap(claim.downHoursPerYear, targetHoursPerYear),
		};
	});
}
