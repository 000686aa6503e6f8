"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { archiveSnapshot, createSnapshot } from "@/data/snapshots";
import { SnapshotForm, SnapshotRef } from "@/schemas/snapshots";

export const keepSnapshot = action(SnapshotForm, async (context, input) => {
	const kept = await createSnapshot(context, input);
	revalidatePath(`/o/${context.organizationSlug}/snapshots`);
	return kept;
});

export const removeSnapshot = action(SnapshotRef, async (context, input) => {
	await archiveSnapshot(context, input);
	revalidatePath(`/o/${context.organizationSlug}/snapshots`);
});
