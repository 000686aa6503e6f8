import { isMetricsCaller, renderMetrics } from "@/data/metrics";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
	if (!isMetricsCaller(request.headers.get("authorization"))) return new Response("Not found", { status: 404 });
	const { text, contentType } = await renderMetrics();
	return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } });
}
