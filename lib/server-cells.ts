import type { Server, Warranty } from "@/engine";

/** Every fact of a server that one can edit, each in a cell of its own; null is unknown. */
export const SERVER_CELLS = [
	"name",
	"siteId",
	"role",
	"kind",
	"planned",
	"hostServerId",
	"storageServerId",
	"room",
	"powerFeed",
	"networkSwitch",
	"vendor",
	"operatingSystem",
	"operatingSystemSupportEndsOn",
	"softwareVersion",
	"cpuCores",
	"memoryGigabytes",
	"dataGigabytes",
	"dataGrowthPerYear",
	"purchasedOn",
	"warrantyEndsOn",
	"warrantyResponseHours",
	"warrantyResolutionHours",
	"warrantyCoverage",
	"spareOnSite",
	"hardwareLeadHours",
	"fqdn",
	"addresses",
	"serialNumber",
	"biosUuid",
] as const;
export type ServerCell = (typeof SERVER_CELLS)[number];

type ServerFacts = Omit<Server, "id">;

export interface ServerCells
	extends Omit<ServerFacts, "warranty" | "identity">,
		Pick<Server["identity"], "fqdn" | "addresses" | "serialNumber" | "biosUuid"> {
	warrantyEndsOn: Warranty["endsOn"];
	warrantyResponseHours: Warranty["responseHours"];
	warrantyResolutionHours: Warranty["resolutionHours"];
	warrantyCoverage: Warranty["coverage"] | null;
}

export function cellsOf({ warranty, identity, ...plain }: ServerFacts): ServerCells {
	return {
		...plain,
		fqdn: identity.fqdn,
		addresses: identity.addresses,
		serialNumber: identity.serialNumber,
		biosUuid: identity.biosUuid,
		warrantyEndsOn: warranty?.endsOn ?? null,
		warrantyResponseHours: warranty?.responseHours ?? null,
		warrantyResolutionHours: warranty?.resolutionHours ?? null,
		warrantyCoverage: warranty?.coverage ?? null,
	};
}

/** A contract of which something is known holds in business hours until told otherwise, as in the form. */
export function impliedCells(cells: ServerCells): ServerCells {
	const known = cells.warrantyEndsOn ?? cells.warrantyResponseHours ?? cells.warrantyResolutionHours;
	return known !== null && cells.warrantyCoverage === null ? { ...cells, warrantyCoverage: "business" } : cells;
}

/** The facts with some cells set; what no cell shows stays. */
export function withCells(server: ServerFacts, set: Partial<ServerCells>): ServerFacts {
	const cells = impliedCells({ ...cellsOf(server), ...set });
	const {
		warrantyEndsOn,
		warrantyResponseHours,
		warrantyResolutionHours,
		warrantyCoverage,
		fqdn,
		addresses,
		serialNumber,
		biosUuid,
		...plain
	} = cells;
	return {
		...plain,
		warranty: warrantyCoverage && {
			responseHours: warrantyResponseHours,
			resolutionHours: warrantyResolutionHours,
			coverage: warrantyCoverage,
			endsOn: warrantyEndsOn,
		},
		identity: { externalIds: server.identity.externalIds, biosUuid, serialNumber, fqdn, addresses },
	};
}

/** One spelling for each value: what a database gives back may have its keys in another order. */
const spelled = (value: unknown): string =>
	JSON.stringify(value, typeof value === "object" && value !== null ? Object.keys(value).sort() : null) ?? "";

export const sameCell = (a: unknown, b: unknown): boolean => a === b || spelled(a) === spelled(b);

const CELL_OF_PATH: Record<string, ServerCell> = {
	"warranty.endsOn": "warrantyEndsOn",
	"warranty.responseHours": "warrantyResponseHours",
	"warranty.resolutionHours": "warrantyResolutionHours",
	"warranty.coverage": "warrantyCoverage",
	"identity.fqdn": "fqdn",
	"identity.addresses": "addresses",
	"identity.serialNumber": "serialNumber",
	"identity.biosUuid": "biosUuid",
};

/** The cell that shows the fact a path of the facts names. */
export function cellOfPath(path: readonly PropertyKey[]): ServerCell | null {
	const named = CELL_OF_PATH[path.slice(0, 2).join(".")] ?? SERVER_CELLS.find((cell) => cell === path[0]);
	return named ?? null;
}
