import fc from "fast-check";
import { isBlank } from "@/importers/cell-values";
import { INVENTORY_COLUMNS, inventoryRows } from "@/importers/inventory-table";
import { readFile } from "@/importers/read";
import { numberText } from "@/lib/number-text";
import { csvOf } from "@/lib/write-csv";
import { UNKNOWN_SERVER } from "@/schemas/servers";

const TEXT_FIELDS = [
	"role",
	"room",
	"powerFeed",
	"networkSwitch",
	"vendor",
	"operatingSystem",
	"softwareVersion",
] as const;

const STARTS = [
	"",
	"",
	"=",
	"+",
	"-",
	"@",
	"＝",
	"＋",
	"－",
	"＠",
	"'",
	"''=",
	"'@",
	'"',
	";",
	",",
	"=1+1",
	"-1",
	"@SUM(A1)",
];

/** A text as a fact may hold it: one line, nothing around it, and no word that means unknown. */
const value = fc
	.tuple(fc.constantFrom(...STARTS), fc.string({ unit: "binary", maxLength: 24 }))
	.map(([start, rest]) =>
		`${start}${rest}`
			.replace(/[\p{Cc}\s\u200b\ufeff]+/gu, " ")
			.trim()
			.slice(0, 100)
			.toWellFormed()
			.trim(),
	)
	.filter((text) => text !== "" && !isBlank(text));

/** Writes generated facts as our CSV, reads the file as an import would, and answers how many values came back as they went. */
export async function roundTrip(rows: number, seed: number): Promise<{ values: number; changed: string[] }> {
	const texts = fc.sample(value, { numRuns: rows * TEXT_FIELDS.length, seed });
	const servers = Array.from({ length: rows }, (_, row) => ({
		...UNKNOWN_SERVER,
		...Object.fromEntries(TEXT_FIELDS.map((field, at) => [field, texts[row * TEXT_FIELDS.length + at]!])),
		id: String(row),
		name: `server-${row}`,
	}));
	const table = inventoryRows({ servers, sites: [], services: [] });
	const cells = table.map((row) =>
		row.map((cell) => (cell === null ? "" : typeof cell === "number" ? numberText(cell) : cell)),
	);
	const bytes = new TextEncoder().encode(csvOf([INVENTORY_COLUMNS, ...cells]));
	const { rows: read } = await readFile(bytes, "servers.csv", { asOf: "2026-11-23" });
	const found = new Map(read?.servers.map(({ values }) => [values.name, values]));
	const changed = servers.flatMap((server) =>
		TEXT_FIELDS.flatMap((field) => {
			const came = found.get(server.name)?.[field];
			return came === server[field]
				? []
				: [`${field}: ${JSON.stringify(server[field])} came as ${JSON.stringify(came)}`];
		}),
	);
	return { values: rows * TEXT_FIELDS.length, changed };
}
