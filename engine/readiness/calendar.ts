import type { CalendarDate } from "../facts";

const DATE = /^(\d{4})-(\d{2})-(\d{2})/;

/**
 * How many days is a calendar day from 1 January 1970? Takes `2026-11-23` or an instant that begins so; `monthsLater` counts
 * from the same day so many months on, as `addMonths` does. Proleptic Gregorian calendar by counting in eras of 400 years
 * from 1 March. Throws RangeError for any other text.
 */
export function daysFromDate(date: CalendarDate, monthsLater = 0): number {
	const { year, month, day } = partsOf(date, monthsLater);
	const yearFromMarch = month <= 2 ? year - 1 : year;
	const era = Math.floor(yearFromMarch / 400);
	const yearOfEra = yearFromMarch - era * 400;
	const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146_097 + dayOfEra - 719_468;
}

/** Which calendar day is so many whole days from 1 January 1970? The inverse of `daysFromDate`. */
export function dateFromDays(days: number): CalendarDate {
	const fromMarch = Math.floor(days) + 719_468;
	const era = Math.floor(fromMarch / 146_097);
	const dayOfEra = fromMarch - era * 146_097;
	const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
	const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
	const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
	const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
	const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
	return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/**
 * Which day is so many months later? A day the month does not have becomes its last: 31 January and one month is 28 or
 * 29 February. Throws RangeError for a text that is no calendar day.
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
	const { year, month, day } = partsOf(date, months);
	return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function partsOf(date: CalendarDate, monthsLater: number): { year: number; month: number; day: number } {
	const match = DATE.exec(date);
	if (match === null) throw new RangeError(`date must be a calendar day such as 2026-11-23, got ${date}`);
	const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
	if (monthsLater === 0) return { year, month, day };
	const monthIndex = year * 12 + month - 1 + monthsLater;
	const thatYear = Math.floor(monthIndex / 12);
	const thatMonth = (monthIndex % 12) + 1;
	return { year: thatYear, month: thatMonth, day: Math.min(day, daysInMonth(thatYear, thatMonth)) };
}

function daysInMonth(year: number, month: number): number {
	if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
