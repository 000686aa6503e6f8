import type { ServerCell } from "@/lib/server-cells";

export interface GridColumn {
	/** As the address names it. */
	id: string;
	/** Null: shown beside the facts, and not to be edited here. */
	cell: ServerCell | null;
	label: string;
	width: number;
	kind: "text" | "number" | "date" | "choice" | "list" | "origin";
	/** How to write a value. */
	hint?: string;
	/** Values to choose from, where they are few. */
	options?: readonly string[];
}

const column = (
	id: string,
	cell: ServerCell | null,
	label: string,
	width: number,
	kind: GridColumn["kind"] = "text",
	more: Pick<GridColumn, "hint" | "options"> = {},
): GridColumn => ({ id, cell, label, width, kind, ...more });

const A_DAY = { hint: "A day, such as 2026-11-23 or 23 Nov 2026" };
const A_DURATION = { hint: "A duration, such as 4 h, 2h30 or 5 d" };
const A_SIZE = { hint: "A size, such as 826, 1.2 TB or 500 MB" };

/** Every column there is, in the order of a new view. */
export const GRID_COLUMNS: readonly GridColumn[] = [
	column("name", "name", "Server", 190),
	column("site", "siteId", "Site", 130, "choice", { hint: "The name of a site" }),
	column("role", "role", "Role", 170),
	column("kind", "kind", "Kind", 96, "choice", { options: ["Physical", "Virtual", "Cloud"] }),
	column("planned", "planned", "Planned", 90, "choice", {
		hint: "Yes: it stands in a design and carries nothing yet",
		options: ["Yes", "No"],
	}),
	column("host", "hostServerId", "Runs on", 140, "choice", { hint: "The name of the hypervisor" }),
	column("storage", "storageServerId", "Stored on", 140, "choice", { hint: "The name of the NAS or SAN" }),
	column("room", "room", "Room", 110),
	column("feed", "powerFeed", "Power feed", 110),
	column("switch", "networkSwitch", "Network switch", 130),
	column("vendor", "vendor", "Vendor", 130),
	column("os", "operatingSystem", "Operating system", 190),
	column("osEnds", "operatingSystemSupportEndsOn", "OS support until", 130, "date", A_DAY),
	column("software", "softwareVersion", "Software version", 140),
	column("cores", "cpuCores", "Cores", 76, "number"),
	column("memory", "memoryGigabytes", "Memory", 96, "number", A_SIZE),
	column("data", "dataGigabytes", "Data", 96, "number", A_SIZE),
	column("growth", "dataGrowthPerYear", "Growth a year", 116, "number", { hint: "Per cent a year, such as 20" }),
	column("bought", "purchasedOn", "Bought on", 116, "date", A_DAY),
	column("warranty", "warrantyEndsOn", "Warranty until", 124, "date", A_DAY),
	column("response", "warrantyResponseHours", "Response", 100, "number", A_DURATION),
	column("repair", "warrantyResolutionHours", "Repair", 100, "number", A_DURATION),
	column("coverage", "warrantyCoverage", "Contract holds", 130, "choice", {
		options: ["Business hours", "Day and night"],
	}),
	column("spare", "spareOnSite", "Spare on site", 112, "choice", { options: ["Yes", "No"] }),
	column("lead", "hardwareLeadHours", "Lead time", 100, "number", A_DURATION),
	column("fqdn", "fqdn", "Full host name", 200),
	column("addresses", "addresses", "Addresses", 170, "list", { hint: "Addresses, parted by commas" }),
	column("serial", "serialNumber", "Serial number", 140),
	column("uuid", "biosUuid", "BIOS UUID", 200),
	column("services", null, "Carries", 170, "list"),
	column("origin", null, "Last import", 170, "origin"),
];

export const DEFAULT_COLUMNS = [
	...["name", "site", "role", "kind", "host", "os", "cores", "memory", "data", "warranty", "spare"],
	...["services", "origin"],
];

const BY_ID = new Map(GRID_COLUMNS.map((one) => [one.id, one]));
export const gridColumn = (id: string): GridColumn | undefined => BY_ID.get(id);
export const columnOfCell = (cell: ServerCell): GridColumn => GRID_COLUMNS.find((one) => one.cell === cell)!;
