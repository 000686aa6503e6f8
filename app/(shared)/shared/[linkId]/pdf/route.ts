import { headers } from "next/headers";
import { readShared } from "@/data/shared-report";
import { renderReport } from "@/reports/render-report";
import { buildReportModel } from "@/reports/report-model";
import { SHARED_HEADERS, shareKey } from "../../share-cookie";

interface SharedRoute {
	params: Promise<{ linkId: string }>;
}

export async function GET(request: Request, { params }: SharedRoute): Promise<Response> {
	const { linkId } = await params;
	const agent = (await headers()).get("user-agent");
	const shared = await readShared(await shareKey(linkId), { kind: "pdf", agent });
	if (shared.state !== "open")
		return new Response(
			shared.state === "phrase" ? "Give the pass phrase first." : "This link has ended. Ask for a new one.",
			{
				status: shared.state === "phrase" ? 403 : 404,
				headers: { ...SHARED_HEADERS, "Content-Type": "text/plain; charset=utf-8" },
			},
		);
	const pdf = await renderReport(buildReportModel(shared.report), request.signal);
	return new Response(Uint8Array.from(pdf), {
		headers: {
			...SHARED_HEADERS,
			"Content-Type": "application/pdf",
			"Content-Disposition": `attachment; filename="readiness-${shared.report.assessment.asOf}.pdf"`,
		},
	});
}
