import "server-only";
import { spawn } from "node:child_process";
import type { InventoryCell } from "@/importers/inventory-table";
import { scriptArguments } from "./own-process";
import { Refusal } from "./refusal";

const LONGEST_MILLISECONDS = 120_000;
const MOST_AT_ONCE = 2;
let running = 0;

/** A table as a workbook. 5,000 rows would hold up every other request for seconds, so a process of its own writes it. */
export async function writeWorkbook(header: readonly string[], rows: InventoryCell[][]): Promise<Uint8Array> {
	if (running >= MOST_AT_ONCE)
		throw new Refusal("throttled", "Other workbooks are being written at this moment. Try again in a minute.");
	running++;
	try {
		return await written(JSON.stringify({ header, rows }));
	} finally {
		running--;
	}
}

function written(table: string): Promise<Uint8Array> {
	return new Promise((resolve, reject) => {
		const { cwd, args } = scriptArguments("data/workbook-process.ts");
		const child = spawn(process.execPath, args, {
			cwd,
			env: { PATH: process.env.PATH, NODE_ENV: "production", TZ: "UTC" } as unknown as NodeJS.ProcessEnv,
			timeout: LONGEST_MILLISECONDS,
			killSignal: "SIGKILL",
		});
		const chunks: Buffer[] = [];
		let errors = "";
		child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
		child.stderr.on("data", (chunk: Buffer) => {
			errors = (errors + chunk.toString("utf8")).slice(-4000);
		});
		child.on("error", reject);
		child.on("close", (code) => {
			if (code === 0) resolve(new Uint8Array(Buffer.concat(chunks)));
			else reject(new Error(`the workbook's process ended with ${code}: ${errors}`));
		});
		child.stdin.on("error", () => undefined);
		child.stdin.end(table);
	});
}
