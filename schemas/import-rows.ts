/** What an importer makes of a file, before anything is compared or stored. */
import type { AnswerState, EvidenceLevel, Server, TierId, Warranty } from "@/engine";

export const IMPORT_SOURCES = {
	rvtools: "RVTools",
	netbox: "NetBox",
	servicenow: "ServiceNow",
	glpi: "GLPI",
	"snipe-it": "Snipe-IT",
	lansweeper: "Lansweeper",
	aws: "AWS EC2",
	"azure-resource-graph": "Azure Resource Graph",
	"azure-migrate": "Azure Migrate",
	proxmox: "Proxmox VE",
	"hyper-v": "Hyper-V",
	ansible: "Ansible inventory",
	template: "Holdfast template",
	facts: "Holdfast facts",
	table: "Table",
} as const;
export type ImportSource = keyof typeof IMPORT_SOURCES;
export const IMPORT_SOURCE_IDS = Object.keys(IMPORT_SOURCES) as ImportSource[];

/** A server's facts as one flat record; sites and other servers go by name until they are compared. */
export interface ServerValues {
	name: string;
	site: string;
	role: string;
	kind: NonNullable<Server["kind"]>;
	planned: boolean;
	/** Name or full host name of the hypervisor. */
	host: string;
	/** Name of the NAS, SAN or datastore. */
	storage: string;
	room: string;
	powerFeed: string;
	networkSwitch: string;
	/** Who makes and repairs it. */
	vendor: string;
	operatingSystem: string;
	operatingSystemSupportEndsOn: string;
	softwareVersion: string;
	cpuCores: number;
	/** Binary gigabytes, as memory is sold. */
	memoryGigabytes: number;
	/** Decimal gigabytes, as transfer rates count. */
	dataGigabytes: number;
	dataGrowthPerYear: number;
	purchasedOn: string;
	warranty: Warranty;
	spareOnSite: boolean;
	hardwareLeadHours: number;
	externalIds: string[];
	biosUuid: string;
	serialNumber: string;
	fqdn: string;
	addresses: string[];
}
export type ServerField = keyof ServerValues;

export const SERVER_FIELD_LABELS: Record<ServerField, string> = {
	name: "Name",
	site: "Site",
	role: "Role",
	kind: "Kind",
	planned: "Planned",
	host: "Runs on",
	storage: "Storage",
	room: "Room",
	powerFeed: "Power feed",
	networkSwitch: "Network switch",
	vendor: "Vendor",
	operatingSystem: "Operating system",
	operatingSystemSupportEndsOn: "OS support ends",
	softwareVersion: "Software version",
	cpuCores: "CPU cores",
	memoryGigabytes: "Memory (GB)",
	dataGigabytes: "Data (GB)",
	dataGrowthPerYear: "Data growth a year",
	purchasedOn: "Purchased",
	warranty: "Warranty",
	spareOnSite: "Spare on site",
	hardwareLeadHours: "Replacement lead time (h)",
	externalIds: "External ids",
	biosUuid: "BIOS UUID",
	serialNumber: "Serial number",
	fqdn: "Full host name",
	addresses: "IP addresses",
};
export const SERVER_FIELDS = Object.keys(SERVER_FIELD_LABELS) as ServerField[];

/** Where in the file a value stands. `row` counts from 1 as the file's reader sees it. */
export interface Place {
	sheet: string;
	row: number;
	column: string | null;
}

/** Why a row is offered but not ticked. */
export type ExcludedReason =
	| "template"
	| "powered-off"
	| "retired"
	| "not-a-server"
	| "stale"
	| "local-datastore"
	| "test-copy";

export const EXCLUDED_LABELS: Record<ExcludedReason, string> = {
	template: "template",
	"powered-off": "powered off",
	retired: "retired",
	"not-a-server": "not a server",
	stale: "not seen for 30 days",
	"local-datastore": "datastore of one host",
	"test-copy": "copy made by a test fail-over",
};

export interface ServerCandidate {
	/** Unique in the file and the same at every reading of it: `vInfo:2`. */
	key: string;
	place: Place;
	values: Partial<ServerValues>;
	/** Column a value came from, with the sheet where it is another than the row's own. */
	origins: Partial<Record<ServerField, string>>;
	excluded: ExcludedReason | null;
	/** Made from a mention (the host of a machine) rather than from a row of its own. */
	mentioned: boolean;
	tags: string[];
}

export type DependencyKind = "runs-on" | "stored-on" | "replicates-to" | "depends-on";

export interface DependencyCandidate {
	from: string;
	to: string;
	kind: DependencyKind;
	origin: string;
}

export interface ClusterCandidate {
	name: string;
	site: string | null;
	hosts: number | null;
	highAvailability: boolean | null;
	origin: string;
}

/** An answer the file argues for; a person confirms it. */
export interface ProposedAnswer {
	practiceId: string;
	/** Exactly one of the two names, or neither for the whole organisation. */
	siteName: string | null;
	/** Key of the candidate. */
	serverKey: string | null;
	state: Exclude<AnswerState, "not-applicable" | "accepted-risk">;
	evidence: EvidenceLevel;
	evidenceOn: string | null;
	/** The value it rests on, as the file says it: `vCluster DR-CL01: HA enabled = False`. */
	origin: string;
	/** One sentence: why that value means this answer. */
	because: string;
}

/** A sign of how a machine is protected; shown, and used where a service is set up. */
export interface TierEvidence {
	serverKey: string | null;
	subject: string;
	tier: TierId | null;
	text: string;
	origin: string;
}

export interface ServiceCandidate {
	name: string;
	serverKeys: string[];
	restoreTargetHours: number | null;
	lossTargetHours: number | null;
	tier: TierId | null;
	replicatesTo: string[];
	dependsOn: string[];
	backupLastSuccessAt: string | null;
	restoreTestedOn: string | null;
	origin: string;
}

export interface ImportIssue {
	/** An error keeps its row out, a warning never does. */
	severity: "error" | "warning" | "note";
	serverKey: string | null;
	place: Place;
	value: string | null;
	text: string;
	/** What to do about it. */
	mend: string | null;
}

export interface ImportRows {
	source: ImportSource;
	servers: ServerCandidate[];
	clusters: ClusterCandidate[];
	dependencies: DependencyCandidate[];
	services: ServiceCandidate[];
	answers: ProposedAnswer[];
	evidence: TierEvidence[];
	issues: ImportIssue[];
	/** Rows the file held, with those that made no candidate. */
	rowsRead: number;
	/** "9 machines", "3 hosts", "2 clusters": what was recognised, in the source's words. */
	found: { count: number; singular: string; plural: string }[];
}
