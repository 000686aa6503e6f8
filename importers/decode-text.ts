import { BadFile } from "./bad-file";

export interface DecodedText {
	text: string;
	encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
}

const SAMPLE_BYTES = 4096;

/** Which half of the byte pairs is mostly zero: the sign of UTF-16 without a mark. */
function zeroHalves(bytes: Uint8Array): { even: number; odd: number } {
	const end = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
	let even = 0;
	let odd = 0;
	for (let index = 0; index < end; index += 2) {
		if (bytes[index] === 0) even++;
		if (bytes[index + 1] === 0) odd++;
	}
	return { even: even / (end / 2), odd: odd / (end / 2) };
}

function encodingOf(bytes: Uint8Array): DecodedText["encoding"] | null {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
	if (bytes.length < 4) return null;
	const zero = zeroHalves(bytes);
	if (zero.odd > 0.4 && zero.even < 0.1) return "utf-16le";
	if (zero.even > 0.4 && zero.odd < 0.1) return "utf-16be";
	return null;
}

/** Text of a file in any of the encodings spreadsheets write; refuses what is no text. */
export function decodeText(bytes: Uint8Array): DecodedText {
	const wide = encodingOf(bytes);
	let decoded: DecodedText;
	if (wide) decoded = { text: new TextDecoder(wide).decode(bytes), encoding: wide };
	else {
		try {
			decoded = { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
		} catch {
			decoded = { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
		}
	}
	const text = decoded.text.replace(/^\uFEFF/, "");
	const odd = text.slice(0, 65_536).match(/[^\P{Cc}\s]|\ufffd/gu)?.length ?? 0;
	if (text.includes("\u0000") || odd > 16)
		throw new BadFile(
			"unknown-format",
			"This file is neither a workbook nor text. Export it as .xlsx or .csv and try again.",
		);
	return { ...decoded, text };
}
