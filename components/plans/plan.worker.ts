import type { AssessOptions, Facts, PlanChange } from "@/engine";
import { firstAnswer, type Planners, plannersOf } from "./plan-answers";
import { type PlanSummary, planSummary } from "./plan-lines";

export type PlanRequest =
	| { facts: Facts; options: AssessOptions }
	| { changes: PlanChange[]; request: number }
	| { compare: { id: string; changes: PlanChange[] }[] };
export type PlanAnswer =
	| { today: PlanSummary; milliseconds: number }
	| { request: number; summary: PlanSummary; waiting: number; isFinal: boolean; milliseconds: number }
	| { compared: { id: string; summary: PlanSummary }[] };

let planners: Planners | null = null;
let latest = 0;

const breathe = () => new Promise((resolve) => setTimeout(resolve, 0));

self.onmessage = async ({ data }: MessageEvent<PlanRequest>) => {
	if ("facts" in data) {
		planners = plannersOf(data.facts, data.options);
		const began = performance.now();
		const summary = planSummary(planners.exact([]).finish());
		self.postMessage({ today: summary, milliseconds: performance.now() - began } satisfies PlanAnswer);
		planners.rough([]).finish();
	} else if (planners) {
		if ("compare" in data) await compare(planners.exact, data.compare);
		else await answer(planners, data.changes, data.request);
	}
};

async function answer(of: Planners, changes: PlanChange[], request: number): Promise<void> {
	latest = request;
	const began = performance.now();
	const post = (summary: PlanSummary, waiting: number, isFinal: boolean) => {
		const milliseconds = performance.now() - began;
		self.postMessage({ request, summary, waiting, isFinal, milliseconds } satisfies PlanAnswer);
	};
	const first = firstAnswer(of, changes);
	post(first.summary, first.waiting, first.isFinal);
	if (first.isFinal) return;
	if (first.waiting > 0) {
		do await breathe();
		while (request === latest && first.rest.step());
		if (request === latest) post(planSummary(first.rest.finish()), 0, false);
	}
	const work = of.exact(changes);
	do await breathe();
	while (request === latest && work.step());
	if (request === latest) post(planSummary(work.finish()), 0, true);
}

async function compare(toLast: Planners["exact"], plans: { id: string; changes: PlanChange[] }[]): Promise<void> {
	const compared = [];
	for (const { id, changes } of plans) {
		const work = toLast(changes);
		do await breathe();
		while (work.step());
		compared.push({ id, summary: planSummary(work.finish()) });
	}
	self.postMessage({ compared } satisfies PlanAnswer);
}
