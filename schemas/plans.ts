import { z } from "zod";
import { OPTION_IDS, type PlanChange, practiceById } from "@/engine";
import { id, requiredName, version } from "./typed-text";

const ofService = (kind: Exclude<PlanChange["kind"], "protect" | "interval" | "link" | "practice">) =>
	z.strictObject({ kind: z.literal(kind), serviceId: id });

/** One change, as the engine knows it; anything else is refused. */
export const PlanChangeInput = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("protect"), serviceId: id, option: z.enum(OPTION_IDS) }),
	z.strictObject({ kind: z.literal("interval"), serviceId: id, hours: z.number().positive().max(87_600) }),
	z.strictObject({ kind: z.literal("link"), siteId: id, megabitsPerSecond: z.number().positive().max(1e7) }),
	z.strictObject({
		kind: z.literal("practice"),
		practiceId: z.string().refine((text) => practiceById(text) !== null, "This is no practice of the catalogue"),
	}),
	ofService("backup"),
	ofService("immutable"),
	ofService("off-site"),
	ofService("standby-current"),
	ofService("snapshots"),
	ofService("quorum"),
	ofService("storage"),
	ofService("balancers"),
	ofService("spare"),
]) satisfies z.ZodType<PlanChange>;

export const PlanChanges = z.array(PlanChangeInput).min(1, "Switch at least one change on").max(500);

export const PlanForm = z.strictObject({ name: requiredName, changes: PlanChanges });
export const PlanSave = z.strictObject({ id: id.nullable(), version: version.nullable(), plan: PlanForm });
export const PlanRef = z.strictObject({ id, version });

/** Money a year, in the organisation's currency; more than any budget that is meant. */
export const BudgetQuestion = z.strictObject({ yearlyBudget: z.number().min(0).max(1e15).nullable() });
