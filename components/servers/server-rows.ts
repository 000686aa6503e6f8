import type { TableServer } from "@/data/server-table";

export type { TableServer };

/** Rows travel as arrays of values: 5,000 of them in a few hundred kilobytes. */
const COLUMNS = [
	"id",
	"name",
	"siteId",
	"role",
	"kind",
	"room",
	"powerFeed",
	"networkSwitch",
	"spareOnSite",
	"operatingSystem",
	"dataGigabytes",
	"memoryGigabytes",
	"warrantyEndsOn",
	"fqdn",
	"addresses",
	"services",
	"source",
] as const satisfies readonly (keyof TableServer)[];

export interface PackedServers {
	columns: readonly string[];
	rows: unknown[][];
}

export function packServers(servers: readonly TableServer[]): PackedServers {
	return { columns: COLUMNS, rows: servers.map((server) => COLUMNS.map((column) => server[column])) };
}

export function unpackServers({ columns, rows }: PackedServers): TableServer[] {
	return rows.map(
		(row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])) as unknown as TableServer,
	);
}

/** What the filters above the table ask for. */
export interface ServerFilter {
	search: string;
	/** A site's id, `none` for servers whose site is unknown, or nothing. */
	site: string;
	kind: string;
	/** Only servers whose fact is unknown. */
	gap: string;
}

export const GAPS = {
	data: { label: "Data size unknown", holds: (server: TableServer) => server.dataGigabytes === null },
	site: { label: "Site unknown", holds: (server: TableServer) => server.siteId === null },
	warranty: {
		label: "Warranty unknown",
		holds: (server: TableServer) => server.kind === "physical" && server.warrantyEndsOn === null,
	},
	service: { label: "Carries no service", holds: (server: TableServer) => server.services.length === 0 },
} as const;

export function filterServers(
	servers: readonly TableServer[],
	filter: ServerFilter,
	siteName: (id: string | null) => string,
): TableServer[] {
	const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
	const gap = filter.gap in GAPS ? GAPS[filter.gap as keyof typeof GAPS] : null;
	return servers.filter((server) => {
		if (filter.site === "none" ? server.siteId !== null : filter.site !== "" && server.siteId !== filter.site)
			return false;
		if (filter.kind !== "" && (server.kind ?? "unknown") !== filter.kind) return false;
		if (gap && !gap.holds(server)) return false;
		if (words.length === 0) return true;
		const text = [
			server.name,
			server.role,
			server.operatingSystem,
			server.fqdn,
			server.room,
			siteName(server.siteId),
			...server.addresses,
			...server.services,
		]
			.join(" ")
			.toLowerCase();
		return words.every((word) => text.includes(word));
	});
}

/** The sets that give every server back the value it had: one per distinct value. */
export function undoSets(servers: readonly TableServer[], field: keyof TableServer & string) {
	const byValue = new Map<string, { ids: string[]; changes: Record<string, unknown> }>();
	for (const server of servers) {
		const key = JSON.stringify(server[field]);
		const set = byValue.get(key) ?? { ids: [], changes: { [field]: server[field] } };
		set.ids.push(server.id);
		byValue.set(key, set);
	}
	return [...byValue.values()];
}
