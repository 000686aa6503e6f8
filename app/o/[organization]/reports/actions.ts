"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { archiveReport, createReport } from "@/data/reports";
import { catalogueWords } from "@/reports/catalogue-words";
import { ReportArchive, ReportForm } from "@/schemas/reports";

export const freezeReport = action(ReportForm, async (context, order) => {
	const report = await createReport(context, order, catalogueWords());
	revalidatePath(`/o/${context.organizationSlug}/reports`);
	return report;
});

export const removeReport = action(ReportArchive, async (context, input) => {
	await archiveReport(context, input);
	revalidatePath(`/o/${context.organizationSlug}/reports`);
});
