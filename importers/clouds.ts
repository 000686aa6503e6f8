import { RowsBuilder } from "./candidate-builder";
import { addresses, cores, fullHostName, memory } from "./cell-values";
import type { SheetRow } from "./raw-table";
import type { RecognisedTable } from "./recognised-table";

type Json = Record<string, unknown>;
const textOf = (value: unknown): string =>
	typeof value === "string" || typeof value === "number" ? String(value) : "";
const record = (value: unknown): Json =>
	value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Json) : {};
const list = (value: unknown): Json[] =>
	Array.isArray(value) ? value.filter((item) => item !== null && typeof item === "object") : [];

/** `portal-a` and `portal-b` in two zones: a pair that may share the load. */
function proposePairs(
	builder: RowsBuilder,
	zones: Map<string, { stem: string; zone: string; key: string; service: string }>,
): void {
	const groups = new Map<string, { zone: string; key: string; name: string }[]>();
	for (const [name, { stem, zone, key, service }] of zones)
		groups.set(service || stem, [...(groups.get(service || stem) ?? []), { zone, key, name }]);
	for (const [stem, members] of groups) {
		const distinct = [...new Set(members.map((member) => member.zone).filter(Boolean))];
		if (distinct.length < 2) continue;
		for (const member of members)
			builder.rows.evidence.push({
				serverKey: member.key,
				subject: member.name,
				tier: "T4",
				text: `${members.map((other) => other.name).join(" and ")} stand in ${distinct.length} zones; they may share the load of ${stem}.`,
				origin: `zones ${distinct.join(", ")}`,
			});
	}
}

const stemOf = (name: string): string => name.replace(/[-_.]?(\d+|[a-z])$/i, "");

export function isAwsAnswer(value: unknown): value is { Reservations: Json[] } {
	return Array.isArray(record(value).Reservations);
}

/** `aws ec2 describe-instances`. An instance type's size is not in the answer and stays unknown, except its cores. */
export function readAws(answer: { Reservations: Json[] }) {
	const builder = new RowsBuilder("aws");
	const zones = new Map<string, { stem: string; zone: string; key: string; service: string }>();
	let row = 0;
	for (const reservation of list(answer.Reservations))
		for (const instance of list(reservation.Instances)) {
			row++;
			builder.rows.rowsRead++;
			const tags = new Map(list(instance.Tags).map((tag) => [textOf(tag.Key), textOf(tag.Value)]));
			const id = textOf(instance.InstanceId);
			const name = tags.get("Name") || id;
			const server = builder.server(
				{ sheet: "Instances", row, column: null },
				name ? { column: "Tags.Name", text: name } : null,
			);
			if (!server) continue;
			server.set("kind", "cloud", "InstanceId");
			server.externalId("aws", id, "InstanceId");
			const zone = textOf(record(instance.Placement).AvailabilityZone);
			if (zone) server.text("site", { column: "Placement.AvailabilityZone", text: zone });
			const address = textOf(instance.PrivateIpAddress);
			if (address) server.take("addresses", { column: "PrivateIpAddress", text: address }, addresses);
			const system = textOf(instance.PlatformDetails) || textOf(instance.Platform);
			if (system) server.text("operatingSystem", { column: "PlatformDetails", text: system });
			const cpu = record(instance.CpuOptions);
			if (typeof cpu.CoreCount === "number")
				server.take(
					"cpuCores",
					{ column: "CpuOptions", text: String(cpu.CoreCount * (Number(cpu.ThreadsPerCore) || 1)) },
					cores,
				);
			const state = textOf(record(instance.State).Name);
			server.exclude(
				state === "terminated" || state === "shutting-down" ? "retired" : state === "stopped" ? "powered-off" : null,
			);
			for (const [key, value] of tags) if (key !== "Name") server.tag(`${key} ${value}`.slice(0, 100));
			server.tag(textOf(instance.InstanceType));
			if (server.candidate.excluded === null)
				zones.set(name, { stem: stemOf(name), zone, key: server.key, service: tags.get("service") ?? "" });
		}
	proposePairs(builder, zones);
	builder.found(row, "instance");
	return builder.rows;
}

const REGION_STOPPED = /deallocated|stopped/i;

/** The query shipped beside the wizard; also the JSON of the same query, as a table. */
export function readAzureResourceGraph(tables: RecognisedTable[]) {
	const builder = new RowsBuilder("azure-resource-graph");
	const zones = new Map<string, { stem: string; zone: string; key: string; service: string }>();
	for (const table of tables)
		for (const row of table.rows) {
			builder.rows.rowsRead++;
			const name = row.cell("name");
			const server = builder.server({ sheet: table.name, row: row.row, column: null }, name);
			if (!server || !name) continue;
			const group = row.cell("resourceGroup")?.text ?? "";
			server.set("kind", "cloud", "id");
			server.externalId("azure", `${row.cell("subscriptionId")?.text}/${group}/${name.text}`.toLowerCase(), "id");
			const zone = /\d+/.exec(row.cell("zones")?.text ?? "")?.[0] ?? "";
			const location = row.cell("location");
			if (location) server.text("site", { column: location.column, text: location.text });
			if (zone) server.text("room", { column: "zones", text: `zone ${zone}` });
			server.text("operatingSystem", row.cell("osType"));
			server.tag(row.cell("vmSize")?.text ?? "", group);
			const state = row.cell("powerState")?.text ?? "";
			if (REGION_STOPPED.test(state)) server.exclude("powered-off");
			else
				zones.set(name.text, {
					stem: stemOf(name.text),
					zone: zone ? `${location?.text} ${zone}` : "",
					key: server.key,
					service: "",
				});
		}
	proposePairs(builder, zones);
	builder.found(builder.rows.servers.length, "virtual machine");
	return builder.rows;
}

function migrateName(row: SheetRow) {
	return row.cell("Server name", "*Server name");
}

/** Consultants' Azure Migrate template. Disk sizes are capacities, so the amount of data stays unknown. */
export function readAzureMigrate(tables: RecognisedTable[]) {
	const builder = new RowsBuilder("azure-migrate");
	for (const table of tables)
		for (const row of table.rows) {
			builder.rows.rowsRead++;
			const server = builder.server({ sheet: table.name, row: row.row, column: null }, migrateName(row));
			if (!server) continue;
			server.take("fqdn", row.cell("FQDN"), fullHostName);
			server.take("addresses", row.cell("IP address", "IP addresses"), addresses);
			server.take("cpuCores", row.cell("Cores", "*Cores"), cores);
			server.take("memoryGigabytes", row.cell("Memory", "Memory (MB)", "Memory (In MB)", "Memory in MB"), memory("MB"));
			const system = row.cell("OS name");
			const version = row.cell("OS version");
			server.text(
				"operatingSystem",
				system && version ? { column: system.column, text: `${system.text} ${version.text}` } : system,
			);
			for (let disk = 1; disk <= 20; disk++) {
				const size = row.cell(`Disk ${disk} size`, `Disk ${disk} size (In GB)`);
				if (size && !(Number(size.text) >= 0))
					server.issue(
						"warning",
						size.column,
						size.text,
						Number(size.text) < 0 ? "is a negative size" : "is no size",
						"Write the size in GB, such as 100; ignored for now",
					);
			}
		}
	builder.found(builder.rows.servers.length, "server");
	return builder.rows;
}
