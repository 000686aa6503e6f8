import { z } from "zod";
import { id } from "./typed-text";

export const ShareForm = z.strictObject({
	thing: z.union([z.strictObject({ reportId: id }), z.strictObject({ snapshotId: id })]),
	label: z.string().trim().min(1, "Say for whom it is").max(120, "At most 120 characters"),
	days: z.coerce.number().int("Whole days").min(1, "At least a day").max(365, "At most a year"),
	phrase: z
		.string()
		.max(200, "At most 200 characters")
		.transform((text) => (text === "" ? null : text))
		.refine((text) => text === null || text.length >= 8, "At least 8 characters, or none"),
});

export const ShareKey = z.strictObject({ id });

export const SharePhrase = z.strictObject({
	linkId: id,
	phrase: z.string().min(1, "Write the pass phrase").max(200),
});
