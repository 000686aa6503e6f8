"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { changeScoreWeights } from "@/data/score-weights";
import { ScoreWeightsChange } from "@/schemas/score-weights";

export const setScoreWeights = action(ScoreWeightsChange, async (context, change) => {
	await changeScoreWeights(context, change);
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
});
