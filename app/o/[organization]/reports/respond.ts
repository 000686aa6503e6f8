import "server-only";
import { unstable_rethrow } from "next/navigation";
import { Refusal, STATUS_OF_REFUSAL } from "@/data/refusal";

/** A refusal as its status and sentence; everything else goes its way. */
export async function respond(run: () => Promise<Response>): Promise<Response> {
	try {
		return await run();
	} catch (error) {
		unstable_rethrow(error);
		if (!(error instanceof Refusal)) throw error;
		return new Response(error.message, {
			status: STATUS_OF_REFUSAL[error.kind],
			headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
		});
	}
}

const MEDIA_TYPES = {
	pdf: "application/pdf",
	xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	zip: "application/zip",
	json: "application/json; charset=utf-8",
} as const;

export interface NamedFile {
	/** The organisation's slug: letters, digits and hyphens only. */
	slug: string;
	asOf: string;
	kind: keyof typeof MEDIA_TYPES;
	inline?: boolean;
}

export function fileResponse(body: Uint8Array | string, { slug, asOf, kind, inline = false }: NamedFile): Response {
	return new Response(typeof body === "string" ? body : Uint8Array.from(body), {
		headers: {
			"Content-Type": MEDIA_TYPES[kind],
			"Content-Disposition": `${inline ? "inline" : "attachment"}; filename="readiness-${slug}-${asOf}.${kind}"`,
			"Cache-Control": "private, no-store",
		},
	});
}
