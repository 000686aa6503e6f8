import { createHash } from "node:crypto";
import { stageUpload } from "@/data/import-upload";
import type { Context } from "@/data/permission";

/** Sends a file as the browser does, and answers the id of its dry run. */
export async function sendFile(context: Context, fileName: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	let id: string | null = null;
	await stageUpload(context, {
		head: {
			fileName,
			byteLength: bytes.length,
			sha256: createHash("sha256").update(bytes).digest("hex"),
			options: {},
		},
		body: new Blob([bytes]).stream(),
		signal: new AbortController().signal,
		report: (line) => {
			if ("done" in line) id = line.done.id;
		},
	});
	if (id === null) throw new Error(`${fileName} was not recognised`);
	return id;
}
