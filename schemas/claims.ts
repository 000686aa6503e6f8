import { z } from "zod";
import { CLAIM_LENGTH } from "@/lib/claims";
import { businessHoursSchema } from "./facts-organization";
import { id } from "./typed-text";

const text = z.string().max(CLAIM_LENGTH, "At most 20,000 characters");

/** Terms are read again where they are stored: only their words travel. */
export const ClaimAsWarranty = z.strictObject({ text, serverId: id });
export const ClaimAsHosted = z.strictObject({ text, serviceId: id });

/** Terms and the calendar they are weighed in, as the command line asks. */
export const claimQuestion = z.strictObject({
	text,
	businessHours: businessHoursSchema.default({ days: [1, 2, 3, 4, 5], startHour: 9, endHour: 18 }),
	holidaysAfterWeekend: z.int().min(0).max(10).default(1),
});
