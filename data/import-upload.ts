import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, open, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { UPLOAD_LIMIT_BYTES } from "@/lib/upload-limit";
import type { UploadHead, UploadLine } from "@/schemas/imports";
import { todayIn } from "./assessment";
import { largeImports } from "./import-beside";
import { findMapping, rememberMapping } from "./import-mappings";
import { parseFile, UnreadableFile } from "./import-parser";
import { discardImport } from "./imports";
import { type Context, requirePermission } from "./permission";

export interface Upload {
	head: UploadHead;
	body: ReadableStream<Uint8Array>;
	signal: AbortSignal;
	report: (line: UploadLine) => void;
}

/** From about this size a file holds rows enough for a process of their own; it starts while the file is read. */
const LARGE_FILE_BYTES = 300_000;
const MEGABYTES = UPLOAD_LIMIT_BYTES / 1024 ** 2;

/** Writes the bytes to a file of its own and proves that what arrived is what was sent. */
async function receive({ head, body, signal, report }: Upload, file: string): Promise<void> {
	const handle = await open(file, "wx", 0o600);
	const hash = createHash("sha256");
	const reader = body.getReader();
	let received = 0;
	let told = 0;
	try {
		for (;;) {
			if (signal.aborted) throw new UnreadableFile("cancelled", "The import was cancelled.");
			const { done, value } = await reader.read();
			if (done) break;
			received += value.byteLength;
			if (received > UPLOAD_LIMIT_BYTES || received > head.byteLength)
				throw new UnreadableFile(
					"too-large",
					`More arrived than was announced, or more than ${MEGABYTES} MB. Nothing was imported.`,
				);
			hash.update(value);
			await handle.write(value);
			if (received - told > head.byteLength / 20) {
				told = received;
				report({ stage: "receiving", share: received / head.byteLength });
			}
		}
	} finally {
		reader.releaseLock();
		await handle.close();
	}
	if (received !== head.byteLength || hash.digest("hex") !== head.sha256)
		throw new UnreadableFile(
			"cut",
			`The file did not arrive whole: ${received} of ${head.byteLength} bytes. Send it again.`,
		);
}

/** Receives a file, reads it in a process of its own, compares it with the inventory and keeps the result as a dry run. */
export async function stageUpload(context: Context, upload: Upload): Promise<void> {
	requirePermission(context, "imports.run");
	const { head, signal, report } = upload;
	const folder = await mkdtemp(path.join(os.tmpdir(), "holdfast-import-"));
	const file = path.join(folder, randomUUID());
	try {
		await receive(upload, file);
		report({ stage: "reading", share: 0 });
		if (head.byteLength > LARGE_FILE_BYTES) largeImports.warm();
		const { replaces, ...options } = head.options;
		const task = {
			path: file,
			fileName: head.fileName,
			signal,
			onProgress: (share: number) => report({ stage: "reading", share }),
		};
		const asOf = todayIn(context.timeZone);
		let read = await parseFile({ ...task, options: { ...options, asOf } });
		if (!options.mapping && read.detection.mapping && read.detection.source === "table") {
			const remembered = await findMapping(context, read.detection);
			if (remembered) read = await parseFile({ ...task, options: { ...options, asOf, mapping: remembered } });
		}
		if (read.servers === null) return report({ needsMapping: read.detection });
		report({ stage: "comparing", share: 0 });
		if (signal.aborted) throw new UnreadableFile("cancelled", "The import was cancelled.");
		const { fileName, byteLength, sha256 } = head;
		const mapping = options.mapping ?? read.detection.mapping;
		const { detection, rowsPath, servers } = read;
		const kept = { fileName, byteLength, sha256, detection, rowsPath, mapping, ...(replaces ? { replaces } : {}) };
		const { id } = await largeImports.stage(context, kept, servers);
		if (signal.aborted) return await discardImport(context, id);
		if (options.mapping && options.mapping.columns.length > 0) await rememberMapping(context, options.mapping);
		report({ done: { id } });
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
