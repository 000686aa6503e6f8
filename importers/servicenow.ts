import { RowsBuilder } from "./candidate-builder";
import { addresses, cores, fullHostName, memory, serial, uuidOfVmwareSerial } from "./cell-values";
import type { RecognisedTable } from "./recognised-table";

/** `cmdb_ci_server` as a list export: CSV with field names or a workbook with labels. */
export function readServicenow(tables: RecognisedTable[]) {
	const builder = new RowsBuilder("servicenow");
	for (const table of tables)
		for (const row of table.rows) {
			builder.rows.rowsRead++;
			const server = builder.server({ sheet: table.name, row: row.row, column: null }, row.cell("name"));
			if (!server) continue;
			server.externalId("servicenow", row.cell("sys_id")?.text, "sys_id");
			server.take("fqdn", row.cell("fqdn", "Fully qualified domain name"), fullHostName);
			server.take("addresses", row.cell("ip_address", "IP Address"), addresses);
			const system = row.cell("os", "Operating System");
			const version = row.cell("os_version", "OS Version");
			if (system) {
				const known = !version || system.text.includes(version.text) || /windows/i.test(system.text);
				server.text(
					"operatingSystem",
					known ? system : { column: system.column, text: `${system.text} ${version.text}` },
				);
			}
			server.take(
				"cpuCores",
				coresOf(row.cell("cpu_core_count", "CPU core count"), row.cell("cpu_count", "CPU count")),
				cores,
			);
			server.take("memoryGigabytes", row.cell("ram", "RAM (MB)", "RAM"), memory("MB"));
			const number = row.cell("serial_number", "Serial number");
			server.take("serialNumber", number, serial);
			const fromSerial = number ? uuidOfVmwareSerial(number.text) : null;
			if (fromSerial) server.set("biosUuid", fromSerial, number!.column);
			if (number && /^vmware-/i.test(number.text)) server.set("kind", "virtual", number.column);
			server.text("site", row.cell("location", "Location"));
			const status = row.cell("operational_status", "Operational status")?.text ?? "";
			const installed = row.cell("install_status", "Install Status", "Status")?.text ?? "";
			if (/retired|decommission|absent|stolen/i.test(`${status} ${installed}`)) server.exclude("retired");
			protectionOf(
				builder,
				server.key,
				server.candidate.values.name!,
				status,
				row.cell("dr_backup", "Disaster backup")?.text,
			);
			server.tag(
				row.cell("used_for", "Used for")?.text ?? "",
				row.cell("classification", "Classification")?.text ?? "",
			);
		}
	builder.found(builder.rows.servers.length, "server");
	return builder.rows;
}

function coresOf(perSocket: { column: string; text: string } | null, sockets: { column: string; text: string } | null) {
	if (!perSocket) return null;
	const [each, count] = [Number(perSocket.text), Number(sockets?.text ?? 1)];
	if (!Number.isFinite(each) || !Number.isFinite(count) || count <= 1) return perSocket;
	return { column: perSocket.column, text: String(each * count) };
}

function protectionOf(
	builder: RowsBuilder,
	key: string,
	subject: string,
	status: string,
	backup: string | undefined,
): void {
	if (/dr standby|^4$/i.test(status))
		builder.rows.evidence.push({
			serverKey: key,
			subject,
			tier: "T2",
			text: "Stands by for a disaster.",
			origin: `operational_status = ${status}`,
		});
	if (!backup) return;
	builder.rows.dependencies.push({ from: key, to: backup, kind: "replicates-to", origin: `dr_backup = ${backup}` });
	builder.rows.evidence.push({
		serverKey: key,
		subject,
		tier: "T2",
		text: `${backup} takes over in a disaster.`,
		origin: `dr_backup = ${backup}`,
	});
}
