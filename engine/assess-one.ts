import type { AssessOptions, ServiceAssessment } from "./assessment";
import type { Facts } from "./facts";
import { sitesOfServices } from "./readiness/practice-effects";
import { resolvePractices } from "./readiness/resolve-practices";
import { assessService } from "./restore/assess-service";
import { indexFacts } from "./restore/service-view";

/**
 * How long would this one service be down, and how much would be lost? The same figures that `assess` gives for it, to
 * the last digit, without the work for the others: what a form needs at every key. Minutes for restore, hours for loss.
 * RangeError when the facts have no service of that id, or hold a value that cannot be.
 */
export function assessOne(facts: Facts, serviceId: string, options: AssessOptions): ServiceAssessment {
	const service = facts.services.find((candidate) => candidate.id === serviceId);
	if (!service) throw new RangeError(`serviceId names no service of the facts: ${serviceId}`);
	const context = {
		facts,
		index: indexFacts(facts),
		practices: resolvePractices(facts, options.asOf),
		sitesOf: sitesOfServices(facts),
	};
	return assessService(context, service, options).assessment;
}
