// One report, one process: a compile cannot be interrupted and keeps what it used, so the process is the limit.
import fs from "node:fs";
import path from "node:path";
import { safeData } from "./safe-text.mjs";
import { compile } from "./typst-engine.mjs";

const paper = path.join(import.meta.dirname, "paper");

process.once("message", async ({ model, engine }) => {
	let answer;
	try {
		const { logo, ...rest } = safeData(model);
		const files = new Map(
			fs
				.readdirSync(paper)
				.filter((name) => name.endsWith(".typ"))
				.map((name) => [name, fs.readFileSync(path.join(paper, name))]),
		);
		const setWith = (logoFile) => {
			files.set("report.json", Buffer.from(JSON.stringify({ ...rest, "logo-file": logoFile })));
			return compile(files, engine);
		};
		if (logo) {
			files.set("logo", Buffer.from(logo.base64, "base64"));
			try {
				answer = { ok: true, ...(await setWith("logo")) };
			} catch {
				answer = { ok: true, ...(await setWith(null)), note: "The logo could not be read and was left out." };
			}
		} else answer = { ok: true, ...(await setWith(null)) };
	} catch (error) {
		answer = { ok: false, message: error instanceof Error ? error.message : String(error) };
	}
	process.send(answer, () => process.disconnect());
});
