import { scenarioChoiceFrom } from "@/components/estimate/scenario-links";
import { formatInstant } from "@/lib/format";
import { offlineRunbook } from "@/reports/offline-runbook";
import { requireRunbook } from "../require-runbook";

interface OfflineRoute {
	params: Promise<{ organization: string; serviceId: string }>;
}

/** Sent to be kept, never shown under our own address: it carries a script of its own. */
export async function GET(request: Request, { params }: OfflineRoute): Promise<Response> {
	const { organization, serviceId } = await params;
	const asked = scenarioChoiceFrom(new URL(request.url).searchParams.get("scenario"), "hardware");
	const scenario = asked === "worst" ? "hardware" : asked;
	const { context, service, saved, now, steps, contacts } = await requireRunbook(organization, serviceId, scenario);
	const page = offlineRunbook({
		organization: context.organizationName,
		service: service.name,
		runbook: now,
		steps,
		version: saved?.number ?? null,
		contacts,
		madeAt: formatInstant(new Date(), context.timeZone),
	});
	const name = service.name
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "");
	return new Response(page, {
		headers: {
			"Content-Type": "text/html; charset=utf-8",
			"Content-Disposition": `attachment; filename="runbook-${name || "service"}-${scenario}.html"`,
			"Cache-Control": "private, no-store",
			"X-Content-Type-Options": "nosniff",
		},
	});
}
