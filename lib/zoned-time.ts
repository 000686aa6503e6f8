import type { Instant } from "@/engine";
import { clockFormat } from "./clock-format";

/** How far a zone's clock is ahead of UTC at a moment, in milliseconds. */
function aheadOfUtc(moment: number, timeZone: string): number {
	const parts = clockFormat("en-GB", timeZone, {
		hourCycle: "h23",
		year: "numeric",
		month: "2-digit",
		day: "2-digit",
		hour: "2-digit",
		minute: "2-digit",
		second: "2-digit",
	}).formatToParts(moment);
	const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
	const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
	return shown - Math.floor(moment / 1000) * 1000;
}

/**
 * The instant at which clocks of a zone show `2026-11-23T14:05`. An hour the clocks skip is read as if they had not been
 * put forward; of an hour they show twice, the first is meant. RangeError for text of another form.
 */
export function instantFrom(local: string, timeZone: string): Instant {
	const asUtc = Date.parse(`${local}:00Z`);
	if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) || Number.isNaN(asUtc))
		throw new RangeError(`local must be like 2026-11-23T14:05: ${local}`);
	const day = 86_400_000;
	const offsets = [aheadOfUtc(asUtc - day, timeZone), aheadOfUtc(asUtc + day, timeZone)];
	const fits = offsets.map((ahead) => asUtc - ahead).filter((at) => at + aheadOfUtc(at, timeZone) === asUtc);
	const moment = fits.length > 0 ? Math.min(...fits) : asUtc - offsets[0]!;
	return new Date(moment).toISOString();
}

/** What a zone's clock shows at an instant, as a `datetime-local` field holds it: to the minute. */
export function localTimeOf(instant: Instant, timeZone: string): string {
	const moment = Date.parse(instant);
	return new Date(moment + aheadOfUtc(moment, timeZone)).toISOString().slice(0, 16);
}

/** How many hours after Monday, 0:00, a zone's clock shows at an instant; minutes as a fraction. */
export function hourOfWeek(instant: Instant, timeZone: string): number {
	const local = new Date(`${localTimeOf(instant, timeZone)}:00Z`);
	return ((local.getUTCDay() + 6) % 7) * 24 + local.getUTCHours() + local.getUTCMinutes() / 60;
}
