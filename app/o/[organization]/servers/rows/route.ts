import { packServers } from "@/components/servers/server-rows";
import { requireContext } from "@/data/context";
import { listTableServers } from "@/data/server-table";

export async function GET(_: Request, { params }: { params: Promise<{ organization: string }> }) {
	const context = await requireContext((await params).organization);
	return Response.json(packServers(await listTableServers(context)), { headers: { "Cache-Control": "no-store" } });
}
