"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { adoptBlueprint, undoBlueprint } from "@/data/blueprints";
import { BlueprintAdopt, BlueprintUndo } from "@/schemas/blueprints";

export const adopt = action(BlueprintAdopt, async (context, input) => {
	const outcome = await adoptBlueprint(context, input);
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
	return outcome;
});

export const takeBack = action(BlueprintUndo, async (context, input) => {
	const outcome = await undoBlueprint(context, input);
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
	return outcome;
});
