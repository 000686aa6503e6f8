import { readFile } from "node:fs/promises";

const file = new URL("../../prisma/sample/acme.json", import.meta.url);

/** The sample organisation's facts file, as anybody else's: unproven. */
export async function readSample(): Promise<unknown> {
	return JSON.parse(await readFile(file, "utf8"));
}
