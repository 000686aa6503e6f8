import { z } from "zod";
import { COMPONENT_RATE_IDS, SCENARIO_IDS } from "@/engine";
import { numberText } from "@/lib/number-text";
import { plainNumberFrom } from "@/lib/quantity";
import { durationDraft, typedDuration } from "./duration";
import { typedNumber } from "./typed-text";

const target = z.enum([...SCENARIO_IDS, ...COMPONENT_RATE_IDS], "This is no rate of the catalogue");
export type RateTarget = z.output<typeof target>;

const source = z
	.string()
	.trim()
	.min(1, "Say where it comes from: a count, a contract, a supplier")
	.max(500, "At most 500 characters")
	.refine((text) => !/\p{Cc}/u.test(text), "It cannot hold control characters");

/** A figure of the organisation's own; hours to repair go with parts alone. */
export interface OwnRate {
	perYear: number;
	repairHours: number | null;
	source: string;
}

const ownRate = z.strictObject({
	perYear: z.number().min(0).max(10_000),
	repairHours: z.number().positive().max(8760).nullable(),
	source,
}) satisfies z.ZodType<OwnRate>;

/** `before` is what the form showed, so that a figure somebody else set meanwhile is never lost. */
export const RateChange = z
	.strictObject({ target, before: ownRate.nullable(), own: ownRate.nullable() })
	.refine(({ own, target: of }) => own === null || (own.repairHours !== null) === isComponent(of), {
		path: ["own", "repairHours"],
		error: "Write how long a repair takes, such as 4 h",
	});
export type RateChange = z.output<typeof RateChange>;

export const isComponent = (of: RateTarget): of is (typeof COMPONENT_RATE_IDS)[number] =>
	COMPONENT_RATE_IDS.some((id) => id === of);

/** As typed into the form; a field left empty is no figure. */
const typedRate = z.strictObject({
	perYear: typedNumber(plainNumberFrom, { max: 10_000 }).transform((value, context) => {
		if (value !== null) return value;
		context.addIssue({ code: "custom", message: "Write how often a year, 0.05 for once in twenty" });
		return z.NEVER;
	}),
	repairHours: typedDuration("hours").refine((value) => value === null || value > 0, "Write a time above 0"),
	source,
});

export const RateSave = z.strictObject({ target, before: ownRate.nullable(), own: typedRate.nullable() });
export type RateSave = z.input<typeof RateSave>;
export type RateDraft = z.input<typeof typedRate>;

export function rateDraft({ perYear, repairHours, source: from }: OwnRate): RateDraft {
	return { perYear: numberText(perYear), repairHours: durationDraft(repairHours), source: from };
}
