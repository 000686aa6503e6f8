import {
	explainAction,
	explainCoverage,
	explainEvidence,
	explainLayer,
	explainScore,
} from "@/components/readiness/explain-readiness";
import type { Assessment } from "@/engine";
import {
	explainDegraded,
	explainDocumented,
	explainEnvelope,
	explainLoss,
	explainRestore,
	explainTier,
	scenarioNamed,
} from "./explain-service";
import type { FigureExplanation } from "./figure";

export interface FigureContext {
	slug: string;
	currency: string;
	assessment: Assessment;
}

function explainOfService(
	context: FigureContext,
	kind: string,
	serviceId: string,
	scenarioName: string | undefined,
): FigureExplanation | null {
	const service = context.assessment.services.find((entry) => entry.serviceId === serviceId);
	if (!service) return null;
	const question = { service, href: `/o/${context.slug}/services/${serviceId}` };
	const scenario = scenarioNamed(service, scenarioName);
	switch (kind) {
		case "restore":
			return scenario && explainRestore(question, scenario);
		case "loss":
			return scenario && explainLoss(question, scenario);
		case "tier":
			return explainTier(question);
		case "documented":
			return explainDocumented(question);
		case "envelope":
			return explainEnvelope(question);
		case "degraded":
			return explainDegraded(question);
		default:
			return null;
	}
}

/** What the figure of that key is made of; null when the assessment has no such figure. */
export function explainFigure(context: FigureContext, key: string): FigureExplanation | null {
	const { slug, currency, assessment } = context;
	const [kind = "", first, second] = key.split(".");
	switch (kind) {
		case "score":
			return explainScore(slug, assessment);
		case "coverage":
			return explainCoverage(slug, assessment);
		case "evidence":
			return explainEvidence(slug, assessment);
		case "layer":
			return explainLayer(slug, assessment, first ?? "", second ?? "all");
		case "action": {
			const action = assessment.actions.find((entry) => entry.id === key.slice("action.".length));
			return action ? explainAction(slug, currency, action, assessment) : null;
		}
		default:
			return explainOfService(context, kind, first ?? "", second);
	}
}
