import type { ImportDecisions } from "@/schemas/import-plan";
import type { ImportRows, ServerField, ServerValues } from "@/schemas/import-rows";
import {
	addresses,
	amount,
	type CellReader,
	calendarDay,
	cores,
	data,
	fullHostName,
	lineOfText,
	memory,
	serial,
	uuid,
	yesNo,
} from "./cell-values";

const texts = lineOfText();

const READERS: { [Field in ServerField]?: CellReader<ServerValues[Field]> } = {
	name: texts,
	site: texts,
	role: texts,
	host: texts,
	storage: texts,
	room: texts,
	powerFeed: texts,
	networkSwitch: texts,
	vendor: texts,
	operatingSystem: texts,
	softwareVersion: texts,
	kind: (text) => {
		const word = text.trim().toLowerCase();
		return word === "physical" || word === "virtual" || word === "cloud"
			? { value: word }
			: { problem: "is no kind", mend: "Write physical, virtual or cloud" };
	},
	operatingSystemSupportEndsOn: calendarDay,
	purchasedOn: calendarDay,
	cpuCores: cores,
	memoryGigabytes: memory("GB"),
	dataGigabytes: data("GB"),
	dataGrowthPerYear: amount(-1, 100, "0.2"),
	hardwareLeadHours: amount(0, 26_280, "48"),
	spareOnSite: yesNo,
	planned: yesNo,
	biosUuid: uuid,
	serialNumber: serial,
	fqdn: fullHostName,
	addresses,
};

/** A cell typed by hand: the value, unknown when emptied, or what is wrong with it. */
export function readEditedCell(
	field: ServerField,
	text: string,
): { value: ServerValues[ServerField] | null } | { problem: string } {
	const reader = READERS[field] as CellReader<ServerValues[ServerField]> | undefined;
	if (!reader) return { problem: "This field cannot be edited here" };
	if (text.trim() === "") return field === "name" ? { problem: "A machine needs a name" } : { value: null };
	const reading = reader(text);
	return "value" in reading ? reading : { problem: `“${text.slice(0, 60)}” ${reading.problem}. ${reading.mend}` };
}

/** The rows with the cells a person corrected; an edit answers the complaints about its cell. */
export function withEdits<Rows extends Pick<ImportRows, "servers" | "issues">>(
	rows: Rows,
	edits: ImportDecisions["edits"],
): Rows {
	if (Object.keys(edits).length === 0) return rows;
	const before = new Map(rows.servers.map((server) => [server.key, server]));
	const servers = rows.servers.map((server) => {
		if (!Object.hasOwn(edits, server.key)) return server;
		const values = { ...server.values };
		const origins = { ...server.origins };
		for (const [field, text] of Object.entries(edits[server.key]!) as [ServerField, string][]) {
			const read = readEditedCell(field, text);
			if (!("value" in read)) continue;
			if (read.value === null) delete values[field];
			else Object.assign(values, { [field]: read.value });
			origins[field] = "typed by you";
		}
		return { ...server, values, origins };
	});
	const issues = rows.issues.filter(({ serverKey, place }) => {
		if (serverKey === null || !Object.hasOwn(edits, serverKey)) return true;
		const server = before.get(serverKey);
		if (!server) return true;
		return !Object.keys(edits[serverKey]!).some(
			(field) => server.origins[field as ServerField] === place.column || field === "name",
		);
	});
	return { ...rows, servers, issues };
}
