import { z } from "zod";
import type { Organization } from "@/engine";
import { COMPONENT_RATE_IDS, SCENARIO_IDS } from "@/engine";
import { choice, HOURS_MAXIMUM, ID_LENGTH, identifier, known, MONEY_MAXIMUM, oneLine, quantity } from "./facts-fields";

const minutes = quantity("minutes", HOURS_MAXIMUM * 60);
const money = quantity("units of the currency", MONEY_MAXIMUM);
const partWeight = z
	.number({ error: "must be a number" })
	.gt(0, "must be more than 0")
	.max(1e6, "must be at most 1000000");
const hourOfDay = z
	.number({ error: "must be an hour from 0 to 24" })
	.min(0, "must be from 0")
	.max(24, "must be up to 24");

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat("en", { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

export const businessHoursSchema = z
	.strictObject({
		days: z
			.array(z.int().min(1, "must be 1 (Monday) to 7 (Sunday)").max(7, "must be 1 (Monday) to 7 (Sunday)"))
			.max(7, "must hold at most seven days")
			.refine((days) => new Set(days).size === days.length, "must not repeat a day"),
		startHour: hourOfDay,
		endHour: hourOfDay,
	})
	.refine((value) => value.endHour > value.startHour, { path: ["endHour"], error: "must be after startHour" });

const phaseOverrideSchema = z
	.strictObject({
		phase: identifier,
		minMinutes: minutes,
		modeMinutes: minutes,
		maxMinutes: minutes,
		source: oneLine(500),
	})
	.refine((value) => value.minMinutes <= value.modeMinutes && value.modeMinutes <= value.maxMinutes, {
		path: ["modeMinutes"],
		error: "must lie between minMinutes and maxMinutes",
	});

export const scannerProductSchema = z.strictObject({
	name: oneLine(),
	fits: choice(["yes", "no", "unknown"]),
	operatingSystems: z.array(oneLine()).max(20).default([]),
	yearlyLicence: known(money),
	source: oneLine(500),
});

const overridesSchema = z.strictObject({
	phases: z.array(phaseOverrideSchema).max(200).default([]),
	rates: z
		.array(
			z.strictObject({
				scenario: choice(SCENARIO_IDS),
				eventsPerYear: quantity("events a year", 10_000),
				source: oneLine(500),
			}),
		)
		.max(100)
		.default([]),
	components: z
		.array(
			z.strictObject({
				component: choice(COMPONENT_RATE_IDS),
				failuresPerYear: quantity("failures a year", 10_000),
				repairHours: quantity("hours", HOURS_MAXIMUM),
				source: oneLine(500),
			}),
		)
		.max(100)
		.optional(),
	scoreWeights: known(
		z.strictObject({ restore: partWeight, loss: partWeight, prevention: partWeight, proof: partWeight }),
	),
	costs: z
		.array(z.strictObject({ item: identifier, amount: money, source: oneLine(500) }))
		.max(1000)
		.default([]),
	scanners: z.array(scannerProductSchema).max(200).default([]),
});

export const organizationSchema = z.strictObject({
	name: oneLine(),
	country: known(z.string().regex(/^[A-Z]{2}$/, "must be a country code of two capital letters such as IN")),
	currency: z
		.string({ error: "must be a currency code such as INR" })
		.regex(/^[A-Z]{3}$/, "must be a currency code of three capital letters such as INR"),
	timeZone: z
		.string({ error: "must be a time zone such as Asia/Kolkata" })
		.max(ID_LENGTH)
		.refine(isTimeZone, "must be a time zone such as Asia/Kolkata"),
	businessHours: businessHoursSchema.default({ days: [1, 2, 3, 4, 5], startHour: 9, endHour: 18 }),
	overrides: overridesSchema.prefault({}),
}) satisfies z.ZodType<Organization>;
