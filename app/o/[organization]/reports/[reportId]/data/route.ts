import { requireContext } from "@/data/context";
import { getReport } from "@/data/reports";
import { fileResponse, respond } from "../../respond";

interface ReportRoute {
	params: Promise<{ organization: string; reportId: string }>;
}

/** Facts and figures as they were frozen; the facts alone can be assessed again from the command line. */
export async function GET(_request: Request, { params }: ReportRoute): Promise<Response> {
	const { organization, reportId } = await params;
	const context = await requireContext(organization);
	return respond(async () => {
		const { title, frozenAt, author, facts, assessment, figures } = await getReport(context, reportId);
		const body = JSON.stringify({ title, frozenAt, author, facts, assessment, figures }, null, "\t");
		return fileResponse(body, { slug: context.organizationSlug, asOf: assessment.asOf, kind: "json" });
	});
}
