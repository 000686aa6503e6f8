/** Every place inside an organisation, in the order of the bar; the palette lists them all. */
export interface Place {
	segment: string;
	label: string;
	inBar: boolean;
}

export const PLACES: readonly Place[] = [
	{ segment: "", label: "Overview", inBar: true },
	{ segment: "services", label: "Services", inBar: true },
	{ segment: "recovery", label: "Recovery", inBar: true },
	{ segment: "drills", label: "Drills", inBar: true },
	{ segment: "servers", label: "Servers", inBar: true },
	{ segment: "sites", label: "Sites", inBar: true },
	{ segment: "practices", label: "Practices", inBar: true },
	{ segment: "plans", label: "Plans", inBar: true },
	{ segment: "import", label: "Import", inBar: true },
	{ segment: "reports", label: "Reports", inBar: true },
	{ segment: "readiness", label: "Readiness", inBar: false },
	{ segment: "rates", label: "Rates of failure", inBar: false },
	{ segment: "quick", label: "Twenty-minute mode", inBar: false },
	{ segment: "claims", label: "Claim checker", inBar: false },
	{ segment: "practices/calendar", label: "Maintenance calendar", inBar: false },
	{ segment: "contacts", label: "People to call", inBar: false },
	{ segment: "snapshots", label: "Snapshots", inBar: false },
	{ segment: "members", label: "Members", inBar: false },
	{ segment: "clients", label: "Clients", inBar: false },
	{ segment: "audit", label: "Audit log", inBar: false },
	{ segment: "settings", label: "Settings", inBar: false },
];

export function placeHref(slug: string, segment: string): string {
	return segment === "" ? `/o/${slug}` : `/o/${slug}/${segment}`;
}

/** The segment of the place a path lies in: `/o/acme/servers/7` is `servers`. */
export function segmentOf(path: string): string {
	return path.split("/")[3] ?? "";
}
