import { z } from "zod";
import type { Reading } from "@/lib/number-text";

/** Text a person typed into a field; nothing, `?` and `unknown` all say *unknown*. */
const typed = z.string().max(200, "At most 200 characters");

export const saysUnknown = (text: string): boolean => /^(|\?|-|unknown|n\/?a|not known)$/i.test(text.trim());

export interface Bounds {
	min?: number;
	max?: number;
	whole?: boolean;
	/** How the bounds read in a message. */
	show?: (value: number) => string;
}

/** Typed text → number, or null for unknown; the message says what would be accepted. */
export function typedNumber(read: (text: string) => Reading, bounds: Bounds = {}) {
	const { min = 0, max, whole = false, show = String } = bounds;
	return typed.transform((text, context): number | null => {
		if (saysUnknown(text)) return null;
		const reading = read(text);
		const problem = "problem" in reading ? reading.problem : outside(reading.value);
		if (problem === null && "value" in reading) return reading.value;
		context.addIssue({ code: "custom", message: problem ?? "Write a number" });
		return z.NEVER;

		function outside(value: number): string | null {
			if (!Number.isFinite(value)) return "Write a finite number";
			if (value < min) return min === 0 ? "It cannot be negative" : `At least ${show(min)}`;
			if (max !== undefined && value > max) return `At most ${show(max)}`;
			return whole && !Number.isInteger(value) ? "Write a whole number" : null;
		}
	});
}

export function typedText(maximum = 200) {
	return z
		.string()
		.max(maximum, `At most ${maximum} characters`)
		.transform((text) => (text.trim() === "" ? null : text.trim()));
}

export const requiredName = z
	.string()
	.trim()
	.min(1, "Give it a name")
	.max(120, "At most 120 characters")
	.refine((text) => !/\p{Cc}/u.test(text), "A name cannot hold control characters");

const isCalendarDate = (text: string): boolean => {
	const day = new Date(`${text}T00:00:00Z`);
	return /^(19|20)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

/** A calendar day; nothing is unknown. */
export const typedDate = z
	.string()
	.trim()
	.refine((text) => text === "" || isCalendarDate(text), "Write a day like 2026-11-23, between 1900 and 2099")
	.transform((text) => (text === "" ? null : text));

/** A choice that may be unknown: the empty choice. */
export function choice<const T extends readonly [string, ...string[]]>(options: T) {
	return z
		.enum(["", ...options], "Choose one of the list")
		.transform((value) => (value === "" ? null : value) as T[number] | null);
}

export const yesNo = z
	.enum(["", "yes", "no"], "Choose yes, no or unknown")
	.transform((value) => (value === "" ? null : value === "yes"));

export const yesNoText = (value: boolean | null): "" | "yes" | "no" => (value === null ? "" : value ? "yes" : "no");

/** Ids are opaque: short, and of harmless characters. */
export const id = z.string().regex(/^[\w:.-]{1,100}$/, "This is no id of ours");
export const idOrUnknown = z.union([z.literal(""), id]).transform((value) => (value === "" ? null : value));

/** The version the form was opened with; a write on another one is a conflict. */
export const version = z.int().min(0);
