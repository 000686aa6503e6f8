import type { TierId, Warranty } from "@/engine";
import type { ColumnMapping, MappedColumn, TableField } from "@/schemas/import-mapping";
import type { ImportSource, ServiceCandidate } from "@/schemas/import-rows";
import { type CandidateBuilder, RowsBuilder } from "./candidate-builder";
import {
	addresses,
	amount,
	type CellReader,
	calendarDay,
	cores,
	data,
	fullHostName,
	instant,
	isBlank,
	lineOfText,
	memory,
	serial,
	uuid,
	uuidOfVmwareSerial,
	yesNo,
} from "./cell-values";
import { mentionHosts } from "./mentioned-hosts";
import { splitList } from "./name-list";
import { type Cell, cleanCell, type RawTable } from "./raw-table";

type Cells = (field: TableField) => Cell | null;

const TIERS: [RegExp, TierId][] = [
	[/^(t?0|none|nothing( in place)?|unprotected)$/i, "T0"],
	[/^(t?1|backup|backed up)$/i, "T1"],
	[/^(t?2|standby|cold standby|warm standby)$/i, "T2"],
	[/^(t?3|replicated|replication|active.passive)$/i, "T3"],
	[/^(t?4|load.?balanced|active.active|clustered|cluster)$/i, "T4"],
	[/^(hosted|cloud|saas|managed)$/i, "hosted"],
];

export const tier: CellReader<TierId> = (text) => {
	const found = TIERS.find(([words]) => words.test(text.trim()))?.[1];
	return found
		? { value: found }
		: { problem: "is no tier", mend: "Write T0 to T4, backup, standby, replicated, load-balanced or hosted" };
};

const hours = amount(0, 87_600, "4");

export function kindFrom(text: string): "physical" | "virtual" | "cloud" | null {
	if (/physical|bare.?metal|hardware/i.test(text)) return "physical";
	if (/cloud|ec2|azure|instance/i.test(text)) return "cloud";
	return /virtual|\bvm\b|guest/i.test(text) ? "virtual" : null;
}

export const coverageFrom = (text: string): Warranty["coverage"] =>
	/always|24.?x.?7|24.?7|day and night/i.test(text) ? "always" : "business";

type State = "in use" | "planned" | "powered off" | "retired";

export function stateFrom(text: string): State {
	if (/retired|decommission|disposed|scrapped/i.test(text)) return "retired";
	if (/powered.?off|poweredoff|shut ?down|^off$|^stopped$/i.test(text)) return "powered off";
	return /^(planned|staged|ordered)$/i.test(text.trim()) ? "planned" : "in use";
}

function takeKind(server: CandidateBuilder, cells: Cells): void {
	const kind = cells("kind");
	const read = kind ? kindFrom(kind.text) : null;
	if (kind && read) server.set("kind", read, kind.column);
	else if (kind && !isBlank(kind.text))
		server.issue("warning", kind.column, kind.text, "is no kind of machine", "Say under Columns what this word means");
	const virtual = cells("virtual");
	const answer = virtual && !isBlank(virtual.text) ? yesNo(virtual.text) : null;
	if (!virtual || !answer) return;
	if ("value" in answer) {
		if (!read) server.set("kind", answer.value ? "virtual" : "physical", virtual.column);
	} else server.issue("warning", virtual.column, virtual.text, answer.problem, `${answer.mend}; left out for now`);
}

function takeWarranty(server: CandidateBuilder, cells: Cells): void {
	const read = <T>(field: TableField, reader: CellReader<T>): T | null => {
		const cell = cells(field);
		if (!cell || isBlank(cell.text)) return null;
		const reading = reader(cell.text);
		if ("value" in reading) return reading.value;
		server.issue("warning", cell.column, cell.text, reading.problem, `${reading.mend}; left out for now`);
		return null;
	};
	const warranty: Warranty = {
		responseHours: read("warrantyResponseHours", hours),
		resolutionHours: read("warrantyResolutionHours", hours),
		coverage: coverageFrom(cells("warrantyCoverage")?.text ?? ""),
		endsOn: read("warrantyEndsOn", calendarDay),
	};
	const said = warranty.responseHours !== null || warranty.resolutionHours !== null || warranty.endsOn !== null;
	const column = cells("warrantyEndsOn")?.column ?? cells("warrantyCoverage")?.column ?? "warranty";
	if (said || !isBlank(cells("warrantyCoverage")?.text ?? "")) server.set("warranty", warranty, column);
}

const EXTERNAL_ID = /^[a-z][a-z0-9-]{0,30}:\S/;

function takeIdentity(server: CandidateBuilder, cells: Cells, source: ImportSource): void {
	server.take("fqdn", cells("fqdn"), fullHostName);
	server.take("addresses", cells("addresses"), addresses);
	const number = cells("serialNumber");
	server.take("serialNumber", number, serial);
	server.take("biosUuid", cells("biosUuid"), uuid);
	const spelled = number ? uuidOfVmwareSerial(number.text) : null;
	if (spelled && !server.candidate.values.biosUuid) server.set("biosUuid", spelled, number!.column);
	const ids = cells("externalIds");
	if (!ids || isBlank(ids.text)) return;
	const parts = splitList(ids.text);
	server.set(
		"externalIds",
		parts.map((id) => (EXTERNAL_ID.test(id) ? id : `${source}:${id}`).slice(0, 200)).slice(0, 100),
		ids.column,
	);
}

const share: CellReader<number> = (text) => {
	const percent = /%\s*$/.test(text);
	const reading = amount(-100, 10_000, "20 %")(text.replace(/%\s*$/, ""));
	if ("problem" in reading) return reading;
	return {
		value: Number((percent || Math.abs(reading.value) > 1 ? reading.value / 100 : reading.value).toPrecision(12)),
	};
};

function takeFacts(server: CandidateBuilder, cells: Cells, units: Map<TableField, MappedColumn["unit"]>): void {
	server.text("site", cells("site")).text("room", cells("room")).text("role", cells("role"));
	server.text("host", cells("host")).text("storage", cells("storage"));
	server.text("powerFeed", cells("powerFeed")).text("networkSwitch", cells("networkSwitch"));
	server.text("vendor", cells("vendor"));
	takeKind(server, cells);
	const system = cells("operatingSystem");
	const version = cells("operatingSystemVersion");
	const known = !system || !version || system.text.includes(version.text);
	server.text("operatingSystem", known ? system : { column: system.column, text: `${system.text} ${version.text}` });
	server.take("operatingSystemSupportEndsOn", cells("operatingSystemSupportEndsOn"), calendarDay);
	server.text("softwareVersion", cells("softwareVersion")).take("planned", cells("planned"), yesNo);
	server.take("cpuCores", cells("cpuCores"), cores);
	server.take("memoryGigabytes", cells("memoryGigabytes"), memory(units.get("memoryGigabytes") ?? "GB"));
	server.take("dataGigabytes", cells("dataGigabytes"), data(units.get("dataGigabytes") ?? "GB"));
	server.take("dataGrowthPerYear", cells("dataGrowthPerYear"), share);
	server.take("purchasedOn", cells("purchasedOn"), calendarDay);
	server.take("spareOnSite", cells("spareOnSite"), yesNo);
	server.take("hardwareLeadHours", cells("hardwareLeadHours"), hours);
	takeWarranty(server, cells);
	const state = cells("state");
	const read = state ? stateFrom(state.text) : "in use";
	if (read === "retired") server.exclude("retired");
	else if (read === "powered off") server.exclude("powered-off");
	else if (read === "planned") server.set("planned", true, state!.column);
}

const names = (cell: Cell | null): string[] => (cell && !isBlank(cell.text) ? splitList(cell.text).slice(0, 100) : []);

function takeService(builder: RowsBuilder, server: CandidateBuilder, cells: Cells): void {
	const read = <T>(field: TableField, reader: CellReader<T>): T | null => {
		const cell = cells(field);
		if (!cell || isBlank(cell.text)) return null;
		const reading = reader(cell.text);
		if ("value" in reading) return reading.value;
		server.issue("warning", cell.column, cell.text, reading.problem, `${reading.mend}; left out for now`);
		return null;
	};
	const replicatesTo = names(cells("replicatesTo"));
	const dependsOn = names(cells("dependsOn"));
	for (const to of replicatesTo)
		builder.rows.dependencies.push({
			from: server.key,
			to,
			kind: "replicates-to",
			origin: cells("replicatesTo")!.column,
		});
	for (const to of dependsOn)
		builder.rows.dependencies.push({ from: server.key, to, kind: "depends-on", origin: cells("dependsOn")!.column });
	const said: Omit<ServiceCandidate, "name" | "origin" | "serverKeys"> = {
		restoreTargetHours: read("restoreTargetHours", hours),
		lossTargetHours: read("lossTargetHours", hours),
		tier: read("tier", tier),
		replicatesTo,
		dependsOn,
		backupLastSuccessAt: read("backupLastSuccess", instant),
		restoreTestedOn: read("restoreTestedOn", calendarDay),
	};
	if (said.tier)
		builder.rows.evidence.push({
			serverKey: server.key,
			subject: server.candidate.values.name ?? server.key,
			tier: said.tier,
			text: "Stated in the file.",
			origin: `${cells("tier")!.column} = ${cells("tier")!.text}`,
		});
	for (const name of names(cells("service"))) {
		const line = lineOfText()(name);
		if ("value" in line)
			builder.rows.services.push({
				name: line.value,
				serverKeys: [server.key],
				origin: cells("service")!.column,
				...said,
			});
	}
}

/** What a person said a word of this column means; any other word stands for itself. */
export function meaningOf({ values }: MappedColumn, text: string): string {
	const word = text.toLowerCase();
	return values && Object.hasOwn(values, word) ? values[word]! : text;
}

/** A table of any headers, read by its mapping; our own template and export are such tables with known headers. */
export function readPlainTable(table: RawTable, mapping: ColumnMapping, source: ImportSource) {
	const builder = new RowsBuilder(source);
	const positions = new Map<TableField, number>();
	const units = new Map<TableField, MappedColumn["unit"]>();
	for (const [position, { field, unit }] of mapping.columns.entries())
		if (field && !positions.has(field)) {
			positions.set(field, position);
			units.set(field, unit);
		}
	const headers = table.rows[mapping.headerRow - 1] ?? [];
	for (let row = mapping.headerRow; row < table.rows.length; row++) {
		const line = table.rows[row]!;
		if (!line.some((text) => text.trim() !== "")) continue;
		builder.rows.rowsRead++;
		const cells: Cells = (field) => {
			const position = positions.get(field);
			if (position === undefined) return null;
			const text = meaningOf(mapping.columns[position]!, cleanCell(line[position] ?? ""));
			return text === "" ? null : { column: (headers[position] ?? "").trim() || `column ${position + 1}`, text };
		};
		const server = builder.server({ sheet: table.name, row: row + 1, column: null }, cells("name") ?? cells("fqdn"));
		if (!server) continue;
		takeIdentity(server, cells, source);
		takeFacts(server, cells, units);
		takeService(builder, server, cells);
	}
	builder.found(builder.rows.servers.length, "machine");
	builder.found(mentionHosts(builder), "host named by them", "hosts named by them");
	return builder.rows;
}
