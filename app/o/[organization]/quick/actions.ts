"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { saveQuickAnswers } from "@/data/quick";
import { QuickSave } from "@/schemas/quick";

export const saveQuick = action(QuickSave, async (context, input) => {
	const saved = await saveQuickAnswers(context, input);
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
	return saved;
});
