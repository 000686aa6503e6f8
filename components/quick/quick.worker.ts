import {
	type AssessOptions,
	assessOne,
	assessReadiness,
	assessServices,
	type Facts,
	type RankedUnknown,
	type Readiness,
	rankUnknowns,
	type ServiceAssessment,
} from "@/engine";
import { PLAN_PRACTICE, type PlanState } from "@/schemas/quick";
import { type ServiceDraft, ServiceForm } from "@/schemas/services";

export type QuickRequest =
	| { facts: Facts; options: AssessOptions }
	| { draft: ServiceDraft; serviceId: string; plan: PlanState; request: number };
export interface QuickFigures {
	request: number;
	readiness: Pick<Readiness, "score" | "low" | "high" | "coverage">;
	service: ServiceAssessment;
	next: RankedUnknown[];
}
export type QuickAnswer = QuickFigures | { request: number; unfinished: true };

/** Trials of the many runs that only rank what to ask for next. */
const RANKING_TRIALS = 200;
const SHOWN = 12;

let base: { facts: Facts; options: AssessOptions } | null = null;
let others: ServiceAssessment[] | null = null;

self.onmessage = ({ data }: MessageEvent<QuickRequest>) => {
	if ("facts" in data) {
		base = data;
		others = null;
	} else if (base) self.postMessage(answer(base, data));
};

function answer(
	{ facts, options }: { facts: Facts; options: AssessOptions },
	{ draft, serviceId, plan, request }: Extract<QuickRequest, { draft: ServiceDraft }>,
): QuickAnswer {
	const typed = ServiceForm.safeParse(draft);
	if (!typed.success) return { request, unfinished: true };
	const changed = withPlan(
		{
			...facts,
			services: [...facts.services.filter(({ id }) => id !== serviceId), { ...typed.data, id: serviceId }],
		},
		plan,
	);
	others ??= assessServices(
		{ ...facts, services: facts.services.filter(({ id }) => id !== serviceId) },
		{ ...options, trials: Math.min(options.trials, 1_000) },
	);
	const service = assessOne(changed, serviceId, options);
	const services = [...others, service];
	const { score, low, high, coverage } = assessReadiness(changed, services, options);
	const quick = { ...options, trials: RANKING_TRIALS };
	const next = rankUnknowns(changed, services, [serviceId], options, (facts, id) => assessOne(facts, id, quick));
	return { request, readiness: { score, low, high, coverage }, service, next: next.slice(0, SHOWN) };
}

function withPlan(facts: Facts, state: PlanState): Facts {
	const { id: practiceId } = PLAN_PRACTICE;
	const isIt = (answer: Facts["practiceAnswers"][number]) =>
		answer.practiceId === practiceId && answer.siteId === null && answer.serverId === null;
	if (state === "" || facts.practiceAnswers.find(isIt)?.state === state) return facts;
	const level = { practiceId, siteId: null, serverId: null };
	const rest = { reason: null, decidedBy: null, reviewOn: null, owner: null, answeredBy: null, note: null };
	const made = { ...level, state, evidence: "said" as const, evidenceOn: null, ...rest };
	return { ...facts, practiceAnswers: [...facts.practiceAnswers.filter((answer) => !isIt(answer)), made] };
}
