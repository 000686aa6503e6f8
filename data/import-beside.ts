import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import type { ImportCounts } from "@/schemas/import-plan";
import type { ImportRows } from "@/schemas/import-rows";
import type { ApplyForm, ImportDecision } from "@/schemas/imports";
import { inOrganization, rowId } from "./db";
import { type Applied, applyImport } from "./import-apply";
import { undoImport } from "./import-undo";
import { decideImport, type StagedFile, stageImport } from "./imports";
import { scriptArguments } from "./own-process";
import { type Context, requirePermission } from "./permission";
import { Refusal, type RefusalKind } from "./refusal";

/** A file whose rows lie on the disk, where its reader left them. */
export type ReadUpload = Omit<StagedFile, "rows"> & { rowsPath: string };

export interface ImportVerbs {
	stage(context: Context, file: ReadUpload): Promise<{ id: string }>;
	decide(context: Context, decision: ImportDecision): Promise<{ version: number }>;
	apply(context: Context, form: ApplyForm): Promise<Applied>;
	undo(context: Context, key: { id: string }): Promise<{ removed: number; restored: number }>;
}
type Verb = keyof ImportVerbs;

export interface ImportOrder {
	order: number;
	verb: Verb;
	context: Context;
	input: unknown;
}
export type ImportAnswer =
	| { order: number; value: unknown }
	| { order: number; refusal: { kind: RefusalKind; message: string; fields?: Record<string, string> } }
	| { order: number; failure: string };

interface Limits {
	/** Rows from which a process of its own is worth its start. */
	largeFrom: number;
	idleMilliseconds: number;
	megabytes: number;
}
const LIMITS: Limits = { largeFrom: 1500, idleMilliseconds: 300_000, megabytes: 1536 };

function startProcess({ megabytes }: Limits): ChildProcess {
	const memory = [`--max-old-space-size=${megabytes}`, "--max-semi-space-size=64"];
	const { cwd, args } = scriptArguments("data/import-process.ts");
	return spawn(process.execPath, [...memory, ...args], { cwd, stdio: ["ignore", "ignore", "inherit", "ipc"] });
}

interface Waiting {
	settle: (value: never) => void;
	fail: (error: Error) => void;
}

/**
 * Large imports are compared, committed and taken back in one process beside the web's, which is started when first
 * needed and ends when nobody has asked for a while. If it dies, what it was doing fails, and the database undoes it.
 */
export function importsBeside(limits: Limits = LIMITS, start = startProcess) {
	const waiting = new Map<number, Waiting>();
	let child: ChildProcess | null = null;
	let idle: NodeJS.Timeout | undefined;
	let orders = 0;

	const rest = (made: ChildProcess) => {
		made.unref();
		made.channel?.unref();
		idle = setTimeout(() => made.disconnect(), limits.idleMilliseconds).unref();
	};
	const gone = (made: ChildProcess, why: string) => {
		if (child !== made) return;
		child = null;
		clearTimeout(idle);
		for (const { fail } of waiting.values()) fail(new Error(`the imports' process ${why}`));
		waiting.clear();
	};
	const settle = (answer: ImportAnswer | "ready") => {
		if (answer === "ready") return;
		const asked = waiting.get(answer.order);
		if (!asked) return;
		waiting.delete(answer.order);
		if ("value" in answer) asked.settle(answer.value as never);
		else if ("failure" in answer) asked.fail(new Error(answer.failure));
		else asked.fail(new Refusal(answer.refusal.kind, answer.refusal.message, answer.refusal.fields));
		if (waiting.size === 0 && child) rest(child);
	};
	const running = (): ChildProcess => {
		clearTimeout(idle);
		if (child === null) {
			const made = start(limits);
			made.on("message", settle);
			made.on("error", (error) => gone(made, `could not be started: ${error.message}`));
			made.on("disconnect", () => gone(made, "broke off"));
			made.on("exit", (code, signal) => gone(made, `ended with ${signal ?? code}`));
			child = made;
		}
		child.ref();
		child.channel?.ref();
		return child;
	};
	function ask<V extends Verb>(
		verb: V,
		context: Context,
		input: Parameters<ImportVerbs[V]>[1],
	): ReturnType<ImportVerbs[V]> {
		return new Promise((settle, fail) => {
			const order = ++orders;
			waiting.set(order, { settle: settle as Waiting["settle"], fail });
			running().send({ order, verb, context, input } satisfies ImportOrder, (error) => {
				if (error && waiting.delete(order)) fail(error);
			});
		}) as ReturnType<ImportVerbs[V]>;
	}
	const isLarge = (rows: number): boolean => rows >= limits.largeFrom;
	return {
		/** Begins the process while a large file is still being read. */
		warm(): void {
			const made = running();
			if (waiting.size === 0) rest(made);
		},
		async stage(context: Context, { rowsPath, ...file }: ReadUpload, rows: number): Promise<{ id: string }> {
			requirePermission(context, "imports.run");
			if (isLarge(rows)) return ask("stage", context, { ...file, rowsPath });
			return stageImport(context, { ...file, rows: JSON.parse(await readFile(rowsPath, "utf8")) as ImportRows });
		},
		async decide(context: Context, decision: ImportDecision): Promise<{ version: number }> {
			requirePermission(context, "imports.run");
			if (isLarge(await rowsOf(context, decision.id))) return ask("decide", context, decision);
			return decideImport(context, decision);
		},
		async apply(context: Context, form: ApplyForm): Promise<Applied> {
			requirePermission(context, "imports.run");
			if (isLarge(await rowsOf(context, form.id))) return ask("apply", context, form);
			return applyImport(context, form);
		},
		async undo(context: Context, id: string): Promise<{ removed: number; restored: number }> {
			requirePermission(context, "imports.run");
			if (isLarge(await rowsOf(context, id))) return ask("undo", context, { id });
			return undoImport(context, id);
		},
	};
}

/** Rows of a kept import, whatever became of each; none when it is not there, which its verb will say. */
function rowsOf(context: Context, id: string): Promise<number> {
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const row = await tx.import.findFirst({
			where: { organizationId, id: rowId(id, "import") },
			select: { counts: true },
		});
		const counts = row?.counts as Partial<ImportCounts> | null | undefined;
		const statuses = ["new", "changed", "unchanged", "missing", "conflict", "rejected", "excluded"] as const;
		return statuses.reduce((sum, status) => sum + (counts?.[status] ?? 0), 0);
	});
}

const kept = globalThis as unknown as { holdfastImports?: ReturnType<typeof importsBeside> };
kept.holdfastImports ??= importsBeside();
export const largeImports = kept.holdfastImports;
