import { notFound } from "next/navigation";
import { requireContext } from "@/data/context";
import { getFirmLogo } from "@/data/report-brand";

/** The mark of the firm that whoever asks writes for. */
export async function GET(_: Request, { params }: { params: Promise<{ organization: string }> }) {
	const logo = await getFirmLogo(await requireContext((await params).organization));
	if (!logo) notFound();
	return new Response(Uint8Array.from(Buffer.from(logo.base64, "base64")), {
		headers: { "Content-Type": logo.mediaType, "Cache-Control": "private, no-store" },
	});
}
