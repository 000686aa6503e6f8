import type { BusinessHours } from "../facts";

export const HOURS_PER_WEEK = 168;

/** Business hours as a week that repeats; instants are hours since a Monday, 0:00, of the organisation's own time. */
export class BusinessWeek {
	/** Business hours in a week. */
	readonly hoursPerWeek: number;
	private readonly open: boolean[];
	/** Business hours before each day. */
	private readonly before: number[] = [];
	private readonly perDay: number;

	/** Errors: RangeError for no day, a day outside 1 … 7, or hours that do not run from 0 … 24 upward. */
	constructor(private readonly hours: BusinessHours) {
		const { days, startHour, endHour } = hours;
		if (days.length === 0) throw new RangeError("businessHours.days is empty");
		for (const day of days)
			if (!Number.isInteger(day) || day < 1 || day > 7)
				throw new RangeError(`businessHours.days must be 1 to 7: ${day}`);
		if (!(startHour >= 0 && startHour < endHour && endHour <= 24))
			throw new RangeError(`businessHours must run from 0 to 24: ${startHour} to ${endHour}`);
		this.perDay = endHour - startHour;
		this.open = Array.from({ length: 7 }, (_, index) => days.includes(index + 1));
		let sum = 0;
		for (const open of this.open) {
			this.before.push(sum);
			if (open) sum += this.perDay;
		}
		this.hoursPerWeek = sum;
	}

	/** Business hours from the Monday to this instant. */
	elapsed(instant: number): number {
		const week = Math.floor(instant / HOURS_PER_WEEK);
		const inWeek = instant - week * HOURS_PER_WEEK;
		const day = Math.min(6, Math.floor(inWeek / 24));
		const sinceStart = inWeek - day * 24 - this.hours.startHour;
		const today = this.open[day] ? Math.min(this.perDay, Math.max(0, sinceStart)) : 0;
		return week * this.hoursPerWeek + this.before[day]! + today;
	}

	/** Business hours between two instants. */
	between(from: number, to: number): number {
		return this.elapsed(to) - this.elapsed(from);
	}

	isOpen(instant: number): boolean {
		return this.nextOpen(instant) === instant;
	}

	/** The instant itself when it lies in business hours, else their next beginning. */
	nextOpen(instant: number): number {
		for (let day = Math.floor(instant / 24); ; day++) {
			if (!this.open[day % 7]) continue;
			const start = day * 24 + this.hours.startHour;
			if (instant <= start) return start;
			if (instant < day * 24 + this.hours.endHour) return instant;
		}
	}

	/** When work that goes on in business hours only, begun at `start`, has been done. */
	finish(start: number, work: number): number {
		let instant = this.nextOpen(start);
		let left = work;
		const weeks = Math.floor(left / this.hoursPerWeek);
		if (weeks > 0) {
			instant += weeks * HOURS_PER_WEEK;
			left -= weeks * this.hoursPerWeek;
		}
		while (left > 0) {
			const closes = Math.floor(instant / 24) * 24 + this.hours.endHour;
			if (left <= closes - instant) return instant + left;
			left -= closes - instant;
			instant = this.nextOpen(closes);
		}
		return instant;
	}
}
