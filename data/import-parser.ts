import "server-only";
import { spawn } from "node:child_process";
import type { Detection, ReadOptions } from "@/schemas/import-mapping";
import { log } from "./log";
import { scriptArguments } from "./own-process";

/** Why a file was not read; the message is for the person. */
export class UnreadableFile extends Error {
	constructor(
		readonly code: string,
		message: string,
	) {
		super(message);
		this.name = "UnreadableFile";
	}
}

export interface ParseTask {
	path: string;
	fileName: string;
	options: ReadOptions;
	signal?: AbortSignal;
	onProgress?: (share: number) => void;
	limits?: { milliseconds?: number; megabytes?: number };
}

const LIMITS = { milliseconds: 60_000, megabytes: 640 };
const TOO_MUCH = "Reading this file took more memory than allowed. Export only the sheets and rows you need.";

interface Message {
	stage?: string;
	share?: number;
	finished?: Omit<ParsedFile, "rowsPath">;
	problem?: string;
	code?: string;
	detail?: string;
}

/** At most two files at once; the others wait their turn. */
const waiting: (() => void)[] = [];
let running = 0;
const MOST_AT_ONCE = 2;

async function turn(): Promise<() => void> {
	if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
	running++;
	return () => {
		running--;
		waiting.shift()?.();
	};
}

export interface ParsedFile {
	detection: Detection;
	/** Machines found; null while a table's columns are not known. */
	servers: number | null;
	/** Where the rows lie, as JSON, beside the file that was read. */
	rowsPath: string;
}

/** Reads a file in a process of its own, bounded in time and memory, and stopped when the signal says so. */
export async function parseFile(task: ParseTask): Promise<ParsedFile> {
	const release = await turn();
	const rowsPath = `${task.path}.rows`;
	try {
		return { ...(await runProcess(task, rowsPath)), rowsPath };
	} finally {
		release();
	}
}

function runProcess(
	{ path: file, fileName, options, signal, onProgress, limits }: ParseTask,
	resultPath: string,
): Promise<Omit<ParsedFile, "rowsPath">> {
	const { milliseconds, megabytes } = { ...LIMITS, ...limits };
	return new Promise((resolve, reject) => {
		if (signal?.aborted) return reject(new UnreadableFile("cancelled", "The import was cancelled."));
		const argument = JSON.stringify({ path: file, resultPath, fileName, options });
		const memory = [`--max-old-space-size=${megabytes}`, `--max-semi-space-size=${megabytes >= 256 ? 32 : 2}`];
		const { cwd, args } = scriptArguments("importers/parse-process.ts");
		const child = spawn(process.execPath, [...memory, ...args, argument], {
			cwd,
			env: { PATH: process.env.PATH, NODE_ENV: "production", TZ: "UTC" } as unknown as NodeJS.ProcessEnv,
			stdio: ["ignore", "ignore", "pipe", "ipc"],
		});
		let answer: Message | null = null;
		let errors = "";
		let reason: UnreadableFile | null = null;
		const stop = (why: UnreadableFile) => {
			reason ??= why;
			child.kill("SIGKILL");
		};
		const cancel = () => stop(new UnreadableFile("cancelled", "The import was cancelled."));
		const timer = setTimeout(
			() =>
				stop(
					new UnreadableFile(
						"too-slow",
						`Reading this file took longer than ${milliseconds / 1000} seconds. Export only the sheets and rows you need.`,
					),
				),
			milliseconds,
		);
		signal?.addEventListener("abort", cancel, { once: true });
		child.stderr?.on("data", (chunk: Buffer) => {
			errors = (errors + chunk.toString("utf8")).slice(-4000);
		});
		child.on("message", (message: Message) => {
			if (message.stage) onProgress?.(message.share ?? 0);
			else answer = message;
		});
		child.on("error", (error) => {
			clearTimeout(timer);
			reject(error);
		});
		child.on("close", (code) => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", cancel);
			if (reason) return reject(reason);
			if (answer?.finished) return resolve(answer.finished);
			if (answer?.problem && answer.detail)
				log.error({ detail: answer.detail }, "A file could not be read for a reason of ours.");
			if (answer?.problem) return reject(new UnreadableFile(answer.code ?? "unreadable", answer.problem));
			if (
				/heap out of memory|ERR_WORKER_OUT_OF_MEMORY|Allocation failed/i.test(errors) ||
				code === 134 ||
				code === null
			)
				return reject(new UnreadableFile("too-much-memory", TOO_MUCH));
			reject(new Error(`the reading process ended with ${code}: ${errors}`));
		});
	});
}
