"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { applyImport } from "@/data/import-apply";
import { getRejectedRows, listImportRows } from "@/data/import-pages";
import { undoImport } from "@/data/import-undo";
import { decideImport, discardImport, getImport } from "@/data/imports";
import { applyForm, importDecision, importKey, importPage } from "@/schemas/imports";

export const loadImport = action(importKey, (context, { id }) => getImport(context, id));
export const loadImportRows = action(importPage, (context, page) => listImportRows(context, page));
export const decide = action(importDecision, (context, decision) => decideImport(context, decision));
export const discard = action(importKey, (context, { id }) => discardImport(context, id));
export const loadRejectedRows = action(importKey, (context, { id }) => getRejectedRows(context, id));

export const apply = action(applyForm, async (context, form) => {
	const applied = await applyImport(context, form);
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
	return applied;
});

export const undo = action(importKey, async (context, { id }) => {
	const undone = await undoImport(context, id);
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
	return undone;
});
