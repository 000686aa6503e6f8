// How long a large RVTools workbook takes to its dry run and to its commit, on an embedded database of the bench's own.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { bundleScripts } from "../scripts/bundle-scripts.mjs";
import startDatabase from "../tests/support/database";
import { rvtoolsWorkbook } from "./rvtools-workbook";

export interface ImportTimes {
	dryRun: number;
	commit: number;
	/** The longest that the thread which serves pages was held up from the first byte to the commit. */
	heldUp: number;
}

export async function timeImports(machines: number): Promise<ImportTimes> {
	const file = path.resolve(import.meta.dirname, `../.tmp/bench-rvtools-${machines}.xlsx`);
	fs.mkdirSync(path.dirname(file), { recursive: true });
	fs.writeFileSync(file, await rvtoolsWorkbook(machines));
	await bundleScripts();
	const stop = await startDatabase();
	try {
		return JSON.parse(await timed(file)) as ImportTimes;
	} finally {
		await stop();
		fs.rmSync(file, { force: true });
	}
}

function timed(file: string): Promise<string> {
	const child = spawn(
		process.execPath,
		["--conditions=react-server", "--import", "tsx", "bench/import-file.ts", file],
		{ stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, NODE_ENV: "production" } },
	);
	let text = "";
	child.stdout.on("data", (chunk: Buffer) => {
		text += chunk.toString("utf8");
	});
	return new Promise((resolve, reject) => {
		child.on("error", reject);
		child.on("close", (code) =>
			code === 0 ? resolve(text) : reject(new Error(`the import's process ended with ${code}`)),
		);
	});
}
