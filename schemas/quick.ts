import { z } from "zod";
import { practiceById } from "@/engine";
import { ServiceForm } from "./services";
import { id, version } from "./typed-text";

/** The practice behind the twelfth question. */
export const PLAN_PRACTICE = practiceById("PR-01")!;

export const PLAN_STATES = ["", "yes", "partly", "no", "unknown"] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** Twelve questions: a service as its own form keeps it, and one practice of the whole organisation. */
export const QuickSave = z.strictObject({
	id: id.nullable(),
	version: version.nullable(),
	service: ServiceForm,
	plan: z.strictObject({ state: z.enum(PLAN_STATES), version }),
});
