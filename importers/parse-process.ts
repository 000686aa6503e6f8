/** Reads one uploaded file in a process of its own: whatever it does to memory or time ends with the process. */
import { readFile as readBytes, writeFile } from "node:fs/promises";
import type { ReadOptions } from "@/schemas/import-mapping";
import { BadFile } from "./bad-file";
import { readFile } from "./read";

interface Task {
	path: string;
	resultPath: string;
	fileName: string;
	options: ReadOptions;
}

const task = JSON.parse(process.argv[2] ?? "{}") as Task;

try {
	process.send?.({ stage: "reading", share: 0.2 });
	const read = await readFile(new Uint8Array(await readBytes(task.path)), task.fileName, task.options);
	process.send?.({ stage: "reading", share: 0.9 });
	const { detection, rows } = read;
	if (rows) await writeFile(task.resultPath, JSON.stringify(rows), { mode: 0o600 });
	process.send?.({ finished: { detection, servers: rows ? rows.servers.length : null } }, () => process.exit(0));
} catch (error) {
	const known = error instanceof BadFile;
	const answer = known
		? { problem: error.message, code: error.code }
		: {
				problem: "This file cannot be read.",
				code: "unreadable",
				detail: error instanceof Error ? error.stack : String(error),
			};
	process.send?.(answer, () => process.exit(0));
}
