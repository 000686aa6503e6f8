import type { StagedFile } from "@/data/imports";
import { readFile } from "@/importers/read";

/** What a reader makes of a file's bytes, ready to be staged. */
export async function stagedFile(fileName: string, bytes: Uint8Array): Promise<StagedFile> {
	const { detection, rows } = await readFile(bytes, fileName, { asOf: "2026-11-23" });
	if (!rows) throw new Error(`${fileName} was not recognised`);
	const { mapping } = detection;
	return { fileName, byteLength: bytes.length, sha256: "0".repeat(64), detection, rows, mapping };
}
