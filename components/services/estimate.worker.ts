import { type AssessOptions, assess, type Facts, type Service, type ServiceAssessment } from "@/engine";

export type EstimateRequest = { facts: Facts; options: AssessOptions } | { draft: Service; request: number };
export type EstimateAnswer = { request: number; before: ServiceAssessment | null; after: ServiceAssessment };

let base: { facts: Facts; options: AssessOptions } | null = null;

self.onmessage = ({ data }: MessageEvent<EstimateRequest>) => {
	if ("facts" in data) base = data;
	else if (base) self.postMessage({ request: data.request, ...compare(base, data.draft) } satisfies EstimateAnswer);
};

function compare({ facts, options }: { facts: Facts; options: AssessOptions }, draft: Service) {
	const before = facts.services.find((service) => service.id === draft.id);
	const figure = (service: Service) => {
		const { services } = assess({ ...facts, services: withNeeded(facts, service) }, options);
		return services.find((assessed) => assessed.serviceId === service.id)!;
	};
	return { before: before ? figure(before) : null, after: figure(draft) };
}

/** The service and all it depends on, however far down; the rest cannot change its figures. */
function withNeeded(facts: Facts, service: Service): Service[] {
	const needed = new Map([[service.id, service]]);
	for (const each of needed.values())
		for (const id of each.dependsOn) {
			const found = facts.services.find((other) => other.id === id);
			if (found && !needed.has(id)) needed.set(id, found);
		}
	return [...needed.values()];
}
