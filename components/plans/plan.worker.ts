import { type AssessOptions, type Facts, type PlanChange, planner } from "@/engine";
import { type PlanSummary, planSummary } from "./plan-lines";

export type PlanRequest =
	| { facts: Facts; options: AssessOptions }
	| { changes: PlanChange[]; request: number }
	| { compare: { id: string; changes: PlanChange[] }[] };
export type PlanAnswer =
	| { today: PlanSummary; milliseconds: number }
	| { request: number; summary: PlanSummary; isFinal: boolean; milliseconds: number }
	| { compared: { id: string; summary: PlanSummary }[] };

/** More services than this wait: a rough answer comes first, from so few trials that it comes at once. */
const AT_ONCE = 3;
const ROUGH_TRIALS = 250;

type Planner = ReturnType<typeof planner>;
let exact: Planner | null = null;
let rough: Planner | null = null;
let latest = 0;

const breathe = () => new Promise((resolve) => setTimeout(resolve, 0));

self.onmessage = async ({ data }: MessageEvent<PlanRequest>) => {
	if ("facts" in data) {
		exact = planner(data.facts, data.options);
		rough = planner(data.facts, { ...data.options, trials: Math.min(ROUGH_TRIALS, data.options.trials) });
		const began = performance.now();
		const summary = planSummary(exact([]).finish());
		self.postMessage({ today: summary, milliseconds: performance.now() - began } satisfies PlanAnswer);
		rough([]).finish();
	} else if (exact && rough) {
		if ("compare" in data) await compare(exact, data.compare);
		else await answer(exact, rough, data.changes, data.request);
	}
};

async function answer(toLast: Planner, first: Planner, changes: PlanChange[], request: number): Promise<void> {
	latest = request;
	const began = performance.now();
	const post = (summary: PlanSummary, isFinal: boolean) =>
		self.postMessage({ request, summary, isFinal, milliseconds: performance.now() - began } satisfies PlanAnswer);
	const work = toLast(changes);
	if (work.waiting > AT_ONCE) {
		post(planSummary(first(changes).finish()), false);
		do await breathe();
		while (request === latest && work.step());
	}
	if (request === latest) post(planSummary(work.finish()), true);
}

async function compare(toLast: Planner, plans: { id: string; changes: PlanChange[] }[]): Promise<void> {
	const compared = [];
	for (const { id, changes } of plans) {
		const work = toLast(changes);
		do await breathe();
		while (work.step());
		compared.push({ id, summary: planSummary(work.finish()) });
	}
	self.postMessage({ compared } satisfies PlanAnswer);
}
