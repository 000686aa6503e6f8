import { UPLOAD_LIMIT_BYTES } from "@/lib/upload-limit";
import type { Detection } from "@/schemas/import-mapping";
import type { UploadLine, UploadOptions } from "@/schemas/imports";
import { hashOf } from "./file-hash";

export type UploadOutcome =
	| { kind: "staged"; id: string }
	| { kind: "needs-mapping"; detection: Detection }
	| { kind: "problem"; message: string }
	| { kind: "cancelled" };

export interface Progress {
	label: string;
	share: number;
}

const LABELS = { receiving: "Sending", reading: "Reading", comparing: "Comparing with your inventory" } as const;
const BROKEN: UploadOutcome = {
	kind: "problem",
	message: "The connection broke before the file was read. Nothing was changed; try again.",
};

async function* linesOf(response: Response): AsyncGenerator<UploadLine> {
	if (!response.body) return;
	const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
	let waiting = "";
	for (;;) {
		const { done, value } = await reader.read();
		waiting += value ?? "";
		const lines = waiting.split("\n");
		waiting = done ? "" : (lines.pop() ?? "");
		for (const line of lines) if (line.trim() !== "") yield JSON.parse(line) as UploadLine;
		if (done) return;
	}
}

/** Sends one file with its length and checksum, and follows what becomes of it. */
export async function uploadFile(
	organization: string,
	file: File,
	options: UploadOptions,
	{ signal, onProgress }: { signal: AbortSignal; onProgress: (progress: Progress) => void },
): Promise<UploadOutcome> {
	if (file.size === 0) return { kind: "problem", message: "This file is empty." };
	if (file.size > UPLOAD_LIMIT_BYTES)
		return {
			kind: "problem",
			message: `This file has ${Math.ceil(file.size / 1024 ** 2)} MB; at most 50 MB are read. Export only the sheets you need.`,
		};
	try {
		onProgress({ label: "Preparing", share: 0 });
		const bytes = new Uint8Array(await file.arrayBuffer());
		const sha256 = await hashOf(bytes);
		const response = await fetch(`/api/imports/${encodeURIComponent(organization)}`, {
			method: "POST",
			body: bytes,
			signal,
			headers: {
				"content-type": "application/octet-stream",
				"x-file-name": encodeURIComponent(file.name),
				"x-file-sha256": sha256,
				"x-import-options": encodeURIComponent(JSON.stringify(options)),
			},
		});
		for await (const line of linesOf(response)) {
			if ("problem" in line) return { kind: "problem", message: line.problem };
			if ("needsMapping" in line) return { kind: "needs-mapping", detection: line.needsMapping };
			if ("done" in line) return { kind: "staged", id: line.done.id };
			onProgress({ label: LABELS[line.stage], share: line.share });
		}
		return BROKEN;
	} catch {
		return signal.aborted ? { kind: "cancelled" } : BROKEN;
	}
}
