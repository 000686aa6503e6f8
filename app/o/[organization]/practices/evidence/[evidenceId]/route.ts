import { requireContext } from "@/data/context";
import { getEvidenceFile } from "@/data/evidence";
import { respond } from "../../../reports/respond";

interface FileRoute {
	params: Promise<{ organization: string; evidenceId: string }>;
}

/** Somebody else's file is never shown by us as a page: it is saved, and whatever opens it does so without our rights. */
export async function GET(_: Request, { params }: FileRoute): Promise<Response> {
	const { organization, evidenceId } = await params;
	const context = await requireContext(organization);
	return respond(async () => {
		const { fileName, mediaType, bytes } = await getEvidenceFile(context, evidenceId);
		const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
		return new Response(Uint8Array.from(bytes), {
			headers: {
				"Content-Type": mediaType,
				"Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
				"Content-Security-Policy": "sandbox; default-src 'none'",
				"X-Content-Type-Options": "nosniff",
				"Cache-Control": "private, no-store",
			},
		});
	});
}
