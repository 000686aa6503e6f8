import { z } from "zod";
import { newOrganization } from "./welcome";

const hourOfDay = z.number("Write an hour from 0 to 24").min(0, "From 0").max(24, "Up to 24");

/** What the settings page changes; overrides of the catalogue have a form of their own. */
export const organizationForm = newOrganization.extend({
	businessHours: z
		.strictObject({
			days: z
				.array(z.int().min(1).max(7))
				.min(1, "Choose at least one day")
				.max(7)
				.refine((days) => new Set(days).size === days.length, "Each day once"),
			startHour: hourOfDay,
			endHour: hourOfDay,
		})
		.refine((hours) => hours.endHour > hours.startHour, { path: ["endHour"], error: "After the first hour" }),
	version: z.int().min(1),
});
export type OrganizationForm = z.output<typeof organizationForm>;

/** A picture as the browser drew it again; null takes the logo away. */
export const logoForm = z
	.strictObject({
		mediaType: z.enum(["image/png", "image/jpeg"], "Choose a PNG or JPEG picture"),
		base64: z.base64("This picture cannot be read").max(240_000, "This picture is too large"),
	})
	.nullable();
export type LogoForm = z.output<typeof logoForm>;
