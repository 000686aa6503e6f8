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

/** Every PDF begins so: sent at once, it tells the reader that the figures stand and the pages are being set. */
const FIRST_BYTES = new TextEncoder().encode("%PDF-");

/** The bytes of a report while it is set; whoever goes away ends the work. */
export function streamed(request: Request, render: (signal: AbortSignal) => Promise<Uint8Array>): ReadableStream {
	const gone = new AbortController();
	request.signal.addEventListener("abort", () => gone.abort(), { once: true });
	return new ReadableStream<Uint8Array>({
		async start(controller) {
			controller.enqueue(FIRST_BYTES);
			try {
				controller.enqueue(Uint8Array.from((await render(gone.signal)).subarray(FIRST_BYTES.length)));
				controller.close();
			} catch (error) {
				if (!gone.signal.aborted) controller.error(error);
			}
		},
		cancel() {
			gone.abort();
		},
	});
}

export function fileResponse(
	body: Uint8Array | ReadableStream | string,
	{ slug, asOf, kind, inline = false }: NamedFile,
): Response {
	return new Response(body instanceof Uint8Array ? Uint8Array.from(body) : body, {
		headers: {
			"Content-Type": MEDIA_TYPES[kind],
			"Content-Disposition": `${inline ? "inline" : "attachment"}; filename="readiness-${slug}-${asOf}.${kind}"`,
			"Cache-Control": "private, no-store",
		},
	});
}
