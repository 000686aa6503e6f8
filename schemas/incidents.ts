import { z } from "zod";
import { SCENARIO_IDS } from "@/engine";
import { id, typedText, version } from "./typed-text";

/** What a `datetime-local` field holds: a clock of the organisation, without its zone. */
export const localTime = z
	.string()
	.regex(/^(19|20)\d\d-\d\d-\d\dT\d\d:\d\d$/, "Write a day and a time")
	.refine((text) => {
		const moment = new Date(`${text}:00Z`);
		return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
	}, "There is no such day and time");

export const IncidentForm = z
	.strictObject({
		serviceIds: z.array(id).min(1, "Tick at least one service").max(500),
		scenario: z.enum(SCENARIO_IDS, "Choose what happened"),
		startedAt: localTime,
		endedAt: z.union([z.literal("").transform(() => null), localTime], "Write a day and a time"),
		note: typedText(2000),
	})
	.refine(({ startedAt, endedAt }) => endedAt === null || endedAt >= startedAt, {
		path: ["endedAt"],
		error: "It cannot end before it began",
	});

export type IncidentDraft = z.input<typeof IncidentForm>;

export const IncidentSave = z.strictObject({ incident: IncidentForm });
export const IncidentArchive = z.strictObject({ id, version });
