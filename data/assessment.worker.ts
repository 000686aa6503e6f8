import { parentPort } from "node:worker_threads";
import { type Assessment, type AssessOptions, assess, type Facts } from "@/engine";

/** What the thread is asked and what it answers; `order` pairs them. */
export interface AssessmentOrder {
	order: number;
	facts: Facts;
	options: AssessOptions;
}
export type AssessmentAnswer =
	| { order: number; assessment: Assessment }
	| { order: number; failure: { message: string; isRange: boolean } };

parentPort?.on("message", ({ order, facts, options }: AssessmentOrder) => {
	parentPort?.postMessage(answer(order, facts, options));
});

function answer(order: number, facts: Facts, options: AssessOptions): AssessmentAnswer {
	try {
		return { order, assessment: assess(facts, options) };
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return { order, failure: { message, isRange: error instanceof RangeError } };
	}
}
