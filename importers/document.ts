import { parse as parseYaml } from "yaml";
import { BadFile, FILE_LIMITS } from "./bad-file";
import { decodeText } from "./decode-text";
import { readDelimited } from "./delimited";
import { type PackedPart, packedParts } from "./packed-parts";
import type { RawTable } from "./raw-table";
import { readWorkbook } from "./workbook";

/** A file opened by what it holds, whatever it is called. */
export type FileDocument = { fileName: string; encoding: string | null } & (
	| { kind: "tables"; format: "workbook" | "text" | "archive"; tables: RawTable[] }
	| { kind: "json"; value: unknown }
	| { kind: "yaml"; value: unknown }
	| { kind: "ini"; text: string }
);

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
	mark.every((byte, index) => bytes[index] === byte);
const withoutFolders = (name: string): string => name.replace(/^.*[\\/]/, "");
const withoutExtension = (name: string): string => withoutFolders(name).replace(/\.[^.]*$/, "");

async function openZip(bytes: Uint8Array, fileName: string): Promise<FileDocument> {
	const parts = await packedParts(bytes, (name) => /\.(csv|tsv|txt)$/i.test(name) && !/(^|\/)(__MACOSX|\.)/.test(name));
	const names = parts.map((part) => part.name);
	if (names.includes("xl/workbook.xml")) {
		const tables = await readWorkbook(bytes);
		return { kind: "tables", format: "workbook", tables, fileName, encoding: null };
	}
	const texts = parts.filter((part): part is PackedPart & { bytes: Uint8Array } => part.bytes !== null);
	if (texts.length === 0) {
		const workbook = names.some((name) => /\.xlsx$/i.test(name));
		const holds = workbook
			? "Take the workbook out of it and import that."
			: "It holds neither a workbook nor CSV files.";
		throw new BadFile("unknown-format", `This is a zip file, but not one that can be imported. ${holds}`);
	}
	const tables = texts
		.filter((part) => part.bytes.length > 0)
		.map((part) => readDelimited(decodeText(part.bytes).text, withoutExtension(part.name)));
	return { kind: "tables", format: "archive", tables, fileName, encoding: null };
}

function refuseBinary(bytes: Uint8Array): void {
	if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
		const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1 << 20)).toString("utf16le");
		const shifted = Buffer.from(bytes.buffer, bytes.byteOffset + 1, Math.min(bytes.length - 1, 1 << 20)).toString(
			"utf16le",
		);
		if (text.includes("EncryptedPackage") || shifted.includes("EncryptedPackage"))
			throw new BadFile(
				"encrypted",
				"This workbook is protected by a password. Save a copy without one and import that.",
			);
		throw new BadFile(
			"old-workbook",
			"This is a workbook of the old .xls kind. Save it as .xlsx or .csv and import that.",
		);
	}
	if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46))
		throw new BadFile("unknown-format", "This is a PDF. Export the inventory as .xlsx or .csv instead.");
	if (
		startsWith(bytes, 0x1f, 0x8b) ||
		startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf) ||
		startsWith(bytes, 0x52, 0x61, 0x72, 0x21)
	)
		throw new BadFile(
			"unknown-format",
			"This is a packed file of a kind that is not read. Unpack it, or pack it as .zip.",
		);
}

const INI_GROUP = /^\s*\[[\w.\- ]+(:(children|vars))?\]\s*([#;].*)?$/;

function looksLikeIni(text: string): boolean {
	const lines = text.split(/\r\n|\n|\r/, 400).filter((line) => line.trim() !== "" && !/^\s*[#;]/.test(line));
	return lines.some((line) => INI_GROUP.test(line)) && !lines.some((line) => /^\s*[{"]/.test(line));
}

function looksLikeYaml(text: string, fileName: string): boolean {
	if (/^---\s*$/m.test(text.slice(0, 2000))) return true;
	return /\.ya?ml$/i.test(fileName) && /^[\w.\-"'[\]:]+:\s*(#.*)?$/m.test(text);
}

/** Opens a file by its content; the name is only asked where the content leaves it open. */
export async function openDocument(bytes: Uint8Array, fileName: string): Promise<FileDocument> {
	if (bytes.length === 0) throw new BadFile("empty", "This file is empty.");
	if (bytes.length > FILE_LIMITS.bytes)
		throw new BadFile(
			"too-large",
			`This file has ${Math.ceil(bytes.length / 1024 ** 2)} MB; at most ${FILE_LIMITS.bytes / 1024 ** 2} MB are read.`,
		);
	if (startsWith(bytes, 0x50, 0x4b)) return openZip(bytes, fileName);
	refuseBinary(bytes);
	const { text, encoding } = decodeText(bytes);
	if (text.trim() === "") throw new BadFile("empty", "This file is empty.");
	if (looksLikeIni(text)) return { kind: "ini", text, fileName, encoding };
	if (/^\s*[{[]/.test(text)) {
		try {
			return { kind: "json", value: JSON.parse(text), fileName, encoding };
		} catch {
			if (/^\s*\{|\.json$/i.test(text) || /\.json$/i.test(fileName))
				throw new BadFile("damaged", "This JSON file is not complete: it cannot be read to its end. Export it again.");
		}
	}
	if (looksLikeYaml(text, fileName)) {
		try {
			return { kind: "yaml", value: parseYaml(text, { maxAliasCount: 100 }), fileName, encoding };
		} catch {
			throw new BadFile("damaged", "This YAML file cannot be read: check its indentation.");
		}
	}
	const table = readDelimited(text, withoutExtension(fileName) || "Table");
	return { kind: "tables", format: "text", tables: [table], fileName, encoding };
}
