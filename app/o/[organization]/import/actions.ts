"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { largeImports } from "@/data/import-beside";
import { getRejectedRows, listImportRows } from "@/data/import-pages";
import { getImport, listImportAnswers } from "@/data/import-view";
import { discardImport } from "@/data/imports";
import { answerPage, applyForm, importDecision, importKey, importPage } from "@/schemas/imports";

export const loadImport = action(importKey, (context, { id }) => getImport(context, id));
export const loadImportRows = action(importPage, (context, page) => listImportRows(context, page));
export const loadImportAnswers = action(answerPage, (context, page) => listImportAnswers(context, page));
export const decide = action(importDecision, (context, decision) => largeImports.decide(context, decision));
export const discard = action(importKey, (context, { id }) => discardImport(context, id));
export const loadRejectedRows = action(importKey, (context, { id }) => getRejectedRows(context, id));

export const apply = action(applyForm, async (context, form) => {
	const applied = await largeImports.apply(context, form);
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
	return applied;
});

export const undo = action(importKey, async (context, { id }) => {
	const undone = await largeImports.undo(context, id);
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
	return undone;
});
