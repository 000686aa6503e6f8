import { z } from "zod";

/** Longest texts the facts may carry; a name fits a table, an id fits a path. */
export const NAME_LENGTH = 200;
export const ID_LENGTH = 100;
export const NOTE_LENGTH = 4000;

const ONE_LINE = /^[^\p{Cc}]*$/u;

export const identifier = z
	.string({ error: "must be an id in text" })
	.min(1, "must not be empty")
	.max(ID_LENGTH, `must be at most ${ID_LENGTH} characters`)
	.regex(ONE_LINE, "must not contain control characters");

export function oneLine(maximum: number = NAME_LENGTH) {
	return z
		.string({ error: "must be text" })
		.min(1, "must not be empty")
		.max(maximum, `must be at most ${maximum} characters`)
		.regex(ONE_LINE, "must be one line without control characters");
}

export const note = z
	.string({ error: "must be text, or null" })
	.min(1, "must not be empty; leave it out instead")
	.max(NOTE_LENGTH, `must be at most ${NOTE_LENGTH} characters`);

export const calendarDate = z.iso.date({
	error: "must be a calendar day that exists, written year-month-day such as 2026-11-23",
});

export const instant = z.iso.datetime({
	error: "must be a moment in UTC such as 2026-11-23T08:30:00Z",
});

/** A finite number that is not negative; the unit makes the message readable. */
export function quantity(unit: string, maximum: number) {
	return z
		.number({ error: `must be a finite number of ${unit}` })
		.min(0, `must not be negative: a number of ${unit}`)
		.max(maximum, `must be at most ${maximum} ${unit}`);
}

export function positiveQuantity(unit: string, maximum: number) {
	return z
		.number({ error: `must be a finite number of ${unit}` })
		.gt(0, `must not be negative or 0: a number of ${unit}; unknown is null`)
		.max(maximum, `must be at most ${maximum} ${unit}`);
}

export function wholeQuantity(unit: string, maximum: number, minimum = 0) {
	return z
		.int({ error: `must be a whole number of ${unit}` })
		.min(minimum, minimum === 0 ? `must not be negative: a number of ${unit}` : `must be at least ${minimum} ${unit}`)
		.max(maximum, `must be at most ${maximum} ${unit}`);
}

export const share = z
	.number({ error: "must be a number from 0 to 1" })
	.min(0, "must not be negative: a share from 0 to 1")
	.max(1, "must be at most 1: a share, so 20 % is 0.2");

/** Unknown is legal for a fact: null, or simply left out of a file. */
export function known<Schema extends z.ZodType>(schema: Schema) {
	return schema.nullable().default(null as never);
}

export function choice<const Values extends readonly [string, ...string[]]>(values: Values) {
	return z.enum(values, { error: `must be one of ${values.map((value) => `"${value}"`).join(", ")}` });
}

export const truth = z.boolean({ error: "must be true or false, or null when it is not known" });

export const HOURS_MAXIMUM = 87_600;
export const DAYS_MAXIMUM = 36_500;
export const GIGABYTES_MAXIMUM = 1e9;
export const MONEY_MAXIMUM = 1e15;
