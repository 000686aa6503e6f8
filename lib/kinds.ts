import type { ContactRole, Drill, ServiceKind, Site } from "@/engine";

export const SERVER_KINDS = ["physical", "virtual", "cloud"] as const;

export const SITE_KINDS = ["server-room", "data-centre", "cloud-region"] as const;
export const SITE_KIND_LABELS: Record<Site["kind"], string> = {
	"server-room": "Server room",
	"data-centre": "Data centre",
	"cloud-region": "Cloud region",
};

export const SERVICE_KINDS = ["mail", "file", "database", "directory", "web", "virtualisation", "other"] as const;
export const SERVICE_KIND_LABELS: Record<ServiceKind, string> = {
	mail: "Mail",
	file: "Files",
	database: "Database or application",
	directory: "Directory and sign-in",
	web: "Web site or shop",
	virtualisation: "Virtualisation",
	other: "Other",
};

export const DRILL_KINDS = ["tabletop", "restore-sample", "fail-over", "fail-back", "full-site"] as const;
export const DRILL_KIND_LABELS: Record<Drill["kind"], string> = {
	tabletop: "Talked through",
	"restore-sample": "Restore of a sample",
	"fail-over": "Fail-over",
	"fail-back": "Fail-back",
	"full-site": "Full site",
};

/** What a person does when something fails. */
export const CONTACT_ROLE_LABELS: Record<ContactRole, string> = {
	lead: "Lead",
	systems: "Systems",
	application: "Application",
	network: "Network",
	facilities: "Building and power",
	supplier: "Supplier or provider",
	communication: "Communication",
};
