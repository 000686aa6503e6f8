import { requireContext } from "@/data/context";
import { Refusal } from "@/data/refusal";
import { draftReport } from "@/data/reports";
import { renderReport } from "@/reports/render-report";
import { buildReportModel } from "@/reports/report-model";
import { reportDraftFrom } from "@/schemas/report-query";
import { ReportForm } from "@/schemas/reports";
import { fileResponse, respond, streamed } from "../respond";

interface PreviewRoute {
	params: Promise<{ organization: string }>;
}

/** Today's report by the wishes in the address; nothing is kept. */
export async function GET(request: Request, { params }: PreviewRoute): Promise<Response> {
	const context = await requireContext((await params).organization);
	return respond(async () => {
		const wishes = ReportForm.safeParse(reportDraftFrom(new URL(request.url).searchParams));
		if (!wishes.success)
			throw new Refusal("invalid", wishes.error.issues[0]?.message ?? "These wishes cannot be read.");
		const report = await draftReport(context, wishes.data);
		const pdf = streamed(request, (signal) => renderReport(buildReportModel(report), signal));
		const { asOf } = report.assessment;
		return fileResponse(pdf, { slug: context.organizationSlug, asOf, kind: "pdf", inline: true });
	});
}
