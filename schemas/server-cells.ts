import { z } from "zod";
import { calendarDayFrom } from "@/lib/calendar-day";
import { SERVER_KINDS } from "@/lib/kinds";
import { SERVER_CELLS, type ServerCell, type ServerCells } from "@/lib/server-cells";
import { typedDuration } from "./duration";
import { ServerForm } from "./servers";
import { saysUnknown, typedDate, version } from "./typed-text";

const MOST_ROWS = 10_000;
/** Read leniently: what makes a value impossible is said cell by cell, not as a refusal of the whole. */
const SetCells = z.partialRecord(z.enum(SERVER_CELLS), z.unknown()).transform((cells) => cells as Partial<ServerCells>);

/** What the grid sends: changed cells with the values they had when they were read, and new rows. */
export const CellEditForm = z
	.strictObject({
		changes: z.array(z.strictObject({ id: z.string(), version, set: SetCells, was: SetCells })).max(MOST_ROWS),
		creations: z.array(z.strictObject({ key: z.string().regex(/^new:\d{1,9}$/), set: SetCells })).max(MOST_ROWS),
	})
	.refine(({ changes, creations }) => changes.length + creations.length > 0, "Nothing was changed");
export type CellEdit = z.output<typeof CellEditForm>;

export type CellReading = { value: unknown } | { problem: string };

/** Finds what a cell names. */
export interface CellNames {
	site: (name: string) => CellReading;
	server: (name: string) => CellReading;
}

const YES_OR_NO: readonly [RegExp, boolean][] = [
	[/^(yes|y|true|1|on)$/i, true],
	[/^(no|n|false|0|off)$/i, false],
];

const word = (text: string, pairs: readonly [RegExp, unknown][], problem: string): CellReading => {
	const found = pairs.find(([pattern]) => pattern.test(text));
	return found ? { value: found[1] } : { problem };
};

function parsed(schema: z.ZodType, text: string): CellReading {
	const result = schema.safeParse(text);
	return result.success ? { value: result.data } : { problem: result.error.issues[0]?.message ?? "It cannot be read" };
}

const day = (text: string): CellReading => parsed(typedDate, calendarDayFrom(text.trim()) ?? text);
const hours = (maximum?: number) => (text: string) => parsed(typedDuration("hours", maximum), text);
const { shape } = ServerForm;
const identity = shape.identity.shape;

const READERS: Record<ServerCell, (text: string, names: CellNames) => CellReading> = {
	name: (text) => parsed(shape.name, text),
	siteId: (text, names) => names.site(text),
	role: (text) => parsed(shape.role, text),
	kind: (text) =>
		word(
			text,
			SERVER_KINDS.map((kind) => [new RegExp(`^${kind}$`, "i"), kind]),
			"Write physical, virtual or cloud",
		),
	planned: (text) => word(text, YES_OR_NO, "Write yes or no"),
	hostServerId: (text, names) => names.server(text),
	storageServerId: (text, names) => names.server(text),
	room: (text) => parsed(shape.room, text),
	powerFeed: (text) => parsed(shape.powerFeed, text),
	networkSwitch: (text) => parsed(shape.networkSwitch, text),
	vendor: (text) => parsed(shape.vendor, text),
	operatingSystem: (text) => parsed(shape.operatingSystem, text),
	operatingSystemSupportEndsOn: day,
	softwareVersion: (text) => parsed(shape.softwareVersion, text),
	cpuCores: (text) => parsed(shape.cpuCores, text),
	memoryGigabytes: (text) => parsed(shape.memoryGigabytes, text),
	dataGigabytes: (text) => parsed(shape.dataGigabytes, text),
	dataGrowthPerYear: (text) => parsed(shape.dataGrowthPerYear, text),
	purchasedOn: day,
	warrantyEndsOn: day,
	warrantyResponseHours: hours(),
	warrantyResolutionHours: hours(),
	warrantyCoverage: (text) =>
		word(
			text,
			[
				[/^business( hours)?$/i, "business"],
				[/^(always|day and night|24\s?[x×/]\s?7)$/i, "always"],
			],
			"Write business hours, or day and night",
		),
	spareOnSite: (text) => word(text, YES_OR_NO, "Write yes or no"),
	hardwareLeadHours: (text) => parsed(shape.hardwareLeadHours, text),
	fqdn: (text) => parsed(identity.fqdn, text),
	addresses: (text) => parsed(identity.addresses, text),
	serialNumber: (text) => parsed(identity.serialNumber, text),
	biosUuid: (text) => parsed(identity.biosUuid, text),
};

/** A cell as typed or pasted; nothing, `?` and `unknown` clear it. */
export function readCell(cell: ServerCell, typed: string, names: CellNames): CellReading {
	const text = typed.replace(/[\p{Cc}\s]+/gu, " ").trim();
	if (cell === "addresses" && saysUnknown(text)) return { value: [] };
	if (cell !== "name" && cell !== "planned" && saysUnknown(text)) return { value: null };
	return READERS[cell](text, names);
}
