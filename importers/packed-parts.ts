import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { BadFile, FILE_LIMITS } from "./bad-file";
import { tooWide } from "./raw-table";

export interface PackedPart {
	name: string;
	/** Only of the parts that were asked for. */
	bytes: Uint8Array | null;
}

const damaged = () =>
	new BadFile("damaged", "This file is damaged or was cut off on its way. Export or copy it again.");

/** Column number of `XFD`; 0 for no letters. */
function columnNumber(letters: string): number {
	let number = 0;
	for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
	return number;
}

const CELL_REFERENCE = /\br="([A-Z]{1,7})(\d{1,9})"/g;
const ROW_REFERENCE = /<row\b[^>]{0,200}?\br="(\d{1,9})"/g;
const TAIL_CHARACTERS = 256;

/** Watches the XML of one part go by: no document type, no cell beyond what is read. */
function sheetWatcher(entryName: string): (chunk: Buffer) => void {
	const sheet = /^xl\/worksheets\/[^/]+\.xml$/.test(entryName);
	const name = `Sheet ${entryName.replace(/^.*\/|\.xml$/g, "")}`;
	let tail = "";
	let cells = 0;
	return (chunk) => {
		const text = tail + chunk.toString("latin1");
		if (/<!(DOCTYPE|ENTITY)/i.test(text))
			throw new BadFile(
				"forbidden-content",
				"This workbook declares XML entities, which no spreadsheet program writes. It is refused.",
			);
		if (sheet) {
			for (const [, letters, row] of text.matchAll(CELL_REFERENCE)) {
				cells++;
				if (columnNumber(letters!) > FILE_LIMITS.columns) throw tooWide(name, columnNumber(letters!));
				checkRow(name, Number(row));
			}
			for (const [, row] of text.matchAll(ROW_REFERENCE)) checkRow(name, Number(row));
			if (cells > FILE_LIMITS.cells * 1.5)
				throw new BadFile(
					"too-many-rows",
					`${name} holds more than ${FILE_LIMITS.cells.toLocaleString("en")} cells; split the file.`,
				);
		}
		tail = text.slice(-TAIL_CHARACTERS);
		if (sheet) tail = tail.slice(tail.lastIndexOf("<") === -1 ? 0 : tail.lastIndexOf("<"));
	};
}

function checkRow(name: string, row: number): void {
	if (row > FILE_LIMITS.rows)
		throw new BadFile(
			"too-many-rows",
			`${name} has a cell in row ${row.toLocaleString("en")}; at most ${FILE_LIMITS.rows.toLocaleString("en")} rows are read. Delete the empty rows below the table.`,
		);
}

function checkEntry(entry: Entry, unpacked: number): void {
	if (entry.isEncrypted())
		throw new BadFile("encrypted", "This file is protected by a password. Save a copy without one and import that.");
	if (/(^|\/)\.\.(\/|$)|^\/|\\/.test(entry.fileName)) throw damaged();
	const honest = entry.uncompressedSize < FILE_LIMITS.ratioFromBytes;
	if (!honest && entry.uncompressedSize / Math.max(1, entry.compressedSize) > FILE_LIMITS.ratio) throw expands();
	if (unpacked > FILE_LIMITS.unpackedBytes) throw expands();
}

function expands(): BadFile {
	return new BadFile(
		"expands-too-much",
		`Unpacked, this file would take more than ${FILE_LIMITS.unpackedBytes / 1024 ** 2} MB or expands like no real table does. Export only the sheets you need.`,
	);
}

async function readPart(zip: ZipFile, entry: Entry, keep: boolean): Promise<Uint8Array | null> {
	const watch = /\.(xml|rels)$/i.test(entry.fileName) ? sheetWatcher(entry.fileName) : null;
	const stream: Readable = await zip.openReadStreamPromise(entry);
	const chunks: Buffer[] = [];
	try {
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			watch?.(chunk);
			if (keep) chunks.push(chunk);
		}
	} finally {
		stream.destroy();
	}
	return keep ? Buffer.concat(chunks) : null;
}

/**
 * Every part of a zip, unpacked once and watched while it passes, so that a parser behind it meets nothing that
 * expands, lies about its size or reaches beyond the limits.
 */
export async function packedParts(bytes: Uint8Array, wanted: (name: string) => boolean): Promise<PackedPart[]> {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let zip: ZipFile;
	try {
		zip = await fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true, autoClose: false });
	} catch {
		throw damaged();
	}
	if (zip.entryCount > FILE_LIMITS.entries)
		throw new BadFile(
			"too-many-parts",
			`This file has ${zip.entryCount.toLocaleString("en")} parts; a workbook has a few dozen.`,
		);
	try {
		const entries: Entry[] = [];
		let unpacked = 0;
		for await (const entry of zip.eachEntry()) {
			unpacked += entry.uncompressedSize;
			checkEntry(entry, unpacked);
			entries.push(entry);
		}
		const parts: PackedPart[] = [];
		for (const entry of entries) {
			if (entry.fileName.endsWith("/")) continue;
			parts.push({ name: entry.fileName, bytes: await readPart(zip, entry, wanted(entry.fileName)) });
		}
		return parts;
	} catch (error) {
		throw error instanceof BadFile ? error : damaged();
	} finally {
		zip.close();
	}
}
