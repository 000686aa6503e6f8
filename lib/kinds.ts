import type { ServiceKind, Site } from "@/engine";

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
