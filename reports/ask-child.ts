import { fork } from "node:child_process";
import path from "node:path";

const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

async function turn(): Promise<void> {
	if (running < AT_ONCE) running++;
	else await new Promise<void>((resolve) => waiting.push(resolve));
}

function leave(): void {
	const next = waiting.shift();
	if (next) next();
	else running--;
}

export type ChildAnswer<T> = ({ ok: true } & T) | { ok: false; message: string };

function answerOf<T>(
	file: string,
	question: object,
	limitMilliseconds: number,
	signal: AbortSignal | null,
): Promise<ChildAnswer<T>> {
	return new Promise((resolve, reject) => {
		const root = process.env.HOLDFAST_ROOT ?? process.cwd();
		const child = fork(path.join(/* turbopackIgnore: true */ root, "reports", file), [], {
			serialization: "advanced",
			execArgv: [],
			// Nothing of the parent's settings: a report needs no secret.
			env: { NODE_ENV: process.env.NODE_ENV, SystemRoot: process.env.SystemRoot },
			stdio: ["ignore", "ignore", "pipe", "ipc"],
		});
		let complaint = "";
		let killed = "";
		const kill = (why: string) => {
			killed = why;
			child.kill("SIGKILL");
		};
		const timer = setTimeout(() => kill(`took longer than ${limitMilliseconds / 1000} s`), limitMilliseconds);
		const giveUp = () => kill("was no longer wanted");
		signal?.addEventListener("abort", giveUp, { once: true });
		child.stderr?.on("data", (text: Buffer) => {
			complaint = (complaint + text.toString("utf8")).slice(-2000);
		});
		child.once("message", (answer: ChildAnswer<T>) => {
			clearTimeout(timer);
			resolve(answer);
		});
		child.once("error", (error) => {
			clearTimeout(timer);
			reject(error);
		});
		child.once("exit", (code, ending) => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", giveUp);
			const why = killed || `ended with ${ending ?? code}`;
			reject(new Error(`The report process ${why}. ${complaint}`.trim()));
		});
		child.send(question, (error) => {
			if (error && !killed) reject(error);
		});
	});
}

/**
 * One question, one process, at most two at once, the others in line; a process that takes too long, or whose asker has
 * gone, is ended.
 */
export async function askChild<T>(
	file: string,
	question: object,
	limitMilliseconds: number,
	signal: AbortSignal | null = null,
): Promise<ChildAnswer<T>> {
	await turn();
	try {
		if (signal?.aborted) throw new Error("The report process was no longer wanted.");
		return await answerOf<T>(file, question, limitMilliseconds, signal);
	} finally {
		leave();
	}
}
