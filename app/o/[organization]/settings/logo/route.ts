import { notFound } from "next/navigation";
import { requireContext } from "@/data/context";
import { getLogo } from "@/data/organizations";

export async function GET(_: Request, { params }: { params: Promise<{ organization: string }> }) {
	const logo = await getLogo(await requireContext((await params).organization));
	if (!logo) notFound();
	return new Response(Uint8Array.from(logo.bytes), {
		headers: { "Content-Type": logo.mediaType, "Cache-Control": "private, no-store" },
	});
}
