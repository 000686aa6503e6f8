import "server-only";
import { type CostAtRisk, costAtRisk } from "@/engine";
import type { AssessedFacts } from "./assessment";

const kept = new WeakMap<AssessedFacts["assessment"], CostAtRisk>();

/** What downtime costs in a year, worked out once for an assessment and gone with it. */
export function costAtRiskOf({ facts, assessment, asOf }: AssessedFacts): CostAtRisk {
	const known = kept.get(assessment);
	if (known) return known;
	const made = costAtRisk(facts, assessment.services, { asOf });
	kept.set(assessment, made);
	return made;
}
