import { z } from "zod";
import { RUN_EVENT_KINDS } from "@/engine";
import { runbookStepSchema } from "./runbooks";
import { id, version } from "./typed-text";

/** A step of a drill: its id names the service too, so that two services may have the same step. */
export const runStepSchema = runbookStepSchema.extend({
	id: z.string().min(1).max(200),
	after: z.array(z.string().max(200)).max(20),
	serviceId: id,
});
export const runSteps = z.array(runStepSchema).min(1).max(1000);

export const checkSchema = z.strictObject({
	id: z.string().max(200),
	serviceId: id.nullable(),
	state: z.enum(["ok", "not-ok", "unknown"]),
	what: z.string().max(200),
	text: z.string().max(1000),
	/** What somebody said on the spot where the facts did not know; null: nobody said. */
	said: z.enum(["ok", "not-ok"]).nullable(),
});
export const runChecks = z.array(checkSchema).max(1000);
export type RecordedCheck = z.infer<typeof checkSchema>;

/** A tap as the browser noted it; its id makes sending it twice harmless. */
export const tapSchema = z.strictObject({
	id: z.uuid(),
	kind: z.enum(RUN_EVENT_KINDS),
	stepId: z.string().min(1).max(200).nullable(),
	/** By the browser's clock. */
	clientAt: z.iso.datetime(),
	text: z.string().trim().max(2000).nullable(),
	reference: z.uuid().nullable(),
});
export type Tap = z.infer<typeof tapSchema>;

export const TapBatch = z.strictObject({
	/** The browser's clock when it sent them. */
	sentAt: z.iso.datetime(),
	taps: z.array(tapSchema).max(200),
});

export const RunStart = z.strictObject({
	id,
	version,
	/** By the id of the check. */
	said: z.record(z.string().max(200), z.enum(["ok", "not-ok"])),
});

export const RunConfirm = z.strictObject({
	id,
	version,
	succeeded: z.boolean(),
	/** Steps whose time corrects the estimate. */
	counted: z.array(z.string().max(200)).max(1000),
});
