import "server-only";
import type { Service } from "@/engine";
import { PLAN_PRACTICE, type PlanState } from "@/schemas/quick";
import { inOrganization } from "./db";
import { practiceAnswerOf } from "./facts-of-rows";
import { type Context, requirePermission } from "./permission";
import { savePracticeAnswerWithin } from "./practice-answers";
import { createServiceWithin, updateServiceWithin } from "./services";

interface QuickAnswers {
	/** Null: a new service. */
	id: string | null;
	version: number | null;
	service: Omit<Service, "id">;
	/** Empty: the question is left open. */
	plan: { state: PlanState; version: number };
}

/** The answers become an ordinary service and an ordinary answer, both or neither. */
export function saveQuickAnswers(
	context: Context,
	{ id, version, service, plan }: QuickAnswers,
): Promise<{ id: string }> {
	requirePermission(context, "services.edit");
	return inOrganization(context, async (tx) => {
		const saved = id === null ? await createServiceWithin(tx, context, service) : { id };
		if (id !== null) await updateServiceWithin(tx, context, { ...service, id, version: version ?? 0 });
		if (plan.state === "") return saved;
		const level = { practiceId: PLAN_PRACTICE.id, siteId: null, serverId: null };
		const stored = await tx.practiceAnswer.findFirst({ where: { organizationId: context.organizationId, ...level } });
		if (stored?.state === plan.state) return saved;
		const { answeredBy, ...before } = stored
			? practiceAnswerOf(stored)
			: { ...level, evidence: "said" as const, evidenceOn: null, note: null, owner: null, answeredBy: null };
		await savePracticeAnswerWithin(tx, context, {
			...{ ...before, state: plan.state, version: plan.version },
			...{ reason: null, decidedBy: null, reviewOn: null },
		});
		return saved;
	});
}
