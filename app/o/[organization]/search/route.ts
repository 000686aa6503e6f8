import type { NextRequest } from "next/server";
import { requireContext } from "@/data/context";
import { listServers } from "@/data/servers";
import { listServices } from "@/data/services";

const SHOWN = 12;
const LONGEST = 100;

/** What the palette finds: a few services and servers whose name holds the words typed. */
export async function GET(
	request: NextRequest,
	{ params }: { params: Promise<{ organization: string }> },
): Promise<Response> {
	const context = await requireContext((await params).organization);
	const words = (request.nextUrl.searchParams.get("q") ?? "").trim().slice(0, LONGEST);
	const [services, servers] = await Promise.all([
		listServices(context),
		words === "" ? { rows: [] } : listServers(context, { search: words, limit: SHOWN }),
	]);
	const found = {
		services: services
			.filter((service) => service.name.toLowerCase().includes(words.toLowerCase()))
			.slice(0, SHOWN)
			.map(({ id, name }) => ({ id, name })),
		servers: servers.rows.map(({ id, name }) => ({ id, name })),
	};
	return Response.json(found, { headers: { "Cache-Control": "private, no-store" } });
}
