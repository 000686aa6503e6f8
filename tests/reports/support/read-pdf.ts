import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

export const canReadText = spawnSync("pdftotext", ["-v"]).error === undefined;

/** The text as a reader copies it: soft breaks gone, all white space one space. */
export const readText = (pdf: Uint8Array): string => plain(rawText(pdf));

/** Page by page, with its lines. */
export const pagesOf = (pdf: Uint8Array): string[] => rawText(pdf).split("\f").slice(0, -1);

function rawText(pdf: Uint8Array): string {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), "report-"));
	try {
		const file = path.join(folder, "report.pdf");
		fs.writeFileSync(file, pdf);
		const { stdout, status } = spawnSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8", maxBuffer: 1 << 27 });
		if (status !== 0) throw new Error(`pdftotext ended with ${status}`);
		return stdout;
	} finally {
		fs.rmSync(folder, { recursive: true });
	}
}

export function plain(text: string): string {
	return text.replaceAll("\u200b", "").replace(/\s+/g, " ");
}
