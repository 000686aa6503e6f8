import { type AssessOptions, assessOne, type Facts, type Service, type ServiceAssessment } from "@/engine";

export type EstimateRequest = { facts: Facts; options: AssessOptions } | { draft: Service; request: number };
export type EstimateAnswer = { request: number; before: ServiceAssessment | null; after: ServiceAssessment };

let base: { facts: Facts; options: AssessOptions } | null = null;
let before: ServiceAssessment | null = null;

self.onmessage = ({ data }: MessageEvent<EstimateRequest>) => {
	if ("facts" in data) base = data;
	else if (base) {
		const { facts, options } = base;
		const { draft, request } = data;
		const saved = facts.services.some((service) => service.id === draft.id);
		const services = [...facts.services.filter((service) => service.id !== draft.id), draft];
		if (saved) before ??= assessOne(facts, draft.id, options);
		const after = assessOne({ ...facts, services }, draft.id, options);
		self.postMessage({ request, before, after } satisfies EstimateAnswer);
	}
};
