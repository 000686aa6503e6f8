import "server-only";
import { Worker } from "node:worker_threads";
import type { Assessment, AssessOptions, Facts, HandOver } from "@/engine";
import type { AssessmentAnswer, AssessmentOrder } from "./assessment.worker";
import { Refusal } from "./refusal";

export interface ThreadLimits {
	/** Orders that may wait behind the one that runs. */
	mostWaiting: number;
	longestMilliseconds: number;
}

export const THREAD_LIMITS: ThreadLimits = { mostWaiting: 24, longestMilliseconds: 90_000 };

interface Job {
	order: AssessmentOrder;
	settle: (answer: Assessment | HandOver) => void;
	fail: (error: Error) => void;
}

/**
 * Assessments are made in one thread beside the web process, one after the other, so that a large organisation's keeps
 * nobody else waiting. A run that takes too long or a thread that dies fails its own order only; the next gets a new thread.
 */
export function assessmentThread(start: () => Worker, limits = THREAD_LIMITS) {
	const waiting: Job[] = [];
	let running: Job | null = null;
	let worker: Worker | null = null;
	let alarm: NodeJS.Timeout | undefined;
	let orders = 0;

	const finish = (): Job | null => {
		clearTimeout(alarm);
		const done = running;
		running = null;
		return done;
	};
	const abandon = (error: Error) => {
		const left = worker;
		worker = null;
		left?.removeAllListeners();
		left?.on("error", () => {});
		void left?.terminate();
		finish()?.fail(error);
		next();
	};
	const began = (): Worker => {
		const made = start();
		made.on("message", (answer: AssessmentAnswer) => {
			if (answer.order !== running?.order.order) return;
			const done = finish();
			if ("answer" in answer) done?.settle(answer.answer);
			else
				done?.fail(answer.failure.isRange ? new RangeError(answer.failure.message) : new Error(answer.failure.message));
			if (!running && waiting.length === 0) made.unref();
			next();
		});
		made.on("error", (error) => abandon(new Error(`the assessment's thread failed: ${String(error)}`)));
		made.on("exit", (code) => abandon(new Error(`the assessment's thread ended with ${code}`)));
		return made;
	};
	function next(): void {
		if (running !== null) return;
		const job = waiting.shift();
		if (job === undefined) return;
		running = job;
		try {
			worker ??= began();
			worker.ref();
			alarm = setTimeout(() => abandon(tooLong(limits)), limits.longestMilliseconds);
			worker.postMessage(job.order);
		} catch (error) {
			abandon(error instanceof Error ? error : new Error(String(error)));
		}
	}
	const ask = (facts: Facts, what: AssessmentOrder["ask"]): Promise<Assessment | HandOver> => {
		if (waiting.length >= limits.mostWaiting)
			return Promise.reject(
				new Refusal("throttled", "Many assessments are being made at this moment. Try again in a minute."),
			);
		return new Promise((settle, fail) => {
			waiting.push({ order: { order: ++orders, facts, ask: what }, settle, fail });
			next();
		});
	};
	return {
		assess: (facts: Facts, options: AssessOptions) => ask(facts, { assess: options }) as Promise<Assessment>,
		handOver: (facts: Facts, assessment: Assessment, serviceIds: string[]) =>
			ask(facts, { handOver: assessment, serviceIds }) as Promise<HandOver>,
	};
}

function tooLong({ longestMilliseconds }: ThreadLimits): Error {
	return new Error(`the assessment took longer than ${Math.round(longestMilliseconds / 1000)} s and was stopped`);
}

/** The worker's file is found by the bundler from this very expression. */
export const inThread = assessmentThread(() => new Worker(new URL("./assessment.worker.ts", import.meta.url)));
