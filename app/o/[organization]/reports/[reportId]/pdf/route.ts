import { requireContext } from "@/data/context";
import { getReport } from "@/data/reports";
import { renderReport } from "@/reports/render-report";
import { buildReportModel } from "@/reports/report-model";
import { fileResponse, respond, streamed } from "../../respond";

interface ReportRoute {
	params: Promise<{ organization: string; reportId: string }>;
}

export async function GET(request: Request, { params }: ReportRoute): Promise<Response> {
	const { organization, reportId } = await params;
	const context = await requireContext(organization);
	return respond(async () => {
		const report = await getReport(context, reportId);
		const pdf = streamed(request, (signal) => renderReport(buildReportModel(report), signal));
		return fileResponse(pdf, { slug: context.organizationSlug, asOf: report.assessment.asOf, kind: "pdf" });
	});
}
