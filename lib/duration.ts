import { numberFrom, numberText, type Reading } from "./number-text";

const HOURS_PER_UNIT: Record<string, number> = {};
for (const [hours, names] of [
	[1 / 3600, "s sec secs second seconds"],
	[1 / 60, "m min mins minute minutes"],
	[1, "h hr hrs hour hours"],
	[24, "d day days"],
	[168, "w wk wks week weeks"],
	[730, "mo month months"],
	[8760, "y yr yrs year years"],
] as const)
	for (const name of names.split(" ")) HOURS_PER_UNIT[name] = hours;

const EXAMPLES = "Write it like 15m, 2h30, 1.5 d or instant";
const ISO =
	/^p(?:([\d.,]+)y)?(?:([\d.,]+)m)?(?:([\d.,]+)w)?(?:([\d.,]+)d)?(?:t(?:([\d.,]+)h)?(?:([\d.,]+)m)?(?:([\d.,]+)s)?)?$/;
const ISO_HOURS = [8760, 730, 168, 24, 1, 1 / 60, 1 / 3600];

function isoHours(text: string): number | null {
	const parts = ISO.exec(text)?.slice(1);
	if (!parts?.some((part) => part !== undefined) || text.endsWith("t")) return null;
	let hours = 0;
	for (const [index, part] of parts.entries()) {
		if (part === undefined) continue;
		const amount = numberFrom(part);
		if (amount === null) return null;
		hours += amount * ISO_HOURS[index]!;
	}
	return hours;
}

/** `2h30` and `1d 4h`: amounts with units, largest first; a bare last number counts in the next smaller unit. */
function composedHours(text: string): number | null {
	const parts = [...text.matchAll(/(\d[\d.,]*|\.\d+)\s*([a-z]*)/g)];
	if (parts.length === 0 || text.replace(/(\d[\d.,]*|\.\d+)\s*([a-z]*)/g, "").trim() !== "") return null;
	let hours = 0;
	let previous = Number.POSITIVE_INFINITY;
	for (const [index, [, digits, name]] of parts.entries()) {
		const amount = numberFrom(digits!);
		const bare =
			name === "" && index === parts.length - 1 ? { 1: 1 / 60, [1 / 60]: 1 / 3600, 24: 1 }[previous] : undefined;
		const unit = HOURS_PER_UNIT[name!] ?? bare;
		if (amount === null || unit === undefined || unit >= previous) return null;
		hours += amount * unit;
		previous = unit;
	}
	return hours;
}

/**
 * Hours of a duration as people write it: `15m`, `2h30`, `1:30`, `1.5 d`, `0.25 h`, `PT15M`, `instant`, `0`.
 * A day is 24 hours. A bare number other than 0 is refused: nobody can say whether 2 means hours or minutes.
 */
export function durationFrom(text: string): Reading {
	const typed = text.trim().toLowerCase().replace(/\s+/g, " ");
	if (/^(instant|instantly|immediate|immediately|none|0+([.,]0+)?)$/.test(typed)) return { value: 0 };
	if (typed.startsWith("-")) return { problem: "A duration cannot be negative" };
	const clock = /^(\d{1,4}):([0-5]\d)$/.exec(typed);
	if (clock) return { value: Number(clock[1]) + Number(clock[2]) / 60 };
	const bare = numberFrom(typed);
	if (bare !== null) return { problem: `Add the unit: ${typed} h, ${typed} min or ${typed} d` };
	const hours = isoHours(typed) ?? composedHours(typed.replace(/\band\b|\+/g, " "));
	return hours === null || !Number.isFinite(hours) ? { problem: EXAMPLES } : { value: hours };
}

/** Text for an edit field that reads back as the same duration, in at most two units: `15 min`, `2 h 30 min`, `3 d`. */
export function durationText(hours: number): string {
	if (hours === 0) return "0";
	const seconds = Math.round(hours * 3600);
	if (Math.abs(seconds / 3600 - hours) > 1e-9 * Math.max(1, hours)) return `${numberText(hours)} h`;
	if (seconds < 60) return `${seconds} s`;
	if (seconds < 3600) return joined(Math.floor(seconds / 60), "min", seconds % 60, "s");
	if (seconds % 60 !== 0) return `${numberText(hours)} h`;
	const minutes = seconds / 60;
	if (minutes < 2880) return joined(Math.floor(minutes / 60), "h", minutes % 60, "min");
	return minutes % 60 === 0
		? joined(Math.floor(minutes / 1440), "d", (minutes % 1440) / 60, "h")
		: `${numberText(hours)} h`;
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
	return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
