import { listReadyParts } from "@/data/health";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
	const parts = await listReadyParts();
	const isReady = parts.every((part) => part.isReady);
	return Response.json(
		{ status: isReady ? "ok" : "unavailable", parts },
		{
			status: isReady ? 200 : 503,
			headers: { "Cache-Control": "no-store", ...(isReady ? {} : { "Retry-After": "5" }) },
		},
	);
}
