"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { Refusal } from "@/data/refusal";
import { getRunbook, restoreRunbook, saveRunbook } from "@/data/runbooks";
import { RunbookRestore, runbookSchema } from "@/schemas/runbooks";

/** Saved, or the version of whoever was faster, to merge with what is on the screen. */
export const saveRunbookSteps = action(runbookSchema, async (context, input) => {
	try {
		const { version } = await saveRunbook(context, input);
		revalidatePath(`/o/${context.organizationSlug}/services/${input.serviceId}`, "layout");
		return { saved: version };
	} catch (error) {
		if (!(error instanceof Refusal) || error.kind !== "conflict") throw error;
		const theirs = await getRunbook(context, input);
		if (!theirs || theirs.number === input.version) throw error;
		const { number, steps, createdByName } = theirs;
		return { conflict: { version: number, steps, by: createdByName } };
	}
});

export const restoreRunbookVersion = action(RunbookRestore, async (context, input) => {
	const outcome = await restoreRunbook(context, input);
	revalidatePath(`/o/${context.organizationSlug}/services/${input.serviceId}`, "layout");
	return outcome;
});
