import { requireContext } from "@/data/context";
import { addEvidence, listEvidence } from "@/data/evidence";
import { Refusal } from "@/data/refusal";
import { EVIDENCE_FILES, EVIDENCE_LIMIT_BYTES } from "@/lib/evidence";
import { EvidenceForm } from "@/schemas/evidence";
import { respond } from "../../reports/respond";

interface EvidenceRoute {
	params: Promise<{ organization: string }>;
}

export async function GET(_: Request, { params }: EvidenceRoute): Promise<Response> {
	const context = await requireContext((await params).organization);
	return Response.json(await listEvidence(context), { headers: { "Cache-Control": "no-store" } });
}

/** The fields travel in a header and the file as the body, so that its announced length can be held against what came. */
export async function POST(request: Request, { params }: EvidenceRoute): Promise<Response> {
	const context = await requireContext((await params).organization);
	return respond(async () => {
		const facts = EvidenceForm.safeParse(readHeader(request, "x-evidence"));
		if (!facts.success) throw new Refusal("invalid", facts.error.issues[0]?.message ?? "This evidence cannot be read.");
		const announced = Number(request.headers.get("content-length") ?? Number.NaN);
		if (!(announced >= 0 && announced <= EVIDENCE_LIMIT_BYTES))
			throw new Refusal("invalid", `This file is too large. Taken are ${EVIDENCE_FILES}.`);
		const bytes = new Uint8Array(await request.arrayBuffer());
		if (bytes.byteLength !== announced) throw new Refusal("invalid", "The file did not arrive whole. Send it again.");
		const fileName = String(readHeader(request, "x-file-name") ?? "");
		const file = facts.data.kind === "file" ? { fileName, bytes } : null;
		return Response.json(await addEvidence(context, { ...facts.data, file }));
	});
}

function readHeader(request: Request, name: string): unknown {
	try {
		return JSON.parse(decodeURIComponent(request.headers.get(name) ?? "null"));
	} catch {
		return null;
	}
}
