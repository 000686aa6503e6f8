/**
 * The figures: what `assess` answers. Every view (page, PDF, command line, what-if) shows parts of one Assessment.
 * Minutes for restore, hours for loss; a distribution never travels without its trials and seed.
 */
import type { CalendarDate, EvidenceLevel, ScenarioId, TierId } from "./facts";

/** A sentence with its parts: `text` is the English form, `code` and `values` let another language say it. */
export interface Sentence {
	code: string;
	values: Record<string, string | number>;
	text: string;
}

/** Where an input came from. `assumption`: a default for which no source was found. */
export interface InputOrigin {
	kind: "fact" | "contract" | "drill" | "override" | "catalogue" | "assumption" | "unknown";
	/** Path in the facts, or key in the catalogue. */
	reference: string;
	/** Key of `SOURCES`, when there is one. */
	source: string | null;
}

export interface Estimate {
	p10: number;
	p50: number;
	p90: number;
	p95: number;
	mean: number;
	standardDeviation: number;
	/** Moments without simulation, as a check and for instant feedback. */
	closedForm: { mean: number; standardDeviation: number };
	histogram: Histogram;
	trials: number;
	seed: number;
	/** Share of the mean that rests on measured phases, 0 to 1. */
	measuredShare: number;
}

export interface Histogram {
	/** Lower edge of the first bin. */
	start: number;
	binWidth: number;
	counts: number[];
}

export type TargetVerdict = "met" | "at-risk" | "missed" | "no-target" | "unknown";

/** A means by which a service comes back. */
export type PathId =
	| "rebuild-from-nothing"
	| "rebuild-and-restore"
	| "repair-and-restore"
	| "restore-in-place"
	| "standby-and-restore"
	| "switch-over"
	| "eject-node"
	| "restart"
	| "roll-back"
	| "provider-restores"
	| "wait-for-network";

export interface PhaseEstimate {
	phase: string;
	label: string;
	meanMinutes: number;
	p10Minutes: number;
	p90Minutes: number;
	/** Share of the variance of the whole that this phase causes; the shares add to 1 on a serial path. */
	shareOfVariance: number;
	/** Mean start, for a Gantt. */
	startMinutes: number;
	origin: InputOrigin;
	/** The inputs of a computed phase: `826 GB ÷ 35 MB/s`. */
	formula: string;
}

export interface ScenarioAssessment {
	scenario: ScenarioId;
	path: PathId;
	/** Tier whose means really brings the service back here. */
	effectiveTier: TierId;
	pathReasons: Sentence[];
	restore: Estimate;
	phases: PhaseEstimate[];
	loss: LossEstimate;
	restoreTargetMinutes: number | null;
	/** Verdict on P90; `at-risk` when P50 meets the target and P90 does not. */
	restoreVerdict: TargetVerdict;
	/** Chance to be back within the target, 0 to 1; null without a target. */
	chanceToMeetRestoreTarget: number | null;
	lossVerdict: TargetVerdict;
}

export interface LossEstimate {
	p50Hours: number;
	p90Hours: number;
	/** Worst case that the facts allow; null when nothing bounds it. */
	worstHours: number | null;
	/** Chance that no copy survives at all. */
	totalLossProbability: number;
	reasons: Sentence[];
	trials: number;
	seed: number;
}

export interface DocumentedRestore {
	minMinutes: number;
	maxMinutes: number;
	label: string;
	source: string;
}

export interface Envelope {
	/** Largest data size at which P90 stays inside the documented time; null when size does not matter. */
	largestGigabytes: number | null;
	/** Day on which growth passes it; null when it never does or growth is unknown. */
	exceededOn: CalendarDate | null;
	alreadyExceeded: boolean;
}

export interface DegradedWindow {
	p50Hours: number;
	p90Hours: number;
	/** Means of its two parts: the machine mended, then the data sent back. */
	repairMeanHours: number;
	resyncMeanHours: number;
	secondFailureProbability: number;
	formula: string;
}

export interface MailFunctionTime {
	mailFunction: "receive" | "send" | "read" | "search" | "log-in";
	p50Minutes: number;
	p90Minutes: number;
	note: Sentence;
}

export interface ServiceAssessment {
	serviceId: string;
	name: string;
	tierClaimed: TierId;
	tierInForce: TierId;
	/** Why the tier in force is not the one claimed, or what weakens it. */
	tierReasons: Sentence[];
	documented: DocumentedRestore | null;
	dataGigabytes: number;
	dataIsKnown: boolean;
	/** One per scenario, in the order of SCENARIO_IDS. */
	scenarios: ScenarioAssessment[];
	envelope: Envelope;
	degradedWindow: DegradedWindow | null;
	/** Mail only; for the hardware scenario. */
	mailFunctions: MailFunctionTime[] | null;
	/** Facts asked for and not known, as paths. */
	unknownFacts: string[];
}

export interface Readiness {
	/** After gates. */
	score: number;
	uncapped: number;
	/** If every unknown were the worst, and if it were the best. */
	low: number;
	high: number;
	/** Answered ÷ applicable. */
	coverage: number;
	/** Share of the credit given that is documented or tested. */
	evidenceShare: number;
	oldestEvidenceOn: CalendarDate | null;
	parts: ReadinessPart[];
	layers: LayerScore[];
	sites: SiteScore[];
	gates: GateResult[];
	/** Adds up exactly to `score`: parts, layers, then what the gates take away. */
	contributions: Contribution[];
	practices: PracticeScore[];
	/** Next evidence to lose its full credit, soonest first. */
	fallsNext: { practiceId: string; on: CalendarDate; pointsByThen: number }[];
}

export interface ReadinessPart {
	part: "restore" | "loss" | "prevention" | "proof";
	weight: number;
	/** 0 to 1. */
	credit: number;
	points: number;
	explanation: Sentence;
}

export type LayerId = "data-centre" | "hardware" | "system-software" | "application" | "process";

export interface LayerScore {
	layer: LayerId;
	/** 0 to 100; null when nothing applies. */
	score: number | null;
	low: number;
	high: number;
	answered: number;
	applicable: number;
	outstanding: number;
	excluded: number;
}

export interface SiteScore {
	siteId: string;
	name: string;
	layers: LayerScore[];
}

export interface GateResult {
	practiceId: string;
	/** Services whose claimed tier needs this practice. */
	serviceIds: string[];
	passed: boolean;
	capTo: number;
	sentence: Sentence;
}

export interface Contribution {
	key: string;
	label: string;
	points: number;
}

export interface PracticeScore {
	practiceId: string;
	layer: LayerId;
	state: "yes" | "partly" | "no" | "not-applicable" | "accepted-risk" | "unknown";
	/** answer × evidence × freshness, 0 to 1; null when not applicable. */
	credit: number | null;
	evidence: EvidenceLevel | null;
	freshness: number | null;
	/** Points of the whole score still to gain. */
	pointsToGain: number;
	/** The same gap as time or frequency: what the missing practice costs. */
	effect: Sentence | null;
	restoreMinutesAdded: number;
	failuresPerYearAdded: number;
}

export interface NextAction {
	id: string;
	title: Sentence;
	pointsGained: number;
	/** Largest gain of P50 over services and scenarios. */
	restoreHoursGained: number;
	failuresPerYearAvoided: number;
	serviceIds: string[];
	practiceId: string | null;
	effortDays: number;
	/** Null: no price known. */
	cost: number | null;
	why: Sentence;
}

/** A default that stood in for a fact. */
export interface Assumption {
	key: string;
	sentence: Sentence;
	origin: InputOrigin;
	serviceIds: string[];
}

export interface Assessment {
	engineVersion: string;
	catalogueVersion: string;
	factsFormatVersion: number;
	asOf: CalendarDate;
	seed: number;
	trials: number;
	organizationName: string;
	services: ServiceAssessment[];
	readiness: Readiness;
	actions: NextAction[];
	assumptions: Assumption[];
}

export interface AssessOptions {
	seed: number;
	trials: number;
	/** The engine has no clock. */
	asOf: CalendarDate;
}
