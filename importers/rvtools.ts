import type { ReadOptions } from "@/schemas/import-mapping";
import { type CandidateBuilder, RowsBuilder } from "./candidate-builder";
import { addresses, cores, data, fullHostName, memory, serial, truthOf, uuid } from "./cell-values";
import { mentionHosts } from "./mentioned-hosts";
import { type Cell, headerKey, type SheetRow } from "./raw-table";
import type { RecognisedTable } from "./recognised-table";
import { clusterEvidence, hostEvidence, partitionEvidence, snapshotEvidence, toolsEvidence } from "./rvtools-evidence";
import { machineEvidence } from "./rvtools-machine-evidence";

/** Old exports call the SMBIOS id "VM UUID" and the instance id "VM Instance UUID"; new ones moved the first name. */
function identify(server: CandidateBuilder, row: SheetRow): void {
	const smbios = row.cell("SMBIOS UUID");
	const instance = row.cell("VM Instance UUID");
	const plain = row.cell("VM UUID");
	server.take("biosUuid", smbios ?? (instance ? plain : null), uuid);
	const unique = smbios ? (instance ?? plain) : (instance ?? plain);
	const read = unique ? uuid(unique.text) : null;
	if (unique && read && "value" in read) server.externalId("rvtools", `vm-${read.value}`, unique.column);
}

function dataCell(row: SheetRow): Cell | null {
	return row.cell("In Use MiB", "In Use MB", "Unshared MiB", "Unshared MB");
}

function readMachine(builder: RowsBuilder, sheet: string, row: SheetRow): CandidateBuilder | null {
	const server = builder.server({ sheet, row: row.row, column: null }, row.cell("VM"));
	if (!server) return null;
	server.set("kind", "virtual", "vInfo");
	identify(server, row);
	server.take("fqdn", row.cell("DNS Name"), fullHostName);
	server.text("site", row.cell("Datacenter"));
	server.text("host", row.cell("Host"));
	server.take("addresses", row.cell("Primary IP Address"), addresses);
	server.take("cpuCores", row.cell("CPUs", "# CPUs"), cores);
	server.take("memoryGigabytes", row.cell("Memory", "Memory MiB", "Memory MB"), memory("MiB"));
	server.take("dataGigabytes", dataCell(row), data("MiB", { binary: true }));
	const running = row.cell("OS according to the VMware Tools");
	const configured = row.cell("OS according to the configuration file");
	server.text("operatingSystem", running ?? configured);
	if (running && configured && disagree(running.text, configured.text))
		server.issue(
			"note",
			running.column,
			running.text,
			`differs from the configuration file, which says ${configured.text}`,
			"The running system's own word is taken",
		);
	const store = row.cell("Path");
	const name = store ? /^\[([^\]]+)\]/.exec(store.text)?.[1] : undefined;
	if (name && store) server.set("storage", name, store.column);
	const cluster = row.cell("Cluster");
	if (cluster) server.tag(`cluster ${cluster.text}`);
	if (truthOf(row.cell("Template")) || truthOf(row.cell("SRM Placeholder"))) server.exclude("template");
	else if (row.cell("Powerstate")?.text.toLowerCase() === "poweredoff") server.exclude("powered-off");
	return server;
}

/** The two names of the operating system speak of different releases, not only in different words. */
function disagree(one: string, other: string): boolean {
	const release = (name: string) =>
		/\b(20\d\d( R2)?|\d{1,2})\b/i.exec(name.replace(/\(\d\d-bit\)/i, ""))?.[0].toLowerCase();
	const [first, second] = [release(one), release(other)];
	return first !== undefined && second !== undefined && first !== second;
}

function readHost(builder: RowsBuilder, sheet: string, row: SheetRow): CandidateBuilder | null {
	const server = builder.server({ sheet, row: row.row, column: null }, row.cell("Host"));
	if (!server) return null;
	server.set("kind", "physical", "vHost").set("role", "hypervisor", "vHost");
	server.text("site", row.cell("Datacenter"));
	server.text("operatingSystem", row.cell("ESX Version"));
	server.take("cpuCores", row.cell("# Cores", "Cores"), cores);
	server.take("memoryGigabytes", row.cell("# Memory", "Memory"), memory("MiB"));
	server.take("serialNumber", row.cell("Serial number", "Service tag"), serial);
	server.text("vendor", row.cell("Vendor"));
	server.take("biosUuid", row.cell("UUID"), uuid);
	const cluster = row.cell("Cluster");
	if (cluster) server.tag(`cluster ${cluster.text}`);
	return server;
}

/** Datastores the machines lie on. One that several hosts use is shared storage; one of a single host is not ticked. */
function mentionedStores(builder: RowsBuilder): number {
	const stores = new Map<
		string,
		{ hosts: Set<string>; sites: Set<string>; first: (typeof builder.rows.servers)[number] }
	>();
	for (const machine of builder.rows.servers) {
		const name = machine.values.storage;
		if (!name || machine.excluded !== null) continue;
		const store = stores.get(name) ?? { hosts: new Set(), sites: new Set(), first: machine };
		if (machine.values.host) store.hosts.add(machine.values.host.toLowerCase());
		store.sites.add(machine.values.site ?? "");
		stores.set(name, store);
	}
	for (const [name, store] of stores) {
		const server = builder.server(store.first.place, { column: "Path", text: name }, { mentioned: true });
		if (!server) continue;
		server.set("role", "shared storage", "Path");
		const [site] = store.sites;
		if (store.sites.size === 1 && site) server.set("site", site, "Datacenter");
		if (store.hosts.size < 2) server.exclude("local-datastore");
		else
			server.issue(
				"note",
				"Path",
				name,
				`is a datastore that machines on ${store.hosts.size} hosts lie on`,
				"Name the storage system behind it, if it has another name",
			);
	}
	return stores.size;
}

export function readRvtools(tables: RecognisedTable[], options: ReadOptions) {
	const builder = new RowsBuilder("rvtools");
	const machines = new Map<string, CandidateBuilder>();
	const of = (part: string) => tables.filter((table) => table.part === part);
	const machineKey = (row: SheetRow): string[] =>
		[row.cell("VM Instance UUID"), row.cell("VM UUID"), row.cell("SMBIOS UUID")]
			.flatMap((cell) => (cell ? [cell.text.toLowerCase()] : []))
			.concat(headerKey(`${row.cell("VM")?.text}|${row.cell("Host")?.text}`));
	let counted = 0;
	for (const table of of("vInfo"))
		for (const row of table.rows) {
			builder.rows.rowsRead++;
			const server = readMachine(builder, table.name, row);
			if (!server) continue;
			counted++;
			for (const key of machineKey(row)) machines.set(key, server);
			if (server.candidate.excluded === null) machineEvidence(builder, server, row, options);
		}
	const hosts = new Map<string, CandidateBuilder>();
	for (const table of of("vHost"))
		for (const row of table.rows) {
			builder.rows.rowsRead++;
			const server = readHost(builder, table.name, row);
			if (!server) continue;
			hosts.set(row.cell("Host")!.text.toLowerCase(), server);
			hostEvidence(builder, server, row, options);
		}
	const machineOf = (row: SheetRow): CandidateBuilder | null =>
		machineKey(row)
			.map((key) => machines.get(key))
			.find((server) => server !== undefined) ?? null;
	for (const table of of("vCluster")) clusterEvidence(builder, table, of("vHost"), of("vInfo"), options);
	for (const table of of("vSnapshot")) snapshotEvidence(builder, table, machineOf, options);
	for (const table of of("vPartition")) partitionEvidence(builder, table, machineOf, options);
	for (const table of of("vTools")) toolsEvidence(builder, table, machineOf, options);
	const mentioned = mentionHosts(builder);
	const stores = mentionedStores(builder);
	builder.found(counted, "machine");
	builder.found(hosts.size + mentioned, "host");
	builder.found(builder.rows.clusters.length, "cluster");
	builder.found(stores, "datastore");
	return builder.rows;
}
