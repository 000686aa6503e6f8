import { durationFrom, durationText } from "@/lib/duration";
import { typedNumber } from "./typed-text";

const HOURS_PER = { hours: 1, days: 24, minutes: 1 / 60, seconds: 1 / 3600 };
const YEAR_HOURS = 8760;

/** A freely typed duration in the unit the fact is kept in; null is unknown, 0 is instant. */
export function typedDuration(unit: keyof typeof HOURS_PER = "hours", maxHours = YEAR_HOURS) {
	const factor = HOURS_PER[unit];
	return typedNumber(
		(text) => {
			const reading = durationFrom(text);
			return "value" in reading ? { value: Number((reading.value / factor).toPrecision(14)) } : reading;
		},
		{ max: maxHours / factor, show: (value) => durationText(value * factor) },
	);
}

/** The text an edit field starts with. */
export function durationDraft(value: number | null, unit: keyof typeof HOURS_PER = "hours"): string {
	return value === null ? "" : durationText(Number((value * HOURS_PER[unit]).toPrecision(14)));
}
