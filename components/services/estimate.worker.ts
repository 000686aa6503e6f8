import { type AssessOptions, assessOne, type Facts, type ServiceAssessment } from "@/engine";
import { type ServiceDraft, ServiceForm } from "@/schemas/services";

export type EstimateRequest =
	| { facts: Facts; options: AssessOptions }
	| { draft: ServiceDraft; serviceId: string; request: number };
export type Estimate = { request: number; before: ServiceAssessment | null; after: ServiceAssessment };
export type EstimateAnswer = Estimate | { request: number; unfinished: true };

let base: { facts: Facts; options: AssessOptions } | null = null;
let before: ServiceAssessment | null = null;

self.onmessage = ({ data }: MessageEvent<EstimateRequest>) => {
	if ("facts" in data) base = data;
	else if (base) {
		const { facts, options } = base;
		const { draft, serviceId, request } = data;
		const typed = ServiceForm.safeParse(draft);
		if (!typed.success) {
			self.postMessage({ request, unfinished: true } satisfies EstimateAnswer);
			return;
		}
		const saved = facts.services.some((service) => service.id === serviceId);
		const services = [
			...facts.services.filter((service) => service.id !== serviceId),
			{ ...typed.data, id: serviceId },
		];
		if (saved) before ??= assessOne(facts, serviceId, options);
		const after = assessOne({ ...facts, services }, serviceId, options);
		self.postMessage({ request, before, after } satisfies EstimateAnswer);
	}
};
