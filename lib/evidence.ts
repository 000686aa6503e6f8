import type { CalendarDate, EvidenceLevel } from "@/engine";
import { EVIDENCE_CREDIT, freshness } from "@/engine";

export const EVIDENCE_KINDS = ["note", "link", "file"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Below what the proxy lets through whole. */
export const EVIDENCE_LIMIT_BYTES = 8 * 1024 * 1024;
export const EVIDENCE_FILES = "PDF, PNG, JPEG, Word, Excel, text or CSV, at most 8 MB";

/** One proof as it stands in a list; the bytes of a file are fetched apart. */
export interface EvidenceItem {
	id: string;
	practiceId: string;
	siteId: string | null;
	serverId: string | null;
	kind: EvidenceKind;
	level: EvidenceLevel;
	madeOn: CalendarDate;
	title: string;
	url: string | null;
	fileName: string | null;
	mediaType: string | null;
	byteLength: number | null;
	addedByName: string;
	createdAt: string;
	version: number;
}

/** What evidence of a level and a day is worth now: level × freshness, as the score counts it. */
export function evidenceWorth(
	{ level, madeOn }: { level: EvidenceLevel; madeOn: CalendarDate | null },
	maxAgeMonths: number,
	asOf: CalendarDate,
): number {
	return EVIDENCE_CREDIT[level] * freshness(madeOn, maxAgeMonths, asOf);
}

/** The item that counts most today; of two alike the newer. */
export function strongestEvidence<T extends { level: EvidenceLevel; madeOn: CalendarDate }>(
	items: readonly T[],
	maxAgeMonths: number,
	asOf: CalendarDate,
): T | null {
	let best: { item: T; worth: number } | null = null;
	for (const item of items) {
		const worth = evidenceWorth(item, maxAgeMonths, asOf);
		if (best === null || worth > best.worth || (worth === best.worth && item.madeOn > best.item.madeOn))
			best = { item, worth };
	}
	return best?.item ?? null;
}

const STARTS: readonly { mediaType: string; bytes: readonly number[] }[] = [
	{ mediaType: "application/pdf", bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
	{ mediaType: "image/png", bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
	{ mediaType: "image/jpeg", bytes: [0xff, 0xd8, 0xff] },
];

const OFFICE: Readonly<Record<string, { mediaType: string; part: string }>> = {
	docx: {
		mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		part: "word/document.xml",
	},
	xlsx: { mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", part: "xl/workbook.xml" },
};

/**
 * What a file is by its own bytes, not by what its name or the browser says; null when it is none of the kinds taken.
 * Office files are zip archives that hold their main part and no macros; text is UTF-8 without control characters.
 */
export function mediaTypeOf(bytes: Uint8Array, fileName: string): string | null {
	const start = STARTS.find((known) => known.bytes.every((byte, index) => bytes[index] === byte));
	if (start) return start.mediaType;
	const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
	const office = OFFICE[ending];
	if (office && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) {
		const names = new TextDecoder("latin1").decode(bytes);
		return names.includes(office.part) && !names.includes("vbaProject.bin") ? office.mediaType : null;
	}
	if (ending !== "txt" && ending !== "csv" && ending !== "log") return null;
	return isPlainText(bytes) ? (ending === "csv" ? "text/csv" : "text/plain") : null;
}

function isPlainText(bytes: Uint8Array): boolean {
	if (bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return false;
	try {
		new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

/** A name that is safe in a header and on a disk: one line, no path, at most 120 characters. */
export function cleanFileName(given: string): string {
	const last = given.split(/[\\/]/).pop() ?? "";
	const clean = last
		.replace(/[\p{Cc}\p{Cf}"*:<>?|]/gu, "_")
		.replace(/^[.\s]+/, "")
		.trim();
	const dot = clean.lastIndexOf(".");
	const ending = dot > 0 ? clean.slice(dot, dot + 10) : "";
	return clean === "" ? "evidence" : `${clean.slice(0, 120 - ending.length).replace(ending, "")}${ending}`;
}
