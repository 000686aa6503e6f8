import { isDatabaseAnswering } from "@/data/health";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
	if (await isDatabaseAnswering()) return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
	return Response.json(
		{ status: "unavailable", message: "The database does not answer." },
		{ status: 503, headers: { "Retry-After": "5", "Cache-Control": "no-store" } },
	);
}
