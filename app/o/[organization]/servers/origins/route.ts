import { requireContext } from "@/data/context";
import { listServerOrigins } from "@/data/server-table";

export async function GET(_: Request, { params }: { params: Promise<{ organization: string }> }) {
	const context = await requireContext((await params).organization);
	return Response.json(await listServerOrigins(context), { headers: { "Cache-Control": "no-store" } });
}
