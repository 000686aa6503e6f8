import type { ColumnMapping, Detection, ReadOptions, SheetSummary } from "@/schemas/import-mapping";
import { IMPORT_SOURCES, type ImportRows, type ImportSource } from "@/schemas/import-rows";
import { isAnsibleYaml, readAnsibleIni, readAnsibleYaml } from "./ansible";
import { readLansweeper, readSnipeIt } from "./asset-lists";
import { BadFile } from "./bad-file";
import { isAwsAnswer, readAws, readAzureMigrate, readAzureResourceGraph } from "./clouds";
import { columnValues } from "./column-values";
import { matchTable } from "./detect-table";
import { type FileDocument, openDocument } from "./document";
import { isFactsFile, readFactsFile } from "./facts-file";
import { finishRows } from "./finish-rows";
import { readGlpi } from "./glpi";
import { readHyperV } from "./hyper-v";
import { isNetboxAnswer, readNetboxAnswer, readNetboxTables } from "./netbox";
import { readPlainTable } from "./plain-table";
import { isProxmoxAnswer, readProxmox } from "./proxmox";
import type { RawTable } from "./raw-table";
import { type RecognisedTable, recognise } from "./recognised-table";
import { readRvtools } from "./rvtools";
import { readServicenow } from "./servicenow";
import { headerRowOf, samplesOf, suggestMapping } from "./table-columns";

type TableReader = (tables: RecognisedTable[], options: ReadOptions) => ImportRows;

const TABLE_READERS: Partial<Record<ImportSource, TableReader>> = {
	rvtools: readRvtools,
	netbox: readNetboxTables,
	servicenow: readServicenow,
	glpi: readGlpi,
	"snipe-it": readSnipeIt,
	lansweeper: readLansweeper,
	"azure-resource-graph": readAzureResourceGraph,
	"azure-migrate": readAzureMigrate,
	"hyper-v": readHyperV,
};

/** Ways of reading that need no header: a structure that is either there or not. */
interface Structure {
	source: ImportSource;
	because: string;
	read: (options: ReadOptions) => ImportRows;
}

function jsonStructure(value: unknown): Structure | null {
	if (isFactsFile(value))
		return { source: "facts", because: "formatVersion and servers", read: () => readFactsFile(value) };
	if (isAwsAnswer(value)) return { source: "aws", because: "Reservations", read: () => readAws(value) };
	if (isNetboxAnswer(value))
		return { source: "netbox", because: "results with device_type", read: () => readNetboxAnswer(value) };
	if (isProxmoxAnswer(value))
		return { source: "proxmox", because: "resources of type qemu, lxc and node", read: () => readProxmox(value) };
	return null;
}

/** A list of flat objects is a table whose headers are its keys. */
function tableOfJson(value: unknown, name: string): RawTable | null {
	const inner = (value as { data?: unknown; value?: unknown; results?: unknown } | null) ?? {};
	const list = [value, inner.data, inner.value, inner.results].find((candidate) => Array.isArray(candidate)) as
		| unknown[]
		| undefined;
	const records = list?.filter(
		(item): item is Record<string, unknown> => item !== null && typeof item === "object" && !Array.isArray(item),
	);
	if (!records || records.length === 0) return null;
	const headers = [...new Set(records.slice(0, 1000).flatMap((record) => Object.keys(record)))].slice(0, 500);
	const text = (cell: unknown) =>
		cell === null || cell === undefined ? "" : typeof cell === "object" ? JSON.stringify(cell) : String(cell);
	return {
		name,
		rows: [
			headers,
			...records.map((record) => headers.map((header) => (Object.hasOwn(record, header) ? text(record[header]) : ""))),
		],
	};
}

function summaryOf(table: RawTable): SheetSummary {
	const headerRow = matchTable(table)?.headerRow ?? headerRowOf(table);
	const columns = (table.rows[headerRow - 1] ?? []).slice(0, 200).map((header) => header.trim().slice(0, 200));
	return {
		name: table.name,
		rows: Math.max(0, table.rows.length - headerRow),
		columns,
		samples: columns.map((_, column) => samplesOf(table, headerRow, column)),
		headerRow,
	};
}

export interface ReadFile {
	detection: Detection;
	/** Null while a plain table has no column for the name. */
	rows: ImportRows | null;
}

const hasName = (mapping: ColumnMapping): boolean =>
	mapping.columns.some(({ field }) => field === "name" || field === "fqdn");

function readTables(tables: RawTable[], options: ReadOptions): ReadFile {
	const filled = tables.filter((table) => table.rows.some((row) => row.some((cell) => cell.trim() !== "")));
	if (filled.length === 0) throw new BadFile("empty", "This file has no rows.");
	const sheets = filled.slice(0, 40).map(summaryOf);
	const recognised = filled.flatMap((table) => recognise(table) ?? []);
	const wanted = options.source ?? (options.mapping ? "table" : bestSource(recognised));
	const reader = wanted ? TABLE_READERS[wanted] : undefined;
	const own = recognised.filter(({ source }) => source === wanted);
	if (wanted && reader && own.length > 0) {
		const confidence = Math.max(...own.map((table) => table.confidence));
		const seen = [...new Set(own.flatMap((table) => table.seen))];
		const because = `columns ${seen.slice(0, 6).join(", ")}${seen.length > 6 ? ` and ${seen.length - 6} more` : ""}`;
		return {
			detection: { source: wanted, confidence, because, sheets, mapping: null },
			rows: finishRows(reader(own, options), options),
		};
	}
	return readMapped(filled, sheets, recognised, options, wanted === "template" ? "template" : "table");
}

function bestSource(recognised: RecognisedTable[]): ImportSource | null {
	const weight = (part: string) => (/^(vInfo|servers|devices|virtual machines)$/.test(part) ? 1 : 0);
	const ranked = [...recognised].sort((a, b) => weight(b.part) - weight(a.part) || b.confidence - a.confidence);
	return ranked[0]?.source ?? null;
}

function readMapped(
	tables: RawTable[],
	sheets: SheetSummary[],
	recognised: RecognisedTable[],
	options: ReadOptions,
	source: ImportSource,
): ReadFile {
	const preferred =
		recognised.find((table) => table.source === "template")?.name ??
		[...sheets].sort((a, b) => b.rows - a.rows)[0]?.name;
	const table = tables.find(({ name }) => name === (options.mapping?.sheet ?? preferred)) ?? tables[0]!;
	const headerRow = options.mapping?.headerRow ?? recognised.find(({ name }) => name === table.name)?.headerRow;
	const suggested = suggestMapping(table, headerRow);
	const mapping = options.mapping && options.mapping.columns.length > 0 ? options.mapping : suggested;
	const known = mapping.columns.filter(({ field }) => field !== null).length;
	const filled = mapping.columns.filter(({ column }) => column !== "").length;
	const match = recognised.find((candidate) => candidate.source === "template" && candidate.name === table.name);
	const detection: Detection = {
		source,
		confidence: match ? match.confidence : filled === 0 ? 0 : known / filled,
		because: match
			? `columns ${match.seen.slice(0, 6).join(", ")}`
			: `${known} of ${filled} columns known by their headers`,
		sheets,
		mapping,
	};
	detection.values = columnValues(table, mapping);
	if (!hasName(mapping)) return { detection, rows: null };
	return { detection, rows: finishRows(readPlainTable(table, mapping, source), options) };
}

function readDocument(document: FileDocument, options: ReadOptions): ReadFile {
	const structured = ({ source, because, read }: Structure): ReadFile => ({
		detection: { source, confidence: 1, because, sheets: [], mapping: null },
		rows: finishRows(read(options), options),
	});
	switch (document.kind) {
		case "tables":
			return readTables(document.tables, options);
		case "ini":
			return structured({
				source: "ansible",
				because: "groups in square brackets",
				read: () => readAnsibleIni(document.text, options),
			});
		case "yaml":
			if (!isAnsibleYaml(document.value))
				throw new BadFile("nothing-recognised", "This YAML file is no Ansible inventory: it has no group with hosts.");
			return structured({
				source: "ansible",
				because: "groups with hosts",
				read: () => readAnsibleYaml(document.value, options),
			});
		case "json": {
			const structure = jsonStructure(document.value);
			if (structure) return structured(structure);
			const table = tableOfJson(document.value, document.fileName.replace(/\.[^.]*$/, ""));
			if (!table)
				throw new BadFile(
					"nothing-recognised",
					`This JSON file is none of those that are read: ${["aws", "netbox", "proxmox", "facts"].map((id) => IMPORT_SOURCES[id as ImportSource]).join(", ")}.`,
				);
			return readTables([table], options);
		}
	}
}

const isTextCalledWorkbook = (document: FileDocument): boolean =>
	document.kind === "tables" && document.format === "text" && /\.(xlsx|xlsm|zip)$/i.test(document.fileName);

/** What a file is and what it says. Throws BadFile, whose message is for the person, and nothing else for bad input. */
export async function readFile(bytes: Uint8Array, fileName: string, options: ReadOptions): Promise<ReadFile> {
	const document = await openDocument(bytes, fileName);
	const read = readDocument(document, options);
	if (isTextCalledWorkbook(document) && read.detection.confidence === 0)
		throw new BadFile(
			"unknown-format",
			"This file is called a workbook and is none: it holds plain text in which no column is known. Export it again as .xlsx or .csv.",
		);
	if (read.rows && read.rows.rowsRead === 0 && read.rows.servers.length === 0)
		throw new BadFile("empty", "This file has headers but no rows below them.");
	return read;
}
