import type { Facts, Server } from "@/engine";
import { callNames } from "@/lib/call-names";
import { numberText } from "@/lib/number-text";
import { joinedList } from "./name-list";

/** Columns of our table, in the order of the template; each is read back by the header it has here. */
export const INVENTORY_COLUMNS = [
	"name",
	"fqdn",
	"ip_address",
	"site",
	"room",
	"role",
	"kind",
	"planned",
	"hypervisor_host",
	"storage",
	"os",
	"os_support_ends",
	"software_version",
	"cpu_cores",
	"memory_gb",
	"data_gb",
	"data_growth_per_year",
	"serial_number",
	"bios_uuid",
	"external_id",
	"purchase_date",
	"warranty_end",
	"warranty_response_hours",
	"warranty_repair_hours",
	"warranty_coverage",
	"spare_on_site",
	"hardware_lead_hours",
	"power_feed",
	"network_switch",
	"vendor",
	"service",
] as const;
export type InventoryColumn = (typeof INVENTORY_COLUMNS)[number];
export type InventoryCell = string | number | null;
export const inventoryText = (cell: InventoryCell): string =>
	cell === null ? "" : typeof cell === "number" ? numberText(cell) : cell;

/** Columns only a filled-in template has: they set services up and are no facts of a server. */
const TEMPLATE_COLUMNS = [
	"target_rto_hours",
	"target_rpo_hours",
	"current_tier",
	"backup_last_success",
	"backup_restore_tested_on",
	"replicates_to",
	"depends_on",
];
export const TEMPLATE_HEADER: readonly string[] = INVENTORY_COLUMNS.flatMap((column) =>
	column === "name" ? ["name*"] : [column],
).concat(TEMPLATE_COLUMNS);

const yesNo = (truth: boolean | null): string | null => (truth === null ? null : truth ? "yes" : "no");

/** One row a server, one cell a column; null is unknown and stays an empty cell. */
export function inventoryRows({
	servers,
	sites,
	services,
}: Pick<Facts, "servers" | "sites" | "services">): InventoryCell[][] {
	const siteNames = new Map(sites.map(({ id, name }) => [id, name]));
	const names = callNames(servers.map(({ id, name, identity }) => ({ id, name, fqdn: identity.fqdn })));
	const carried = new Map<string, string[]>();
	for (const service of services)
		for (const id of new Set(service.groups.flatMap(({ serverIds }) => serverIds)))
			carried.set(id, [...(carried.get(id) ?? []), service.name]);
	return servers.map((server) =>
		inventoryRow(server, {
			site: server.siteId && (siteNames.get(server.siteId) ?? null),
			host: server.hostServerId && (names.get(server.hostServerId) ?? null),
			storage: server.storageServerId && (names.get(server.storageServerId) ?? null),
			services: carried.get(server.id) ?? [],
		}),
	);
}

interface Named {
	site: string | null;
	host: string | null;
	storage: string | null;
	services: readonly string[];
}

/** The cells of one server; what it stands in, on and for goes by name. */
export function inventoryRow(
	{ identity, warranty, ...server }: Omit<Server, "id">,
	{ site, host, storage, services }: Named,
): InventoryCell[] {
	const cells: Record<InventoryColumn, InventoryCell> = {
		name: server.name,
		fqdn: identity.fqdn,
		ip_address: identity.addresses.join(" ") || null,
		site,
		room: server.room,
		role: server.role,
		kind: server.kind,
		planned: yesNo(server.planned),
		hypervisor_host: host,
		storage,
		os: server.operatingSystem,
		os_support_ends: server.operatingSystemSupportEndsOn,
		software_version: server.softwareVersion,
		cpu_cores: server.cpuCores,
		memory_gb: server.memoryGigabytes,
		data_gb: server.dataGigabytes,
		data_growth_per_year:
			server.dataGrowthPerYear === null
				? null
				: `${numberText(Number((server.dataGrowthPerYear * 100).toPrecision(12)))} %`,
		serial_number: identity.serialNumber,
		bios_uuid: identity.biosUuid,
		external_id: joinedList(identity.externalIds),
		purchase_date: server.purchasedOn,
		warranty_end: warranty?.endsOn ?? null,
		warranty_response_hours: warranty?.responseHours ?? null,
		warranty_repair_hours: warranty?.resolutionHours ?? null,
		warranty_coverage: warranty?.coverage ?? null,
		spare_on_site: yesNo(server.spareOnSite),
		hardware_lead_hours: server.hardwareLeadHours,
		power_feed: server.powerFeed,
		network_switch: server.networkSwitch,
		vendor: server.vendor,
		service: joinedList([...services]),
	};
	return INVENTORY_COLUMNS.map((column) => cells[column]);
}
