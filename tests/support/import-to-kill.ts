// node --conditions=react-server --import tsx tests/support/import-to-kill.ts <task>: says when it begins, so that it can be killed after.
import { readFileSync } from "node:fs";
import { applyImport } from "@/data/import-apply";
import { getImport } from "@/data/import-view";
import type { Context } from "@/data/permission";
import { CONFIRM_ALL } from "@/schemas/import-plan";
import { sendFile } from "./send-file";

interface Task {
	context: Context;
	file: string;
	/** The dry run to apply; without it the file is sent. */
	id?: string;
}

const { context, file, id } = JSON.parse(process.argv[2] ?? "{}") as Task;
const bytes = new Uint8Array(readFileSync(file));
process.stdout.write("begun\n");
if (id === undefined) await sendFile(context, "machines.csv", bytes);
else {
	const { version } = await getImport(context, id);
	await applyImport(context, { id, version, answers: CONFIRM_ALL });
}
process.exit(0);
