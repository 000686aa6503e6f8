import type { ColumnMapping, MappedColumn, MappingUnit, TableField } from "@/schemas/import-mapping";
import { headerKey, type RawTable } from "./raw-table";

/** Headers people give to a field; the first is the one our own export writes. */
export const TABLE_ALIASES: Record<TableField, string[]> = {
	name: [
		"name",
		"server",
		"server name",
		"hostname",
		"host name",
		"machine",
		"computer",
		"computer name",
		"vm",
		"vm name",
		"device",
		"device name",
		"asset name",
		"system",
		"node",
		"nom",
		"nombre",
		"nome",
		"dns name",
	],
	fqdn: ["fqdn", "full host name", "fully qualified domain name", "dns"],
	addresses: ["ip_address", "ip addresses", "ip", "ipv4", "address", "primary ip", "management ip", "private ip"],
	site: [
		"site",
		"location",
		"datacenter",
		"data centre",
		"data center",
		"building",
		"branch",
		"office",
		"region",
		"city",
	],
	room: ["room", "rack", "row", "server room"],
	role: ["role", "function", "purpose", "type", "category", "server role", "application role"],
	kind: ["kind", "platform type", "machine kind"],
	virtual: ["virtual", "is virtual", "virtualized", "virtualised"],
	planned: ["planned", "is planned", "not in service yet"],
	host: [
		"hypervisor_host",
		"hypervisor",
		"vm host",
		"vmhost",
		"esx host",
		"esxi host",
		"runs on",
		"host server",
		"physical host",
	],
	storage: ["storage", "datastore", "nas", "san", "stored on", "storage system"],
	operatingSystem: ["os", "operating system", "guest os", "os name", "platform", "guestos"],
	operatingSystemVersion: ["os_version", "operating system version", "version"],
	operatingSystemSupportEndsOn: ["os_support_ends", "os end of support", "os eol", "end of support"],
	softwareVersion: ["software_version", "server software version", "application version", "app version"],
	cpuCores: ["cpu_cores", "cores", "cpu", "cpus", "vcpu", "vcpus", "num cpu", "cpu count", "processors", "host cpu"],
	memoryGigabytes: [
		"memory_gb",
		"memory",
		"ram",
		"ram gb",
		"memory mb",
		"ram mb",
		"memory size",
		"host mem",
		"memory mib",
	],
	dataGigabytes: [
		"data_gb",
		"disk_used_gb",
		"disk used",
		"used space",
		"used disk",
		"data",
		"data size",
		"disk gb",
		"in use",
		"storage used",
		"used gb",
		"disk usage",
	],
	dataGrowthPerYear: ["data_growth_per_year", "data growth", "yearly growth"],
	serialNumber: ["serial_number", "serial", "serial no", "s/n", "service tag"],
	biosUuid: ["bios_uuid", "uuid", "smbios uuid", "system uuid"],
	externalIds: ["external_id", "external ids", "asset tag", "inventory number", "id", "asset id", "ci id"],
	purchasedOn: ["purchase_date", "purchased", "date of purchase", "bought on", "purchase"],
	warrantyEndsOn: [
		"warranty_end",
		"warranty",
		"warranty expiry",
		"warranty expires",
		"warranty date",
		"support end",
		"amc end",
		"amc expiry",
	],
	warrantyResponseHours: ["warranty_response_hours", "response hours"],
	warrantyResolutionHours: ["warranty_repair_hours", "warranty resolution hours", "repair hours"],
	warrantyCoverage: ["warranty_coverage", "coverage"],
	spareOnSite: ["spare_on_site", "spare"],
	hardwareLeadHours: ["hardware_lead_hours", "lead time hours", "replacement lead time"],
	powerFeed: ["power_feed", "power", "feed", "ups"],
	networkSwitch: ["network_switch", "switch"],
	vendor: ["vendor", "manufacturer", "make", "hardware vendor"],
	state: ["state", "status", "power state", "powerstate", "lifecycle"],
	service: ["service", "services", "business service", "application", "app"],
	restoreTargetHours: ["target_rto_hours", "rto", "rto hours", "target rto", "recovery time objective"],
	lossTargetHours: ["target_rpo_hours", "rpo", "rpo hours", "target rpo", "recovery point objective"],
	tier: ["current_tier", "tier", "protection tier"],
	backupLastSuccess: ["backup_last_success", "last backup", "last successful backup"],
	restoreTestedOn: ["backup_restore_tested_on", "last restore test", "restore tested on"],
	replicatesTo: ["replicates_to", "replica", "disaster backup", "dr server"],
	dependsOn: ["depends_on", "dependencies", "depends"],
};

const BY_KEY = new Map<string, { field: TableField; confidence: number }>();
for (const [field, names] of Object.entries(TABLE_ALIASES) as [TableField, string[]][])
	for (const [position, name] of names.entries())
		if (!BY_KEY.has(headerKey(name))) BY_KEY.set(headerKey(name), { field, confidence: position === 0 ? 1 : 0.9 });

const UNIT_WORDS: [RegExp, MappingUnit][] = [
	[/\b(bytes|octets)\b/i, "bytes"],
	[/\bTiB\b/i, "TiB"],
	[/\bGiB\b/i, "GiB"],
	[/\bMiB\b/i, "MiB"],
	[/\bTB\b/i, "TB"],
	[/\bGB\b/i, "GB"],
	[/\bMB\b/i, "MB"],
	[/\bKB\b/i, "KB"],
];

const SIZES: readonly TableField[] = ["memoryGigabytes", "dataGigabytes"];

function unitOf(header: string, field: TableField, samples: string[]): MappingUnit | null {
	if (!SIZES.includes(field)) return null;
	const stated = UNIT_WORDS.find(([word]) => word.test(header.replace(/_/g, " ")))?.[1];
	if (stated) return stated;
	const sizes = samples.map(Number).filter((size) => Number.isFinite(size) && size > 0);
	const usual = sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
	if (usual >= 1e8) return "bytes";
	// No machine has 512 GB as its smallest memory; 512 is megabytes there.
	if (field === "memoryGigabytes" && usual >= 512 && sizes.every((size) => size >= 256 && size % 64 === 0)) return "MB";
	return "GB";
}

/** What the cells look like, where the header says nothing known. */
function guessBySamples(samples: string[]): { field: TableField; confidence: number } | null {
	const filled = samples.filter((sample) => sample !== "");
	if (filled.length === 0) return null;
	const all = (pattern: RegExp) => filled.every((sample) => pattern.test(sample));
	if (all(/^\d{1,3}(\.\d{1,3}){3}(\/\d+)?$/)) return { field: "addresses", confidence: 0.6 };
	if (all(/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i)) return { field: "biosUuid", confidence: 0.4 };
	if (all(/^[a-z0-9][\w-]*(\.[\w-]+){2,}$/i)) return { field: "fqdn", confidence: 0.5 };
	if (all(/windows|linux|ubuntu|red hat|debian|centos|esxi|suse/i))
		return { field: "operatingSystem", confidence: 0.6 };
	return null;
}

const strip = (header: string): string =>
	header.replace(/\((?:in )?(bytes|[kmgt]i?b|hours|h)\)/gi, "").replace(/[_\s]+([kmgt]i?b|bytes)\s*\*?$/i, "");

export const SAMPLE_ROWS = 5;

export function samplesOf(table: RawTable, headerRow: number, column: number): string[] {
	const samples: string[] = [];
	for (let row = headerRow; row < table.rows.length && samples.length < SAMPLE_ROWS; row++) {
		const text = (table.rows[row]![column] ?? "").trim();
		if (text !== "") samples.push(text.slice(0, 80));
	}
	return samples;
}

/** Row that looks most like a header, counted from 1: known words first, then width, then earliness. */
export function headerRowOf(table: RawTable): number {
	let best = { row: 1, score: Number.NEGATIVE_INFINITY };
	for (const [position, cells] of table.rows.slice(0, 30).entries()) {
		const filled = cells.map((cell) => cell.trim()).filter(Boolean);
		if (filled.length < 1) continue;
		const known = filled.filter((cell) => BY_KEY.has(headerKey(cell)) || BY_KEY.has(headerKey(strip(cell)))).length;
		const numeric = filled.filter((cell) => /^[\d.,:%/-]+$/.test(cell)).length;
		const score = known * 3 + Math.min(filled.length, 20) - numeric * 2 - position * 0.5;
		if (score > best.score) best = { row: position + 1, score };
	}
	return best.row;
}

/** The mapping offered for a plain table; every field goes to the surest column only. */
export function suggestMapping(table: RawTable, headerRow = headerRowOf(table)): ColumnMapping {
	const headers = table.rows[headerRow - 1] ?? [];
	const columns: MappedColumn[] = headers.map((header, position) => {
		const samples = samplesOf(table, headerRow, position);
		const known = BY_KEY.get(headerKey(header)) ?? BY_KEY.get(headerKey(strip(header)));
		const guess = known ?? guessBySamples(samples);
		const field = guess?.field ?? null;
		return {
			column: header.trim(),
			field,
			unit: field ? unitOf(header, field, samples) : null,
			confidence: guess?.confidence ?? 0,
		};
	});
	const surest = new Map<TableField, MappedColumn>();
	for (const column of columns) {
		if (!column.field) continue;
		const other = surest.get(column.field);
		if (!other || column.confidence > other.confidence) surest.set(column.field, column);
	}
	return {
		sheet: table.name,
		headerRow,
		columns: columns.map((column) =>
			column.field && surest.get(column.field) !== column
				? { ...column, field: null, unit: null, confidence: 0 }
				: column,
		),
	};
}
