// A compile cannot be interrupted and keeps what it used, so the process is the limit: its parent ends it.
import fs from "node:fs";
import path from "node:path";
import { answerParent } from "./answer-parent.mjs";
import { withOutlines } from "./outline-text.mjs";
import { safeData } from "./safe-text.mjs";
import { compile, warmUp } from "./typst-engine.mjs";

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

const templates = fs
	.readdirSync(paper)
	.filter((name) => name.endsWith(".typ"))
	.map((name) => [name, fs.readFileSync(path.join(paper, name))]);

answerParent(async ({ model, engine }) => {
	const { logo, firmLogo, ...rest } = withOutlines(safeData(model));
	const files = new Map(templates);
	const logos = [
		["logo-file", "logo", logo],
		["firm-logo-file", "firm-logo", firmLogo],
	].filter(([, , picture]) => picture);
	for (const [, file, picture] of logos) files.set(file, Buffer.from(picture.base64, "base64"));
	return await setWithReadable(logos, (shown) => {
		const named = { "logo-file": null, "firm-logo-file": null };
		for (const [key, file] of shown) named[key] = file;
		files.set("report.json", Buffer.from(JSON.stringify({ ...rest, ...named })));
		return compile(files, engine);
	});
});
warmUp();
