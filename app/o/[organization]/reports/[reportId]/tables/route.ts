import { requireContext } from "@/data/context";
import { getReport } from "@/data/reports";
import { renderTables } from "@/reports/report-tables";
import { fileResponse, respond } from "../../respond";

interface ReportRoute {
	params: Promise<{ organization: string; reportId: string }>;
}

export async function GET(_request: Request, { params }: ReportRoute): Promise<Response> {
	const { organization, reportId } = await params;
	const context = await requireContext(organization);
	return respond(async () => {
		const report = await getReport(context, reportId);
		const tables = renderTables(report);
		return fileResponse(tables, { slug: context.organizationSlug, asOf: report.assessment.asOf, kind: "zip" });
	});
}
