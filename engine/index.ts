export * from "./assessment";
export * from "./catalogue/costs";
export * from "./catalogue/practices";
export { PRACTICE_SOURCES, type PracticeSourceEntry } from "./catalogue/practices/sources";
export * from "./catalogue/rates";
export * from "./facts";
export { assessReadiness } from "./readiness/assess-readiness";
export { addMonths, daysFromDate } from "./readiness/calendar";
export { freshness } from "./readiness/freshness";
export { nextActions, type Reassess } from "./readiness/next-actions";
export {
	missingShare,
	type PhaseStretch,
	phaseStretches,
	rateFactor,
	sitesOfServices,
} from "./readiness/practice-effects";
export { type PracticeUnit, type ResolvedPractice, resolvePractices } from "./readiness/resolve-practices";
export {
	ANSWER_CREDIT,
	EVIDENCE_CREDIT,
	FRESHNESS_FLOOR,
	GATE_CAPS,
	PART_WEIGHTS,
	PROOF_MAX_AGE_MONTHS,
	partWeights,
	SCENARIO_WEIGHTS,
} from "./readiness/weights";
