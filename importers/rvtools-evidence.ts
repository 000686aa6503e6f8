import type { ReadOptions } from "@/schemas/import-mapping";
import type { CandidateBuilder, RowsBuilder } from "./candidate-builder";
import { calendarDay, instant, truthOf } from "./cell-values";
import { daysBetween } from "./finish-rows";
import type { Cell, SheetRow } from "./raw-table";
import type { RecognisedTable } from "./recognised-table";

const CERTIFICATE_SOON_DAYS = 60;
const SNAPSHOT_OLD_DAYS = 7;
const FREE_LITTLE_PERCENT = 20;
const FREE_NONE_PERCENT = 10;

type Find = (row: SheetRow) => CandidateBuilder | null;

const dayOf = (cell: Cell | null): string | null => {
	const read = cell ? calendarDay(cell.text) : null;
	return read && "value" in read ? read.value : null;
};

function clockAnswer(builder: RowsBuilder, server: CandidateBuilder, row: SheetRow, options: ReadOptions): void {
	const servers = row.cell("NTP Server(s)")?.text ?? "";
	const running = truthOf(row.cell("NTPD running"));
	if (running === null && servers === "") return;
	const count = servers.split(/[\s,;]+/).filter(Boolean).length;
	const synchronised = count > 0 && running !== false;
	builder.rows.answers.push({
		practiceId: "SS-07",
		siteName: null,
		serverKey: server.key,
		state: !synchronised ? "no" : count > 1 ? "yes" : "partly",
		evidence: "documented",
		evidenceOn: options.asOf,
		origin: `vHost ${row.cell("Host")?.text}: NTP Server(s) = ${servers || "empty"}, NTPD running = ${running === null ? "empty" : running ? "True" : "False"}`,
		because: !synchronised
			? "The host’s clock is not synchronised."
			: count > 1
				? "The host’s clock follows more than one source."
				: "The host’s clock follows a single source.",
	});
}

export function hostEvidence(
	builder: RowsBuilder,
	server: CandidateBuilder,
	row: SheetRow,
	options: ReadOptions,
): void {
	clockAnswer(builder, server, row, options);
	const expiry = row.cell("Certificate Expiry Date");
	const day = dayOf(expiry);
	if (!expiry || !day) return;
	const left = daysBetween(options.asOf, day);
	if (left > CERTIFICATE_SOON_DAYS) return;
	const when = left < 0 ? `expired ${-left} days ago` : `expires in ${left} days`;
	server.issue(
		left < 30 ? "warning" : "note",
		expiry.column,
		expiry.text,
		`the host’s certificate ${when}`,
		"Renew it",
	);
	builder.rows.answers.push({
		practiceId: "AS-11",
		siteName: null,
		serverKey: server.key,
		state: left < 0 ? "no" : "partly",
		evidence: "documented",
		evidenceOn: options.asOf,
		origin: `vHost ${row.cell("Host")?.text}: Certificate Expiry Date = ${expiry.text}`,
		because: `A certificate ${when}; tracked certificates are renewed earlier.`,
	});
}

/** The one site of a cluster, by what hosts and machines say. */
function siteOf(cluster: string, tables: RecognisedTable[]): string | null {
	const sites = new Set<string>();
	for (const table of tables)
		for (const row of table.rows)
			if (row.cell("Cluster")?.text === cluster) sites.add(row.cell("Datacenter")?.text ?? "");
	sites.delete("");
	const [site] = sites;
	return sites.size === 1 && site ? site : null;
}

interface ClusterReading {
	state: "yes" | "partly" | "no";
	because: string;
}

function headroom(hosts: number | null, available: boolean | null, admission: boolean | null): ClusterReading | null {
	if (hosts !== null && hosts < 2)
		return { state: "no", because: "A cluster of one host has nowhere to restart its machines." };
	if (available === false) return { state: "no", because: "High availability is off: nothing restarts by itself." };
	if (available === null) return null;
	return admission
		? { state: "yes", because: "Admission control reserves room for the machines of a failed host." }
		: { state: "partly", because: "Machines restart, but no room is reserved for them." };
}

export function clusterEvidence(
	builder: RowsBuilder,
	table: RecognisedTable,
	hostTables: RecognisedTable[],
	machineTables: RecognisedTable[],
	options: ReadOptions,
): void {
	for (const row of table.rows) {
		builder.rows.rowsRead++;
		const name = row.cell("Name")?.text;
		if (!name) continue;
		const site = siteOf(name, hostTables) ?? siteOf(name, machineTables);
		const available = truthOf(row.cell("HA enabled"));
		const count = Number(row.cell("NumHosts")?.text);
		const hosts = Number.isFinite(count) && row.cell("NumHosts") ? count : null;
		const origin = `vCluster ${name}: HA enabled = ${row.cell("HA enabled")?.text ?? "empty"}, NumHosts = ${hosts ?? "empty"}, AdmissionControlEnabled = ${row.cell("AdmissionControlEnabled")?.text ?? "empty"}`;
		builder.rows.clusters.push({ name, site, hosts, highAvailability: available, origin });
		const reading = headroom(hosts, available, truthOf(row.cell("AdmissionControlEnabled")));
		if (!reading) continue;
		const place = { sheet: table.name, row: row.row, column: "HA enabled" };
		if (reading.state === "no")
			builder.issue("warning", null, place, name, reading.because, "Add a host, or count on repairing this one");
		if (site)
			builder.rows.answers.push({
				practiceId: "HW-13",
				siteName: site,
				serverKey: null,
				...reading,
				evidence: "documented",
				evidenceOn: options.asOf,
				origin,
			});
	}
}

export function snapshotEvidence(builder: RowsBuilder, table: RecognisedTable, find: Find, options: ReadOptions): void {
	for (const row of table.rows) {
		builder.rows.rowsRead++;
		const taken = row.cell("Date / time");
		const read = taken ? instant(taken.text) : null;
		if (!taken || !read || !("value" in read)) continue;
		const days = daysBetween(read.value, options.asOf);
		if (days <= SNAPSHOT_OLD_DAYS) continue;
		const server = find(row);
		const name = row.cell("Name")?.text ?? "unnamed";
		const place = { sheet: table.name, row: row.row, column: taken.column };
		builder.issue(
			"warning",
			server?.key ?? null,
			place,
			taken.text,
			`the snapshot ${name} of ${row.cell("VM")?.text} is ${days} days old`,
			"Delete it: it grows, slows the disk and is no backup",
		);
		if (server?.candidate.excluded === null)
			builder.rows.answers.push({
				practiceId: "PR-06",
				siteName: null,
				serverKey: server.key,
				state: "partly",
				evidence: "documented",
				evidenceOn: options.asOf,
				origin: `vSnapshot ${row.cell("VM")?.text}: ${name} of ${taken.text}`,
				because: `A way back was made before a change, but ${days} days later the change has not been closed.`,
			});
	}
}

/** The fullest volume of each machine decides. */
export function partitionEvidence(
	builder: RowsBuilder,
	table: RecognisedTable,
	find: Find,
	options: ReadOptions,
): void {
	const fullest = new Map<string, { server: CandidateBuilder; free: number; row: SheetRow; cell: Cell }>();
	for (const row of table.rows) {
		builder.rows.rowsRead++;
		const cell = row.cell("Free %");
		const free = cell ? Number(cell.text.replace("%", "")) : Number.NaN;
		const server = find(row);
		if (!cell || !server || server.candidate.excluded !== null || !Number.isFinite(free)) continue;
		if (free < (fullest.get(server.key)?.free ?? FREE_LITTLE_PERCENT))
			fullest.set(server.key, { server, free, row, cell });
	}
	for (const { server, free, row, cell } of fullest.values()) {
		const disk = row.cell("Disk")?.text ?? "a volume";
		const place = { sheet: table.name, row: row.row, column: cell.column };
		const name = row.cell("VM")?.text;
		builder.issue(
			"warning",
			server.key,
			place,
			`${free} %`,
			`only ${free} % of ${disk} on ${name} is free`,
			"Free or add space",
		);
		builder.rows.answers.push({
			practiceId: "SS-04",
			siteName: null,
			serverKey: server.key,
			state: free < FREE_NONE_PERCENT ? "no" : "partly",
			evidence: "documented",
			evidenceOn: options.asOf,
			origin: `vPartition ${name}: ${disk}, Free % = ${cell.text}`,
			because: "A watched volume does not fill beyond four fifths unnoticed.",
		});
	}
}

export function toolsEvidence(builder: RowsBuilder, table: RecognisedTable, find: Find, options: ReadOptions): void {
	for (const row of table.rows) {
		builder.rows.rowsRead++;
		const status = row.cell("Tools");
		const server = find(row);
		if (!status || !server || server.candidate.excluded !== null || !/old|notinstalled/i.test(status.text)) continue;
		builder.rows.answers.push({
			practiceId: "SS-01",
			siteName: null,
			serverKey: server.key,
			state: "partly",
			evidence: "documented",
			evidenceOn: options.asOf,
			origin: `vTools ${row.cell("VM")?.text}: Tools = ${status.text}`,
			because: "The machine’s tools and drivers are out of date or missing; its patches may be too.",
		});
	}
}
