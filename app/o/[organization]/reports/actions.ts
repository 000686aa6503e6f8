"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { keepReportBrand, setFirmLogo } from "@/data/report-brand";
import { archiveReport, createReport } from "@/data/reports";
import { createShareLink, listShareViews, revokeShareLink, type SharedThing } from "@/data/share-links";
import { formatInstant } from "@/lib/format";
import { catalogueWords } from "@/reports/catalogue-words";
import { logoForm } from "@/schemas/organizations";
import { ReportArchive, ReportForm } from "@/schemas/reports";
import { ShareForm, ShareKey } from "@/schemas/share-links";

export const freezeReport = action(ReportForm, async (context, order) => {
	const report = await createReport(context, order, catalogueWords());
	const { firm, client, colour, footer, confidentiality, language, paper } = order;
	await keepReportBrand(context, { firm, client, colour, footer, confidentiality, language, paper });
	revalidatePath(`/o/${context.organizationSlug}/reports`);
	return report;
});

export const saveFirmLogo = action(logoForm, async (context, logo) => {
	await setFirmLogo(context, logo && { mediaType: logo.mediaType, bytes: Buffer.from(logo.base64, "base64") });
	revalidatePath(`/o/${context.organizationSlug}/reports/new`);
});

export const removeReport = action(ReportArchive, async (context, input) => {
	await archiveReport(context, input);
	revalidatePath(`/o/${context.organizationSlug}/reports`);
});

const share = action(ShareForm, createShareLink);

/** The report, or the kept day, is the one of the page. */
export async function shareThing(
	organization: string,
	thing: SharedThing,
	input: { label: string; days: number; phrase: string },
) {
	return share(organization, { ...input, thing });
}

export const takeBackLink = action(ShareKey, revokeShareLink);

/** When one link was used, in the organisation's own time. */
export const fetchLooks = action(ShareKey, async (context, { id }) =>
	(await listShareViews(context, id)).map(({ viewedAt, ...look }) => ({
		...look,
		at: formatInstant(viewedAt, context.timeZone),
	})),
);
