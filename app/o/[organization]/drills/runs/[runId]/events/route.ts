import { requireContext } from "@/data/context";
import { listRunEvents, recordRunEvents } from "@/data/drill-run-log";
import { TapBatch } from "@/schemas/run-events";
import { respond } from "../../../../reports/respond";

interface EventsRoute {
	params: Promise<{ organization: string; runId: string }>;
}

const NO_STORE = { headers: { "Cache-Control": "no-store" } };

function afterOf(request: Request): number {
	const after = Number(new URL(request.url).searchParams.get("after"));
	return Number.isSafeInteger(after) && after > 0 ? after : 0;
}

/** What is new since a sequence number: a second person's page asks every few seconds. */
export async function GET(request: Request, { params }: EventsRoute): Promise<Response> {
	const { organization, runId } = await params;
	const context = await requireContext(organization);
	return respond(async () =>
		Response.json(await listRunEvents(context, { id: runId, after: afterOf(request) }), NO_STORE),
	);
}

/** Stamps as a browser kept them; sending them twice writes them once. */
export async function POST(request: Request, { params }: EventsRoute): Promise<Response> {
	const { organization, runId } = await params;
	const context = await requireContext(organization);
	const parsed = TapBatch.safeParse(await request.json().catch(() => null));
	if (!parsed.success) return new Response("These stamps cannot be read.", { status: 422, ...NO_STORE });
	const batch = parsed.data;
	return respond(async () =>
		Response.json(await recordRunEvents(context, { id: runId, after: afterOf(request), batch }), NO_STORE),
	);
}
