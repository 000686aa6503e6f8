import { z } from "zod";
import { type Drill, SCENARIO_IDS } from "@/engine";
import { DRILL_KINDS } from "@/lib/kinds";
import { typedDuration } from "./duration";
import { id, typedDate, version } from "./typed-text";

const requiredDate = typedDate.transform((day, context): string => {
	if (day !== null) return day;
	context.addIssue({ code: "custom", message: "Say on which day it was held" });
	return z.NEVER;
});

/** A drill as typed into its form; comes out as the engine's facts. A step left empty was not measured. */
export const DrillForm = z
	.strictObject({
		serviceId: id,
		kind: z.enum(DRILL_KINDS, "Choose what kind of drill it was"),
		scenario: z.enum(SCENARIO_IDS, "Choose what was rehearsed"),
		heldOn: requiredDate,
		outcome: z.enum(["succeeded", "failed"], "Say whether it succeeded"),
		phases: z.array(z.strictObject({ phase: id, minutes: typedDuration("minutes") })).max(200),
		totalMinutes: typedDuration("minutes"),
	})
	.transform(
		({ outcome, phases, ...drill }): Omit<Drill, "id"> => ({
			...drill,
			succeeded: outcome === "succeeded",
			phases: phases.flatMap(({ phase, minutes }) => (minutes === null ? [] : [{ phase, minutes }])),
		}),
	);

export type DrillDraft = z.input<typeof DrillForm>;

/** Nothing measured yet: the steps are those expected, their times are for whoever held the watch to say. */
export function drillDraft(start: {
	serviceId: string;
	scenario: Drill["scenario"];
	heldOn: string;
	phases: readonly { phase: string }[];
}): DrillDraft {
	const { serviceId, scenario, heldOn, phases } = start;
	return {
		serviceId,
		kind: "restore-sample",
		scenario,
		heldOn,
		outcome: "succeeded",
		phases: phases.map(({ phase }) => ({ phase, minutes: "" })),
		totalMinutes: "",
	};
}

export const DrillSave = z.strictObject({ drill: DrillForm });
export const DrillArchive = z.strictObject({ id, version });
