// One report, one process: a compile cannot be interrupted and keeps what it used, so the process is the limit.
import fs from "node:fs";
import path from "node:path";
import { withOutlines } from "./outline-text.mjs";
import { safeData } from "./safe-text.mjs";
import { compile } from "./typst-engine.mjs";

const paper = path.join(import.meta.dirname, "paper");

/** A logo that cannot be read is left out, and the paper made without it. */
async function setWithReadable(logos, setWith) {
	try {
		return await setWith(logos);
	} catch (error) {
		if (logos.length === 0) throw error;
		const note = "The logo could not be read and was left out.";
		for (const kept of logos.length > 1 ? logos.map((logo) => [logo]) : []) {
			try {
				return { ...(await setWith(kept)), note };
			} catch {
				// The other one, or none.
			}
		}
		return { ...(await setWith([])), note };
	}
}

process.once("message", async ({ model, engine }) => {
	let answer;
	try {
		const { logo, firmLogo, ...rest } = withOutlines(safeData(model));
		const files = new Map(
			fs
				.readdirSync(paper)
				.filter((name) => name.endsWith(".typ"))
				.map((name) => [name, fs.readFileSync(path.join(paper, name))]),
		);
		const logos = [
			["logo-file", "logo", logo],
			["firm-logo-file", "firm-logo", firmLogo],
		].filter(([, , picture]) => picture);
		for (const [, file, picture] of logos) files.set(file, Buffer.from(picture.base64, "base64"));
		const setWith = (shown) => {
			const named = { "logo-file": null, "firm-logo-file": null };
			for (const [key, file] of shown) named[key] = file;
			files.set("report.json", Buffer.from(JSON.stringify({ ...rest, ...named })));
			return compile(files, engine);
		};
		answer = { ok: true, ...(await setWithReadable(logos, setWith)) };
	} catch (error) {
		answer = { ok: false, message: error instanceof Error ? error.message : String(error) };
	}
	process.send(answer, () => process.disconnect());
});
