import { fork } from "node:child_process";
import path from "node:path";
import type { ReportModel } from "./report-model";

const LIMIT_MILLISECONDS = 60_000;
const AT_ONCE = 2;

export type RenderEngine = "auto" | "native" | "web";

export interface RenderedReport {
	pdf: Uint8Array;
	/** `tagged` where the compiler of the platform cannot certify PDF/UA-1, or would not. */
	conformance: "PDF/UA-1" | "tagged";
	engine: "native" | "web";
	/** Why the conformance is less than asked; null when it is not. */
	note: string | null;
}

type Answer = ({ ok: true } & RenderedReport) | { ok: false; message: string };

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

function childPath(): string {
	return path.join(process.env.HOLDFAST_ROOT ?? process.cwd(), "reports", "render-child.mjs");
}

function answerOf(model: ReportModel, engine: RenderEngine, limitMilliseconds: number): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const child = fork(/* turbopackIgnore: true */ childPath(), [], {
			serialization: "advanced",
			execArgv: [],
			env: { NODE_ENV: process.env.NODE_ENV, SystemRoot: process.env.SystemRoot },
			stdio: ["ignore", "ignore", "pipe", "ipc"],
		});
		let complaint = "";
		let killed = false;
		const timer = setTimeout(() => {
			killed = true;
			child.kill("SIGKILL");
		}, limitMilliseconds);
		child.stderr?.on("data", (text: Buffer) => {
			complaint = (complaint + text.toString("utf8")).slice(-2000);
		});
		child.once("message", (answer: Answer) => {
			clearTimeout(timer);
			resolve(answer);
		});
		child.once("error", reject);
		child.once("exit", (code, signal) => {
			clearTimeout(timer);
			const why = killed ? `took longer than ${limitMilliseconds / 1000} s` : `ended with ${signal ?? code}`;
			reject(new Error(`The report process ${why}. ${complaint}`.trim()));
		});
		child.send({ model, engine });
	});
}

/** The PDF with what is known of its making. At most two are made at once, each in a process of its own. */
export async function renderReportWith(
	model: ReportModel,
	{
		engine = "auto",
		limitMilliseconds = LIMIT_MILLISECONDS,
	}: { engine?: RenderEngine; limitMilliseconds?: number } = {},
): Promise<RenderedReport> {
	await turn();
	try {
		const answer = await answerOf(model, engine, limitMilliseconds);
		if (!answer.ok) throw new Error(`The report could not be set: ${answer.message}`);
		return { pdf: answer.pdf, conformance: answer.conformance, engine: answer.engine, note: answer.note };
	} finally {
		leave();
	}
}

/** Bytes of the PDF; the same model gives the same bytes. */
export async function renderReport(model: ReportModel): Promise<Uint8Array> {
	return (await renderReportWith(model)).pdf;
}
