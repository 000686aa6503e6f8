import type { ImportSource } from "@/schemas/import-rows";
import { headerKey, type RawTable } from "./raw-table";

/** What a table of a source is recognised by: alternatives in one string are parted by a bar. */
interface Signature {
	source: ImportSource;
	part: string;
	/** All of these must be there. */
	required: string[];
	/** The more of these, the surer. */
	marks: string[];
}

const OWN_COLUMNS = [
	"memory_gb",
	"data_gb|disk_used_gb",
	"hypervisor_host",
	"external_id",
	"target_rto_hours",
	"target_rpo_hours",
	"current_tier",
	"cpu_cores",
	"ip_address",
	"serial_number",
	"warranty_end",
	"replicates_to",
];

const SIGNATURES: Signature[] = [
	{
		source: "rvtools",
		part: "vInfo",
		required: ["VM", "Powerstate"],
		marks: [
			"VI SDK Server",
			"SMBIOS UUID|VM Instance UUID|VM UUID",
			"Provisioned MiB|Provisioned MB",
			"In Use MiB|In Use MB",
			"OS according to the configuration file",
			"Host",
			"Cluster",
			"CPUs|# CPUs",
			"Memory",
		],
	},
	{
		source: "rvtools",
		part: "vHost",
		required: ["Host", "ESX Version"],
		marks: ["Datacenter", "NTP Server(s)", "Serial number|Service tag", "VI SDK Server", "Vendor"],
	},
	{
		source: "rvtools",
		part: "vCluster",
		required: ["Name", "HA enabled", "NumHosts"],
		marks: ["DRS enabled", "AdmissionControlEnabled", "VI SDK Server"],
	},
	{
		source: "rvtools",
		part: "vSnapshot",
		required: ["VM", "Date / time"],
		marks: ["Size MiB (total)|Size MB (total)", "Quiesced", "VI SDK Server"],
	},
	{
		source: "rvtools",
		part: "vPartition",
		required: ["VM", "Disk", "Free %"],
		marks: ["Capacity MiB|Capacity MB", "Free MiB|Free MB", "VI SDK Server"],
	},
	{
		source: "rvtools",
		part: "vTools",
		required: ["VM", "Tools", "Upgradeable|Required Version|Tools Version"],
		marks: ["Tools Version", "Required Version", "VI SDK Server"],
	},
	{
		source: "netbox",
		part: "devices",
		required: ["Name", "Site", "Role", "Status", "Type|Device type"],
		marks: ["Tenant", "Rack", "Manufacturer", "IP Address|Platform", "Location"],
	},
	{
		source: "servicenow",
		part: "servers",
		required: ["name", "operational_status|disaster_backup|dr_backup|used_for", "sys_class_name|class|classification"],
		marks: [
			"sys_id",
			"install_status|status",
			"support_group",
			"classification",
			"dr_backup|disaster_backup",
			"used_for",
			"serial_number",
		],
	},
	{
		source: "glpi",
		part: "computers",
		required: ["Name|Nom|Nome|Nombre", "Entity|Entité|Entidade|Entidad"],
		marks: [
			"Inventory number|Numéro d'inventaire|Número de inventário|Número de inventario",
			"Last inventory date|Date du dernier inventaire|Data do último inventário|Fecha del último inventario",
			"Operating system - Name|Système d'exploitation - Nom|Sistema operacional - Nome|Sistema operativo - Nombre",
			"Location|Lieu|Localização|Ubicación",
			"Serial number|Numéro de série|Número de série|Número de serie",
		],
	},
	{
		source: "snipe-it",
		part: "assets",
		required: ["Asset Tag", "Name|Asset Name|Item Name", "Category|Model Number"],
		marks: [
			"Purchase Cost",
			"Checkout Type",
			"Warranty|Warranty Months",
			"Company",
			"Status",
			"Order Number",
			"Supplier",
		],
	},
	{
		source: "lansweeper",
		part: "assets",
		required: ["AssetName", "Firstseen|Lastseen|Warrantydate|Domain"],
		marks: ["FQDN", "IPAddress", "Lastseen", "Warrantydate", "Branchoffice", "Manufacturer"],
	},
	{
		source: "azure-resource-graph",
		part: "virtual machines",
		required: ["id", "name", "resourceGroup", "subscriptionId"],
		marks: ["vmSize", "powerState", "location", "osType", "zones"],
	},
	{
		source: "azure-migrate",
		part: "servers",
		required: ["Server name", "Cores|*Cores", "Memory|Memory (MB)|Memory (In MB)|Memory in MB", "OS name"],
		marks: [
			"Number of disks",
			"Disk 1 size|Disk 1 size (In GB)",
			"Firmware type",
			"OS architecture",
			"CPU utilization percentage",
		],
	},
	{
		source: "hyper-v",
		part: "virtual machines",
		required: ["Name", "State", "MemoryAssigned|MemoryStartup", "ProcessorCount|Generation|Version"],
		marks: ["ComputerName", "Uptime", "ReplicationState", "DynamicMemoryEnabled"],
	},
	{
		source: "hyper-v",
		part: "replication",
		required: ["VMName|Name", "ReplicaServer|CurrentReplicaServerName", "Health|ReplicationHealth"],
		marks: ["PrimaryServer", "Mode", "State", "Relationship", "LastReplicationTime"],
	},
];

export interface TableMatch {
	source: ImportSource;
	part: string;
	headerRow: number;
	confidence: number;
	/** The headers that spoke for it, as written. */
	seen: string[];
}

const HEADER_SEARCH_ROWS = 30;
const WEAKEST = 0.5;

function matchRow(signature: Signature, keys: Map<string, string>, headerRow: number): TableMatch | null {
	const present = (alternatives: string): string | null => {
		for (const name of alternatives.split("|")) {
			const written = keys.get(headerKey(name));
			if (written !== undefined) return written;
		}
		return null;
	};
	const required = signature.required.map(present);
	if (required.some((written) => written === null)) return null;
	const marks = signature.marks.map(present).filter((written) => written !== null);
	const all = signature.required.length + signature.marks.length;
	return {
		source: signature.source,
		part: signature.part,
		headerRow,
		confidence: (required.length + marks.length) / all,
		seen: [...new Set([...(required as string[]), ...marks])],
	};
}

function matchOwn(written: string[], headerRow: number): TableMatch | null {
	const plain = written.map((header) => header.trim().toLowerCase().replace(/\*$/, ""));
	if (!plain.includes("name")) return null;
	const seen = OWN_COLUMNS.filter((names) => names.split("|").some((name) => plain.includes(name)));
	if (seen.length < 5) return null;
	return {
		source: "template",
		part: "servers",
		headerRow,
		confidence: Math.min(1, seen.length / 10),
		seen: ["name", ...seen.map((names) => names.split("|")[0]!)],
	};
}

/** The source a table's headers belong to, looked for in its first rows; null when it is a plain table. */
export function matchTable(table: RawTable): TableMatch | null {
	let best: TableMatch | null = null;
	const rows = table.rows.slice(0, HEADER_SEARCH_ROWS);
	for (const [position, cells] of rows.entries()) {
		const written = cells.map((cell) => cell.trim()).filter(Boolean);
		if (written.length < 3) continue;
		const own = matchOwn(written, position + 1);
		if (own && own.confidence >= WEAKEST) return own;
		const keys = new Map(written.map((header) => [headerKey(header), header]));
		for (const signature of SIGNATURES) {
			const match = matchRow(signature, keys, position + 1);
			if (match && match.confidence > (best?.confidence ?? 0)) best = match;
		}
		if (best && best.confidence >= 0.8) break;
	}
	return best && best.confidence >= WEAKEST ? best : null;
}
