import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";

const AT_ONCE = 2;
/** A child waits so long for the next question: it has its fonts open and its code warm. */
const REST_MILLISECONDS = 120_000;
/** The compiler keeps what it once set, so a child that has grown, or has answered often, makes room for a new one. */
const MOST_MEGABYTES = 280;
const MOST_ANSWERS = 20;

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

interface Child {
	process: ChildProcess;
	answers: number;
	complaint: string;
	/** Ends it when nobody has asked for a while. */
	rest: NodeJS.Timeout | null;
}

const resting = new Map<string, Child[]>();

function start(file: string): Child {
	const root = process.env.HOLDFAST_ROOT ?? process.cwd();
	const child: Child = {
		process: fork(path.join(/* turbopackIgnore: true */ root, "reports", file), [], {
			serialization: "advanced",
			execArgv: [],
			// Nothing of the parent's settings: a report needs no secret.
			env: { NODE_ENV: process.env.NODE_ENV, SystemRoot: process.env.SystemRoot },
			stdio: ["ignore", "ignore", "pipe", "ipc"],
		}),
		answers: 0,
		complaint: "",
		rest: null,
	};
	child.process.stderr?.on("data", (text: Buffer) => {
		child.complaint = (child.complaint + text.toString("utf8")).slice(-2000);
	});
	child.process.on("error", () => forget(file, child));
	child.process.on("exit", () => forget(file, child));
	return child;
}

function forget(file: string, child: Child): void {
	if (child.rest) clearTimeout(child.rest);
	resting.set(file, resting.get(file)?.filter((one) => one !== child) ?? []);
}

/** What rests must not keep this process alive. */
function hold(child: Child, isHeld: boolean): void {
	const parts = [child.process, child.process.channel, child.process.stderr as { ref?(): void; unref?(): void } | null];
	for (const part of parts) {
		if (isHeld) part?.ref?.();
		else part?.unref?.();
	}
}

function layAside(file: string, child: Child): void {
	const others = resting.get(file) ?? [];
	if (!child.process.connected || others.length >= AT_ONCE) {
		end(child);
		return;
	}
	child.rest = setTimeout(() => {
		forget(file, child);
		end(child);
	}, REST_MILLISECONDS);
	child.rest.unref();
	hold(child, false);
	resting.set(file, [...others, child]);
}

const end = ({ process: child }: Child): void => {
	if (child.connected) child.disconnect();
};

function take(file: string): Child {
	const child = resting.get(file)?.pop() ?? start(file);
	if (child.rest) clearTimeout(child.rest);
	child.rest = null;
	hold(child, true);
	return child;
}

/** Starts a child that is likely to be asked soon, so that the asker need not wait for its start. */
export function wakeChild(file: string): void {
	if (running === 0 && (resting.get(file) ?? []).length === 0) layAside(file, start(file));
}

export interface Asking {
	limitMilliseconds: number;
	signal?: AbortSignal | null;
	/** So much work that nothing may lie about beside it: those that rest make room, and a new child answers. */
	isLarge?: boolean;
}

function answerOf<T>(
	file: string,
	question: object,
	{ limitMilliseconds, signal, isLarge }: Asking,
): Promise<ChildAnswer<T>> {
	return new Promise((resolve, reject) => {
		if (isLarge) for (const idle of resting.get(file) ?? []) end(idle);
		if (isLarge) resting.delete(file);
		const child = take(file);
		let killed = "";
		const kill = (why: string) => {
			killed = why;
			child.process.kill("SIGKILL");
		};
		const timer = setTimeout(() => kill(`took longer than ${limitMilliseconds / 1000} s`), limitMilliseconds);
		const giveUp = () => kill("was no longer wanted");
		const answered = ({ megabytes, ...answer }: ChildAnswer<T> & { megabytes: number }) => {
			settle();
			child.answers++;
			if (megabytes < MOST_MEGABYTES && child.answers < MOST_ANSWERS && !killed) layAside(file, child);
			else {
				end(child);
				if (waiting.length > 0) layAside(file, start(file));
			}
			resolve(answer as ChildAnswer<T>);
		};
		const failed = (error: Error) => {
			settle();
			reject(error);
		};
		const exited = (code: number | null, ending: string | null) => {
			const why = killed || `ended with ${ending ?? code}`;
			failed(new Error(`The report process ${why}. ${child.complaint}`.trim()));
		};
		const settle = () => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", giveUp);
			child.process.off("message", answered).off("error", failed).off("exit", exited);
		};
		signal?.addEventListener("abort", giveUp, { once: true });
		child.process.on("message", answered).on("error", failed).on("exit", exited);
		child.process.send(question, (error) => {
			if (error && !killed) failed(error);
		});
	});
}

/**
 * One question at a time for each process, two processes at most, the other askers in line. A compile cannot be
 * interrupted, so a process that takes too long, or whose asker has gone, is ended.
 */
export async function askChild<T>(file: string, question: object, asking: Asking): Promise<ChildAnswer<T>> {
	await turn();
	try {
		if (asking.signal?.aborted) throw new Error("The report process was no longer wanted.");
		return await answerOf<T>(file, question, asking);
	} finally {
		leave();
	}
}
