"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { archiveReport, createReport } from "@/data/reports";
import { createShareLink, revokeShareLink } from "@/data/share-links";
import { catalogueWords } from "@/reports/catalogue-words";
import { ReportArchive, ReportForm } from "@/schemas/reports";
import { ShareForm, ShareKey } from "@/schemas/share-links";

export const freezeReport = action(ReportForm, async (context, order) => {
	const report = await createReport(context, order, catalogueWords());
	revalidatePath(`/o/${context.organizationSlug}/reports`);
	return report;
});

export const removeReport = action(ReportArchive, async (context, input) => {
	await archiveReport(context, input);
	revalidatePath(`/o/${context.organizationSlug}/reports`);
});

const share = action(ShareForm, (context, { reportId, ...order }) =>
	createShareLink(context, { thing: { reportId }, ...order }),
);

/** The report is the one of the page. */
export async function shareReport(
	organization: string,
	reportId: string,
	input: { label: string; days: number; phrase: string },
) {
	return share(organization, { ...input, reportId });
}

export const takeBackLink = action(ShareKey, revokeShareLink);
