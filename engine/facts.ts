/**
 * The nouns: everything the engine is told about an organisation.
 *
 * `null` means *unknown*. Unknown is a legal value of every fact that can be measured; it widens a range and lowers
 * coverage, and is never read as zero. Dates are ISO calendar days (`2026-11-23`), instants ISO date-times in UTC.
 */
import type { DesignFacts } from "./design";
import type { MailFacts, Protection } from "./protection";

export * from "./design";
export type * from "./protection";

export const FACTS_FORMAT_VERSION = 1;

export type Known<T> = T | null;
export type CalendarDate = string;
export type Instant = string;

/** T0 nothing in place · T1 backup · T2 standby · T3 replicated active-passive · T4 load-balanced active-active · hosted. */
export type TierId = "T0" | "T1" | "T2" | "T3" | "T4" | "hosted";
export const TIER_IDS = ["T0", "T1", "T2", "T3", "T4", "hosted"] as const satisfies readonly TierId[];

export type ScenarioId = "hardware" | "corruption" | "human" | "software" | "site" | "network";
/** In the order every table shows them. */
export const SCENARIO_IDS = [
	"hardware",
	"corruption",
	"human",
	"software",
	"site",
	"network",
] as const satisfies readonly ScenarioId[];

export interface Facts {
	formatVersion: typeof FACTS_FORMAT_VERSION;
	organization: Organization;
	sites: Site[];
	servers: Server[];
	services: Service[];
	practiceAnswers: PracticeAnswer[];
	drills: Drill[];
	incidents: Incident[];
}

export interface Organization {
	name: string;
	/** ISO 3166-1 alpha-2. */
	country: Known<string>;
	/** ISO 4217. */
	currency: string;
	/** IANA name. */
	timeZone: string;
	businessHours: BusinessHours;
	overrides: Overrides;
}

export interface BusinessHours {
	/** ISO week days, 1 = Monday … 7 = Sunday. */
	days: number[];
	startHour: number;
	endHour: number;
}

/** Values of the organisation's own that replace a default of the catalogue; every figure says which was used. */
export interface Overrides {
	phases: PhaseOverride[];
	rates: RateOverride[];
	/** Left out by files from before parts had rates of their own. */
	components?: ComponentOverride[];
	/** Parts of the readiness score; must be positive, are normalised to 100. Null: the catalogue's weights. */
	scoreWeights: Known<{ restore: number; loss: number; prevention: number; proof: number }>;
	costs: CostOverride[];
	/** Mail scanners the organisation knows to fit or not to fit, over those of the catalogue. */
	scanners: ScannerProduct[];
}

/** A line of the list of mail scanners that are known to fit. */
export interface ScannerProduct {
	name: string;
	fits: "yes" | "no" | "unknown";
	operatingSystems: string[];
	yearlyLicence: Known<number>;
	source: string;
}

export interface PhaseOverride {
	phase: string;
	minMinutes: number;
	modeMinutes: number;
	maxMinutes: number;
	/** Where the value comes from: a contract, a supplier's letter, a measurement. */
	source: string;
}

export interface RateOverride {
	scenario: ScenarioId;
	eventsPerYear: number;
	source: string;
}

export type ComponentRateId = "power" | "switch" | "load-balancer" | "virtual-machine";

export interface ComponentOverride {
	component: ComponentRateId;
	failuresPerYear: number;
	repairHours: number;
	source: string;
}

/** A price of the organisation's own, in its currency; `item` is an id of the cost catalogue. */
export interface CostOverride {
	item: string;
	amount: number;
	source: string;
}

export interface Site {
	id: string;
	name: string;
	kind: "server-room" | "data-centre" | "cloud-region";
	/** People who can rebuild servers here at once; unknown widens the recovery of many. */
	engineers: Known<number>;
	/** When those people are reachable. */
	engineerHours: Known<"business" | "always">;
	/** Time until an engineer is on site outside those hours. */
	callOutHours: Known<number>;
	uplinkMegabitsPerSecond: Known<number>;
	/** Restores that can run at once: one tape drive is 1. */
	restoreStreams: Known<number>;
	upsMinutes: Known<number>;
	hasGenerator: Known<boolean>;
	/** Sites that one flood, fire or power failure takes together share a fate. */
	sharedFateWith: string[];
}

export interface Server {
	id: string;
	name: string;
	siteId: Known<string>;
	role: Known<string>;
	kind: Known<"physical" | "virtual" | "cloud">;
	/** Not in service yet: it stands in a design and carries nothing. */
	planned: boolean;
	/** Hypervisor this machine runs on. */
	hostServerId: Known<string>;
	/** NAS or SAN its data lies on. */
	storageServerId: Known<string>;
	room: Known<string>;
	powerFeed: Known<string>;
	networkSwitch: Known<string>;
	/** Who makes and repairs it: one recall or one strike takes all of one vendor's. */
	vendor: Known<string>;
	operatingSystem: Known<string>;
	operatingSystemSupportEndsOn: Known<CalendarDate>;
	/** Version of the server software it runs. */
	softwareVersion: Known<string>;
	cpuCores: Known<number>;
	memoryGigabytes: Known<number>;
	dataGigabytes: Known<number>;
	/** 0.2 is twenty per cent a year. */
	dataGrowthPerYear: Known<number>;
	purchasedOn: Known<CalendarDate>;
	warranty: Known<Warranty>;
	/** A spare of compatible size stands on site. */
	spareOnSite: Known<boolean>;
	/** Lead time of a replacement that is not under contract. */
	hardwareLeadHours: Known<number>;
	identity: ServerIdentity;
}

export interface Warranty {
	responseHours: Known<number>;
	/** Time to repair, if the contract promises one. A response is not a repair. */
	resolutionHours: Known<number>;
	coverage: "business" | "always";
	endsOn: Known<CalendarDate>;
}

/** What tells one machine from another, strongest first; an address alone never does. */
export interface ServerIdentity {
	/** `source:id`, such as `rvtools:421a…`. */
	externalIds: string[];
	biosUuid: Known<string>;
	serialNumber: Known<string>;
	fqdn: Known<string>;
	addresses: string[];
}

export type ServiceKind = "mail" | "file" | "database" | "directory" | "web" | "virtualisation" | "other";

export interface Service {
	id: string;
	name: string;
	kind: ServiceKind;
	users: Known<number>;
	costPerHour: { business: Known<number>; outside: Known<number> };
	/** What an hour of lost work costs to enter again; unknown: the business hour's cost is not assumed. */
	costPerHourOfLoss: Known<number>;
	targets: Targets;
	/** The service needs every group; a group needs `required` of its servers. */
	groups: ServerGroup[];
	/** Services that must be up first: directory, DNS, storage, network. */
	dependsOn: string[];
	/** Null: the sum over its servers. */
	dataGigabytes: Known<number>;
	dataGrowthPerYear: Known<number>;
	changedGigabytesPerDay: Known<number>;
	/** Hours a year it is down on purpose: updates, moves, tests. */
	plannedHoursPerYear: Known<number>;
	protection: Protection;
	mail: MailFacts | null;
	design: DesignFacts | null;
}

export interface Targets {
	/** 0 is a real target: automatic, in seconds. */
	restoreHours: Known<number>;
	lossHours: Known<number>;
	/** 0.999 is three nines. */
	availability: Known<number>;
	maximumTolerableDowntimeHours: Known<number>;
}

export interface ServerGroup {
	id: string;
	name: string;
	serverIds: string[];
	/** k of n. */
	required: number;
}

export type AnswerState = "yes" | "partly" | "no" | "not-applicable" | "accepted-risk" | "unknown";
export type EvidenceLevel = "said" | "documented" | "tested";

export interface PracticeAnswer {
	practiceId: string;
	/** Exactly one level: the organisation (both null), a site, or a server. The lowest answer wins. */
	siteId: string | null;
	serverId: string | null;
	state: AnswerState;
	evidence: EvidenceLevel;
	/** When the evidence was made; null: undated, counted as old. */
	evidenceOn: Known<CalendarDate>;
	/** Required for `not-applicable` and `accepted-risk`. */
	reason: string | null;
	/** Who says that it does not apply, or accepts the risk. */
	decidedBy: Known<string>;
	/** When an accepted risk is looked at again. */
	reviewOn: Known<CalendarDate>;
	/** Who sees to it that the practice stays in place. */
	owner: Known<string>;
	answeredBy: string | null;
	note: string | null;
}

export interface Drill {
	id: string;
	serviceId: string;
	kind: "tabletop" | "restore-sample" | "fail-over" | "fail-back" | "full-site";
	scenario: ScenarioId;
	heldOn: CalendarDate;
	succeeded: boolean;
	/** Measured phases; empty when only the total was timed. */
	phases: { phase: string; minutes: number }[];
	totalMinutes: Known<number>;
}

export interface Incident {
	id: string;
	serviceIds: string[];
	scenario: ScenarioId;
	startedAt: Instant;
	endedAt: Known<Instant>;
	note: string | null;
}
