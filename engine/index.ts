export { assess, assessServices } from "./assess";
export { assessOne } from "./assess-one";
export * from "./assessment";
export { BusinessWeek } from "./availability/business-week";
export * from "./availability/chain-rules";
export * from "./availability/compound-poisson";
export type { ActiveActive, ActivePassive, DowntimeCause, FailOverAvailability } from "./availability/fail-over";
export {
	activeActiveAvailability,
	activePassiveAvailability,
	downtimeByNodes,
	latentFaultProbability,
} from "./availability/fail-over";
export type { FailOverInput } from "./availability/fail-over-inputs";
export { failureDiagram } from "./availability/failure-diagram";
export {
	type Block,
	type FailureLogic,
	type FaultTree,
	type Gate,
	logicOfBlocks,
	logicOfCutSets,
	logicOfFaultTree,
	logicOfPaths,
} from "./availability/failure-logic";
export { type MarkovChain, markovChain, steadyState } from "./availability/markov-chain";
export { MinimalCutSets } from "./availability/minimal-cut-sets";
export { type OutageKind, outageKinds, type ServiceOutages } from "./availability/outage-causes";
export * from "./availability/scenario-rates";
export * from "./availability/service-availability";
export { type ServiceFailOver, serviceFailOver } from "./availability/service-fail-over";
export * from "./availability/service-yearly-downtime";
export { type Severity, severityOfDistribution, severityOfHistogram } from "./availability/severity";
export type { SharedFate } from "./availability/shared-fate";
export {
	HOURS_PER_YEAR,
	MINUTES_PER_YEAR,
	type PartFigures,
	type PartImportance,
	type StructureAvailability,
	structureAvailability,
	unavailabilityOf,
} from "./availability/structure-availability";
export { type TransientState, transientState } from "./availability/transient";
export * from "./availability/yearly-downtime";
export { type AppliedBlueprint, applyBlueprint } from "./blueprints/apply-blueprint";
export {
	BLUEPRINT_KINDS,
	type Blueprint,
	type BlueprintChoice,
	type BlueprintKind,
	blueprintKind,
	blueprintsFor,
	KIND_PLANS,
	type KindPlan,
	PATTERN_IDS,
	PATTERN_TIERS,
	type PatternId,
	usualChoice,
} from "./blueprints/blueprint";
export type { AnswerPlace, CheckState, Precondition } from "./blueprints/condition";
export { type BlueprintDrawing, type DrawnBox, type DrawnLine, drawBlueprint } from "./blueprints/drawing";
export { type BlueprintPlace, type FilledPlace, placesOf, suggestPlaces } from "./blueprints/places";
export { checkBlueprint } from "./blueprints/preconditions";
export type { SideEffect } from "./blueprints/side-effects";
export { type BlueprintFigures, type TriedBlueprint, tryBlueprint } from "./blueprints/try-blueprint";
export * from "./catalogue/capacities";
export * from "./catalogue/components";
export * from "./catalogue/costs";
export { DOUBTS, type Doubt } from "./catalogue/doubts";
export * from "./catalogue/fail-over";
export { failuresPerYearFromMttf, gridSupply, unitFailure } from "./catalogue/field-data";
export * from "./catalogue/phases";
export * from "./catalogue/practices";
export { PRACTICE_SOURCES, type PracticeSourceEntry } from "./catalogue/practices/sources";
export * from "./catalogue/rates";
export * from "./catalogue/sources";
export * from "./catalogue/tiers";
export { hoursInWords } from "./claims/find-cover";
export { hoursOf, timeInWords } from "./claims/find-time";
export * from "./claims/read-terms";
export * from "./claims/terms";
export * from "./claims/weigh-terms";
export { type HostedTerms, hostedTerms } from "./cloud/hosted-terms";
export {
	annuity,
	COST_SPANS,
	type MultiYearCost,
	multiYearCost,
	type OptionOverYears,
	USUAL_DISCOUNT_RATE,
} from "./cloud/multi-year-cost";
export { openDoubts } from "./cloud/open-doubts";
export { completeFacts, completeMail, completeOverrides, completeProtection } from "./complete-facts";
export { breakEvenPerHour, paretoFront } from "./cost/break-even";
export * from "./cost/choice-model";
export { compareOptions, type OptionComparison, type ProtectionOption } from "./cost/compare-options";
export { type CostAtRisk, costAtRisk } from "./cost/cost-at-risk";
export { hostingObstacle } from "./cost/hosting";
export { OPTION_IDS, type OptionId, withOption } from "./cost/option-plans";
export * from "./cost/outage-cost";
export * from "./cost/portfolio";
export * from "./cost/portfolio-decisions";
export { type CostLine, type ProtectionCost, WORK_DAYS_PER_YEAR, yearlyProtectionCost } from "./cost/protection-cost";
export * from "./facts";
export { chanceOfEvents, chanceOfNone, learnRate, meanRate, nextRepair, rateQuantile } from "./learning/event-rate";
export {
	beliefFromMoments,
	type LogMinutesBelief,
	learnMinutes,
	predictedMinutes,
	predictiveOf,
} from "./learning/log-minutes";
export { JEFFREYS_PRIOR, type RestoreSuccess, restoreSuccess } from "./learning/restore-success";
export { type BackupAge, type BackupSchedule, backupAge, rotatedAge } from "./loss/backup-age";
export { allCopiesFail, allCopiesPoisoned, COMMON_CAUSE_SHARE } from "./loss/copies";
export { replicationBacklog } from "./loss/replication-backlog";
export { type AccessEffects, type AccessFigures, accessEffects, sharesOf } from "./mail/access-effects";
export { type AccessAdvice, type AccessRule, adviseAccess, LARGE_GIGABYTES, SLOW_MEGABITS } from "./mail/advise-access";
export * from "./mail/scanners";
export { type ChangeOffer, practiceOffers, serviceOffers, siteOffers } from "./plan/change-offers";
export { applyChange, applyChanges, changeId, type PlanChange } from "./plan/changes";
export {
	type HandedOption,
	type HandedRecovery,
	type HandedService,
	type HandOver,
	handOver,
} from "./plan/hand-over";
export { type PlanCost, planCost } from "./plan/plan-cost";
export { type PlanFigures, type PlanWork, planner } from "./plan/plan-figures";
export { betaPert } from "./random/beta-pert";
export type { Distribution } from "./random/distribution";
export { nextUniform, stream } from "./random/generator";
export { assessReadiness } from "./readiness/assess-readiness";
export { addMonths, daysFromDate } from "./readiness/calendar";
export {
	type CatalogueChange,
	catalogueChanges,
	type RecordedPractice,
	recordCatalogue,
} from "./readiness/catalogue-record";
export type { ChangedFacts, FactsNoun } from "./readiness/changed-facts";
export type { MissedTarget, ServiceChanges } from "./readiness/compare-services";
export * from "./readiness/compare-snapshots";
export { freshness } from "./readiness/freshness";
export { nextActions, type Reassess } from "./readiness/next-actions";
export {
	missingShare,
	type PhaseStretch,
	phaseStretches,
	rateFactor,
	sitesOfServices,
} from "./readiness/practice-effects";
export { type ProofCredit, proveServices, type ServiceProof } from "./readiness/proof";
export { type AssessService, type Narrowing, type RankedUnknown, rankUnknowns } from "./readiness/rank-unknowns";
export { type PracticeUnit, practicesOf, type ResolvedPractice, resolvePractices } from "./readiness/resolve-practices";
export * from "./readiness/score-outlook";
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
export * from "./recovery/affected-services";
export type { Project, ProjectActivity } from "./recovery/project";
export { type RecoverManyOptions, type RecoveryOfMany, recoverMany, scenarioOfLoss } from "./recovery/recover-many";
export type { SiteMeans } from "./recovery/recovery-case";
export { type ProjectSchedule, type ScheduledActivity, scheduleProject } from "./recovery/schedule-project";
export type { GanttActivity, ScheduledRecovery } from "./recovery/schedule-recovery";
export type { ReadinessCheck } from "./rehearsal/readiness-check";
export { type DrillPlan, readinessChecks } from "./rehearsal/readiness-checks";
export * from "./rehearsal/run-log";
export { drillOfRun, type RunResult, type RunStep, runResult, type StepResult } from "./rehearsal/run-result";
export { runSteps, type ServiceRunbook } from "./rehearsal/run-steps";
export {
	type IncidentReplay,
	type PastIncident,
	type Replay,
	type ReplayRange,
	replayIncidents,
	type TierReplay,
} from "./replay/replay-incidents";
export { type CriticalPath, criticalPath, type PertActivity } from "./restore/critical-path";
export { type ActivityNetwork, compileNetwork, inSeries, type NetworkPhase } from "./restore/network";
export { networkMoments } from "./restore/network-moments";
export { waitForOpening } from "./restore/opening-hours";
export { type ParallelCompletion, parallelCompletion } from "./restore/parallel-completion";
export { durationOf, type PhaseDuration } from "./restore/phase-duration";
export { type NetworkResult, type SimulateOptions, simulateNetwork } from "./restore/simulate-network";
export { CONTACT_ROLES, type Contact, type ContactRole, contactsFor } from "./runbook/contact";
export type { RunbookHost } from "./runbook/hosts";
export { makeRunbook, type Runbook, type RunbookStep, type StepMinutes, usualMinutes } from "./runbook/make-runbook";
export * from "./runbook/merge-runbook";
export { sentence, spokenMinutes } from "./sentence";
export { type ClusterLoad, clusterLoad, type ProtocolLoad } from "./sizing/cluster-load";
export { slotsNeeded, waitingShare } from "./sizing/erlang";
export { type GrowthStep, type Resource, type ResourceId, type Sizing, sizeCluster } from "./sizing/size-cluster";
export { histogramOf } from "./stats/histogram";
export { CATALOGUE_VERSION, ENGINE_VERSION } from "./version";
