import type { Estimate, ScenarioAssessment, ServiceAssessment } from "../assessment";

/** What the score asks of a service's figures. */
export type ScoredService = Pick<ServiceAssessment, "serviceId" | "name" | "tierClaimed" | "dataIsKnown"> & {
	scenarios: Pick<ScenarioAssessment, "scenario" | "restoreVerdict" | "lossVerdict">[];
};

/** What a change that is tried out asks of them besides. */
export type TriedService = Omit<ScoredService, "scenarios"> & {
	scenarios: (ScoredService["scenarios"][number] & { restore: Pick<Estimate, "p50" | "mean"> })[];
};
