/** What large imports ask for, in a process of its own: comparing and committing ten thousand rows there holds up nobody here. */
import { readFile } from "node:fs/promises";
import type { ImportRows } from "@/schemas/import-rows";
import { applyImport } from "./import-apply";
import type { ImportAnswer, ImportOrder, ImportVerbs } from "./import-beside";
import { undoImport } from "./import-undo";
import { decideImport, stageImport } from "./imports";
import { Refusal } from "./refusal";

const VERBS: ImportVerbs = {
	stage: async (context, { rowsPath, ...file }) =>
		stageImport(context, { ...file, rows: JSON.parse(await readFile(rowsPath, "utf8")) as ImportRows }),
	decide: async (context, decision) => decideImport(context, decision),
	apply: async (context, form) => applyImport(context, form),
	undo: async (context, { id }) => undoImport(context, id),
};

async function answerTo({ order, verb, context, input }: ImportOrder): Promise<ImportAnswer> {
	try {
		return { order, value: await VERBS[verb](context, input as never) };
	} catch (error) {
		if (error instanceof Refusal) {
			const { kind, message, fields } = error;
			return { order, refusal: { kind, message, ...(fields ? { fields } : {}) } };
		}
		return { order, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
	}
}

process.on("message", (order: ImportOrder) => {
	void answerTo(order).then((answer) => process.send?.(answer));
});
// Whoever asked is gone: an unfinished transaction is rolled back by the database.
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
