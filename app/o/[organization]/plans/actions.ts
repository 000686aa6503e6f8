"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { getBudget } from "@/data/budget";
import { adoptPlan, archivePlan, createPlan, updatePlan } from "@/data/plans";
import { BudgetQuestion, PlanRef, PlanSave } from "@/schemas/plans";

export const savePlan = action(PlanSave, async (context, { id, version, plan }) => {
	const saved = id !== null && version !== null ? { id } : await createPlan(context, plan);
	if (id !== null && version !== null) await updatePlan(context, { id, version, ...plan });
	revalidatePath(`/o/${context.organizationSlug}/plans`);
	return saved;
});

export const removePlan = action(PlanRef, async (context, input) => {
	await archivePlan(context, input);
	revalidatePath(`/o/${context.organizationSlug}/plans`);
});

export const putInForce = action(PlanRef, async (context, input) => {
	const outcome = await adoptPlan(context, input);
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
	return outcome;
});

export const askBudget = action(BudgetQuestion, (context, { yearlyBudget }) => getBudget(context, yearlyBudget));
