"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { changeRate } from "@/data/rates";
import { RateSave } from "@/schemas/rates";

export const saveRate = action(RateSave, async (context, input) => {
	await changeRate(context, input);
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
});
