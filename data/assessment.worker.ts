import { parentPort } from "node:worker_threads";
import { type Assessment, type AssessOptions, assess, type Facts, type HandOver, handOver } from "@/engine";
import { recoveryTrials } from "@/lib/recovery-trials";

/** What the thread is asked and what it answers; `order` pairs them. */
export interface AssessmentOrder {
	order: number;
	facts: Facts;
	/** To assess, or to work out what a report hands over beside an assessment. */
	ask: { assess: AssessOptions } | { handOver: Assessment; serviceIds: string[] };
}
export type AssessmentAnswer =
	| { order: number; answer: Assessment | HandOver }
	| { order: number; failure: { message: string; isRange: boolean } };

parentPort?.on("message", (order: AssessmentOrder) => {
	parentPort?.postMessage(answer(order));
});

function answer({ order, facts, ask }: AssessmentOrder): AssessmentAnswer {
	try {
		if ("assess" in ask) return { order, answer: assess(facts, ask.assess) };
		const { handOver: assessment, serviceIds } = ask;
		return { order, answer: handOver(facts, assessment, { serviceIds, recoveryTrials }) };
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return { order, failure: { message, isRange: error instanceof RangeError } };
	}
}
