/** How a file is read: what was recognised, and which column means what. */
import type { ImportSource } from "./import-rows";

export interface SheetSummary {
	name: string;
	rows: number;
	columns: string[];
	/** First values of each column. */
	samples: string[][];
	/** Counts from 1. */
	headerRow: number;
}

/** How the cells of a column are read: each different word once, of sizes the first few. */
export interface ColumnValues {
	/** Position of the column, from 0. */
	position: number;
	field: TableField;
	/** `meaning` null: not understood. */
	values: { text: string; count: number; meaning: string | null }[];
}

export interface Detection {
	source: ImportSource;
	/** 0 to 1: the share of the source's own marks that were found. */
	confidence: number;
	/** "columns VM, Powerstate, VI SDK Server": what spoke for it. */
	because: string;
	sheets: SheetSummary[];
	/** Suggested columns where the source is a plain table. */
	mapping: ColumnMapping | null;
	/** Words and sizes of a plain table's columns, and how each is read. */
	values?: ColumnValues[] | undefined;
}

export type MappingUnit = "bytes" | "KB" | "MB" | "GB" | "TB" | "MiB" | "GiB" | "TiB";
export const MAPPING_UNITS = ["bytes", "KB", "MB", "GB", "TB", "MiB", "GiB", "TiB"] as const;

export interface MappedColumn {
	column: string;
	field: TableField | null;
	/** For sizes whose cells carry no unit. */
	unit: MappingUnit | null;
	/** 0 to 1. */
	confidence: number;
	/** Words of this column in lower case, and which of the field's own values each means; empty: none of them. */
	values?: Record<string, string> | undefined;
}

export interface ColumnMapping {
	sheet: string;
	headerRow: number;
	columns: MappedColumn[];
}

/** Fields a column of a plain table can be given to. */
export const TABLE_FIELD_LABELS = {
	name: "Name",
	fqdn: "Full host name",
	addresses: "IP addresses",
	site: "Site",
	room: "Room",
	role: "Role",
	kind: "Kind (physical, virtual, cloud)",
	virtual: "Virtual (yes or no)",
	planned: "Planned (yes or no)",
	host: "Runs on (hypervisor)",
	storage: "Storage (NAS, SAN, datastore)",
	operatingSystem: "Operating system",
	operatingSystemVersion: "OS version",
	operatingSystemSupportEndsOn: "OS support ends",
	softwareVersion: "Software version",
	cpuCores: "CPU cores",
	memoryGigabytes: "Memory",
	dataGigabytes: "Data",
	dataGrowthPerYear: "Data growth a year",
	serialNumber: "Serial number",
	biosUuid: "BIOS UUID",
	externalIds: "External id",
	purchasedOn: "Purchase date",
	warrantyEndsOn: "Warranty end",
	warrantyResponseHours: "Warranty response (h)",
	warrantyResolutionHours: "Warranty repair (h)",
	warrantyCoverage: "Warranty coverage",
	spareOnSite: "Spare on site",
	hardwareLeadHours: "Replacement lead time (h)",
	powerFeed: "Power feed",
	networkSwitch: "Network switch",
	vendor: "Vendor",
	state: "State (powered off, retired)",
	service: "Service",
	restoreTargetHours: "Target restore time (h)",
	lossTargetHours: "Target data loss (h)",
	tier: "Current tier",
	backupLastSuccess: "Last successful backup",
	restoreTestedOn: "Last restore test",
	replicatesTo: "Replicates to",
	dependsOn: "Depends on",
} as const;
export type TableField = keyof typeof TABLE_FIELD_LABELS;
export const TABLE_FIELDS = Object.keys(TABLE_FIELD_LABELS) as TableField[];

/** How the person wants the file read; empty: as detected. */
export interface ReadOptions {
	/** Day of the reading: the age of backups, snapshots and certificates counts from it. */
	asOf: string;
	source?: ImportSource;
	mapping?: ColumnMapping;
	/** Ansible: what a group of machines stands for. */
	groups?: Record<string, "site" | "role" | "tag">;
}

const YES_OR_NO = { yes: "Yes", no: "No" };
/** Fields whose values are few: what a file calls them otherwise can be said word by word. */
export const FIELD_VALUES: Partial<Record<TableField, Record<string, string>>> = {
	kind: { physical: "Physical", virtual: "Virtual", cloud: "Cloud" },
	virtual: YES_OR_NO,
	planned: YES_OR_NO,
	spareOnSite: YES_OR_NO,
	warrantyCoverage: { business: "Business hours", always: "Day and night" },
	state: { "in use": "In use", planned: "Planned", "powered off": "Powered off", retired: "Retired" },
	tier: {
		T0: "Nothing in place",
		T1: "Backup",
		T2: "Standby",
		T3: "Replicated",
		T4: "Load-balanced",
		hosted: "Hosted by a provider",
	},
};
