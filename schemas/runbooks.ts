import { z } from "zod";
import { CONTACT_ROLES, type RunbookStep, SCENARIO_IDS } from "@/engine";
import { id, version } from "./typed-text";

const line = z.string().trim().min(1).max(500);
const minutes = z.number().min(0).max(525_600);

const stepMinutes = z
	.strictObject({ low: minutes, usual: minutes, high: minutes })
	.refine(({ low, usual, high }) => low <= usual && usual <= high, "Shortest, usual and longest must rise");

export const runbookStepSchema = z.strictObject({
	id,
	phase: id.nullable(),
	title: z.string().trim().min(1, "Give the step a title").max(120, "At most 120 characters"),
	owner: z.enum(CONTACT_ROLES),
	minutes: stepMinutes.nullable(),
	neededIn: z.number().gt(0).max(1),
	after: z.array(id).max(20),
	actions: z.array(line).max(20, "At most 20 lines"),
	checks: z.array(line).max(20, "At most 20 lines"),
	goNoGo: line.nullable(),
	undo: line.nullable(),
	hosts: z
		.array(
			z.strictObject({
				name: z.string().max(200),
				address: z.string().max(200).nullable(),
				port: z.int().min(1).max(65_535).nullable(),
				use: z.string().max(60),
			}),
		)
		.max(20),
}) satisfies z.ZodType<RunbookStep>;

export const runbookSteps = z
	.array(runbookStepSchema)
	.min(1, "A runbook has at least one step")
	.max(80, "At most 80 steps")
	.refine((steps) => new Set(steps.map((step) => step.id)).size === steps.length, "Two steps have the same id");

export const runbookSchema = z.strictObject({
	serviceId: id,
	scenario: z.enum(SCENARIO_IDS),
	/** Number of the version that was read; 0 when none was saved yet. */
	version,
	steps: runbookSteps,
	/** What the facts said when these steps were written. */
	generated: runbookSteps,
	note: z.string().trim().max(500).nullable(),
});

export type RunbookInput = z.infer<typeof runbookSchema>;

export const RunbookRestore = z.strictObject({
	serviceId: id,
	scenario: z.enum(SCENARIO_IDS),
	version,
	number: version,
});
