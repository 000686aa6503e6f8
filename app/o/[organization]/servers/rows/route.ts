import { packServers } from "@/components/servers/server-rows";
import { requireContext } from "@/data/context";
import { listTableServers } from "@/data/server-table";
import { editCells } from "../actions";

interface Rows {
	params: Promise<{ organization: string }>;
}

export async function GET(_: Request, { params }: Rows) {
	const context = await requireContext((await params).organization);
	return Response.json(packServers(await listTableServers(context)), { headers: { "Cache-Control": "no-store" } });
}

/** Cells as the grid changed them; answers as an action does. */
export async function POST(request: Request, { params }: Rows) {
	const edit = await request.json().catch(() => null);
	return Response.json(await editCells((await params).organization, edit));
}
