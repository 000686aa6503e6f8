import { RowsBuilder } from "./candidate-builder";
import { addresses, amount, lineOfText, serial } from "./cell-values";
import { type Cell, headerKey, type SheetRow } from "./raw-table";
import type { RecognisedTable } from "./recognised-table";

const GONE = /^(offline|failed|inventory|decommissioning)$/i;
const PLANNED = /^(planned|staged)$/i;

interface Device {
	place: { sheet: string; row: number; column: null };
	cell: SheetRow["cell"];
	id: string | null;
	restoreTargetHours: Cell | null;
	service: Cell | null;
	virtual: boolean;
}

function readDevice(builder: RowsBuilder, device: Device): void {
	builder.rows.rowsRead++;
	const server = builder.server(device.place, device.cell("Name"));
	if (!server) return;
	server.set("kind", device.virtual ? "virtual" : "physical", "NetBox");
	if (device.id) server.externalId("netbox", device.id, "id");
	server.text("site", device.cell("Site"));
	const role = device.cell("Role", "Device role");
	server.take("role", role, (text) => ({ value: text.toLowerCase().slice(0, 200) }));
	const [location, rack] = [device.cell("Location"), device.cell("Rack")];
	const room = [location?.text, rack?.text].filter(Boolean).join(", rack ");
	if (room) server.text("room", { column: (location ?? rack)!.column, text: location ? room : `rack ${room}` });
	server.text("operatingSystem", device.cell("Platform"));
	server.take("serialNumber", device.cell("Serial", "Serial number"), serial);
	server.take("addresses", device.cell("IP Address", "IPv4 Address", "Primary IP"), addresses);
	if (!device.virtual) server.text("vendor", device.cell("Manufacturer"));
	const status = device.cell("Status");
	if (status && GONE.test(status.text))
		server.exclude(/decom|inventory/i.test(status.text) ? "retired" : "powered-off");
	if (status && PLANNED.test(status.text)) server.set("planned", true, status.column);
	for (const tag of device.cell("Tags")?.text.split(",") ?? []) server.tag(tag.trim());
	const cluster = device.cell("Cluster");
	if (cluster) server.tag(`cluster ${cluster.text}`);
	if (!device.service) return;
	const hours = device.restoreTargetHours ? amount(0, 87_600, "4")(device.restoreTargetHours.text) : null;
	for (const name of device.service.text.split(/[,;]/)) {
		const read = lineOfText()(name);
		if (!("value" in read) || read.value === "") continue;
		builder.rows.services.push({
			name: read.value,
			serverKeys: [server.key],
			restoreTargetHours: hours && "value" in hours ? hours.value : null,
			lossTargetHours: null,
			tier: null,
			replicatesTo: [],
			dependsOn: [],
			backupLastSuccessAt: null,
			restoreTestedOn: null,
			origin: device.service.column,
		});
	}
}

/** CSV of the device list: the view's labels or the import form's field names. */
export function readNetboxTables(tables: RecognisedTable[]) {
	const builder = new RowsBuilder("netbox");
	for (const table of tables)
		for (const row of table.rows)
			readDevice(builder, {
				place: { sheet: table.name, row: row.row, column: null },
				cell: row.cell,
				id: row.cell("ID")?.text ?? null,
				restoreTargetHours: row.cell("cf_rto_hours", "rto_hours", "RTO hours"),
				service: row.cell("cf_business_service", "business_service", "Business service"),
				virtual: false,
			});
	builder.found(builder.rows.servers.length, "device");
	return builder.rows;
}

export function isNetboxAnswer(value: unknown): value is { results: Record<string, unknown>[] } {
	const results = (value as { results?: unknown } | null)?.results;
	if (!Array.isArray(results) || results.length === 0) return false;
	const first = results[0] as Record<string, unknown> | null;
	return first !== null && typeof first === "object" && ("device_type" in first || "vcpus" in first) && "name" in first;
}

/** The word a nested object of the REST interface stands for. */
function wordOf(value: unknown): string | null {
	if (typeof value === "string" || typeof value === "number") return String(value);
	if (value === null || typeof value !== "object") return null;
	const parts = value as Record<string, unknown>;
	for (const name of ["name", "address", "model", "value", "display"])
		if (typeof parts[name] === "string") return parts[name];
	return null;
}

export function readNetboxAnswer(answer: { results: Record<string, unknown>[]; next?: unknown }) {
	const builder = new RowsBuilder("netbox");
	for (const [position, device] of answer.results.entries()) {
		if (device === null || typeof device !== "object") continue;
		const texts = new Map<string, Cell>();
		const add = (column: string, value: unknown, name = column) => {
			const text = wordOf(value);
			if (text) texts.set(headerKey(name), { column, text });
		};
		for (const name of ["name", "site", "role", "location", "platform", "serial", "status", "cluster"])
			add(name, device[name]);
		add("role", device.role ?? device.device_role);
		const rack = wordOf(device.rack);
		if (rack) texts.set("rack", { column: "rack", text: rack });
		add("primary_ip", device.primary_ip ?? device.primary_ip4, "IP Address");
		if (Array.isArray(device.tags))
			texts.set("tags", { column: "tags", text: device.tags.map(wordOf).filter(Boolean).join(",") });
		const custom = (device.custom_fields ?? {}) as Record<string, unknown>;
		const field = (name: RegExp): Cell | null => {
			const found = Object.entries(custom).find(([key, value]) => name.test(key) && wordOf(value));
			return found ? { column: `custom_fields.${found[0]}`, text: wordOf(found[1])! } : null;
		};
		readDevice(builder, {
			place: { sheet: "results", row: position + 1, column: null },
			cell: (...names) => names.map((name) => texts.get(headerKey(name))).find((cell) => cell !== undefined) ?? null,
			id: device.id === undefined ? null : String(device.id),
			restoreTargetHours: field(/^rto/i),
			service: field(/service/i),
			virtual: "vcpus" in device,
		});
	}
	if (answer.next)
		builder.issue(
			"warning",
			null,
			{ sheet: "results", row: 0, column: "next" },
			null,
			"NetBox has more pages than this file holds",
			"Fetch with limit=0 or import the other pages too",
		);
	builder.found(builder.rows.servers.length, "device");
	return builder.rows;
}
