import type { ReadOptions } from "@/schemas/import-mapping";
import { RowsBuilder } from "./candidate-builder";
import { cores, instant, isBlank, memory, uuid } from "./cell-values";
import { proposeTestedFailOver, type TestedFailOver } from "./hyper-v-tests";
import { mentionHosts } from "./mentioned-hosts";
import type { SheetRow } from "./raw-table";
import type { RecognisedTable } from "./recognised-table";

/** The machine a test fail-over starts beside the replica: "hv-sql-01 - Test". */
const isTestCopy = (mode: string): boolean => /^testreplica$/i.test(mode.trim());
const testedName = (name: string): string => name.replace(/\s*-\s*test$/i, "");

interface Replication {
	state: string;
	health: string;
	mode: string;
	replica: string | null;
	last: string | null;
	origin: string;
}

function replicationEvidence(builder: RowsBuilder, key: string, subject: string, replication: Replication): void {
	const { state, health, mode, replica, last, origin } = replication;
	if (isBlank(mode) || /^none$/i.test(mode)) return;
	if (isTestCopy(mode)) return;
	const sound = /replicating/i.test(state) && /normal/i.test(health);
	builder.rows.evidence.push({
		serverKey: key,
		subject,
		tier: /primary/i.test(mode) || /replica/i.test(mode) ? "T3" : null,
		text: sound
			? `Replicated${replica ? ` to ${replica}` : ""}, not at once: data of the last interval can be lost.${last ? ` Last at ${last}.` : ""}`
			: `Replication is set up but is ${state || "in an unknown state"} with health ${health || "unknown"}.`,
		origin,
	});
	if (replica) builder.rows.dependencies.push({ from: key, to: replica, kind: "replicates-to", origin });
}

const short = (host: string): string => host.split(".")[0]!.toLowerCase();

interface Reading {
	builder: RowsBuilder;
	known: Map<string, string>;
	tests: TestedFailOver[];
}

function readReplication({ builder, known, tests }: Reading, table: RecognisedTable, row: SheetRow): void {
	builder.rows.rowsRead++;
	const name = row.cell("VMName", "Name");
	const host = row.cell("PrimaryServer", "CurrentPrimaryServer", "ComputerName");
	let key = name ? known.get(`${name.text.toLowerCase()}@${host ? short(host.text) : ""}`) : undefined;
	if (key === undefined) {
		const server = builder.server({ sheet: table.name, row: row.row, column: null }, name);
		if (!server) return;
		server.set("kind", "virtual", "VMName");
		server.text("host", host);
		server.externalId("hyper-v", row.cell("VMId")?.text, "VMId");
		if (isTestCopy(row.cell("Mode")?.text ?? "")) server.exclude("test-copy");
		key = server.key;
	}
	const last = row.cell("LastReplicationTime");
	const read = last ? instant(last.text) : null;
	const replica = row.cell("ReplicaServer", "CurrentReplicaServerName")?.text ?? null;
	const [state, health, mode] = [row.cell("State"), row.cell("Health"), row.cell("Mode")].map(
		(cell) => cell?.text ?? "",
	);
	const subject = name?.text ?? key;
	const test = row.cell("LastTestFailoverInitiatedTime");
	const tested = test && !isBlank(test.text) ? instant(test.text) : null;
	if (tested && "value" in tested)
		tests.push({ subject, day: tested.value.slice(0, 10), origin: `${subject}: ${test!.column} = ${test!.text}` });
	else if (isTestCopy(mode!))
		tests.push({ subject: testedName(subject), day: null, origin: `${subject}: Mode = ${mode}` });
	replicationEvidence(builder, key, subject, {
		state: state!,
		health: health!,
		mode: mode!,
		replica,
		last: read && "value" in read ? read.value : null,
		origin: `State = ${state}, Health = ${health}, Mode = ${mode}, ReplicaServer = ${replica ?? "empty"}`,
	});
	if (!/normal/i.test(health!) && !isBlank(health!))
		builder.issue(
			"warning",
			key,
			{ sheet: table.name, row: row.row, column: "Health" },
			health!,
			`replication of ${name?.text} is not healthy`,
			"Look at it before counting on the replica",
		);
}

/** `Get-VM | Export-Csv` and `Get-VMReplication | Export-Csv`, alone or together in a zip. */
export function readHyperV(tables: RecognisedTable[], { asOf }: Pick<ReadOptions, "asOf">) {
	const builder = new RowsBuilder("hyper-v");
	const known = new Map<string, string>();
	const tests: TestedFailOver[] = [];
	const detailed = tables.some((table) => table.part === "replication");
	for (const table of tables.filter(({ part }) => part === "virtual machines"))
		for (const row of table.rows) {
			builder.rows.rowsRead++;
			const name = row.cell("Name", "VMName");
			const server = builder.server({ sheet: table.name, row: row.row, column: null }, name);
			if (!server || !name) continue;
			const host = row.cell("ComputerName");
			known.set(`${name.text.toLowerCase()}@${host ? short(host.text) : ""}`, server.key);
			server.set("kind", "virtual", "Name");
			server.take("biosUuid", row.cell("BIOSGUID"), uuid);
			server.externalId("hyper-v", row.cell("VMId", "Id")?.text, "VMId");
			server.text("host", host);
			server.take("cpuCores", row.cell("ProcessorCount"), cores);
			const assigned = row.cell("MemoryAssigned");
			server.take(
				"memoryGigabytes",
				assigned && assigned.text !== "0" ? assigned : row.cell("MemoryStartup"),
				memory("bytes"),
			);
			if (/^(off|saved)$/i.test(row.cell("State")?.text ?? "")) server.exclude("powered-off");
			const [state, health, mode] = ["ReplicationState", "ReplicationHealth", "ReplicationMode"].map(
				(column) => row.cell(column)?.text ?? "",
			);
			if (isTestCopy(mode!)) server.exclude("test-copy");
			if (isTestCopy(mode!) && !detailed)
				tests.push({ subject: testedName(name.text), day: null, origin: `${name.text}: ReplicationMode = ${mode}` });
			if (!detailed)
				replicationEvidence(builder, server.key, name.text, {
					state: state!,
					health: health!,
					mode: mode!,
					replica: null,
					last: null,
					origin: `ReplicationState = ${state}, ReplicationHealth = ${health}, ReplicationMode = ${mode}`,
				});
		}
	for (const table of tables.filter(({ part }) => part === "replication"))
		for (const row of table.rows) readReplication({ builder, known, tests }, table, row);
	proposeTestedFailOver(builder.rows, tests, asOf);
	const machines = builder.rows.servers.length;
	builder.found(machines, "virtual machine");
	builder.found(mentionHosts(builder), "host");
	return builder.rows;
}
