/** Why a file cannot be read at all; the message is a sentence a person can act on. */
export type BadFileCode =
	| "empty"
	| "too-large"
	| "unknown-format"
	| "old-workbook"
	| "encrypted"
	| "damaged"
	| "expands-too-much"
	| "too-many-parts"
	| "too-many-columns"
	| "too-many-rows"
	| "forbidden-content"
	| "unreadable-text"
	| "nothing-recognised"
	| "too-slow"
	| "too-much-memory";

export class BadFile extends Error {
	constructor(
		readonly code: BadFileCode,
		message: string,
	) {
		super(message);
		this.name = "BadFile";
	}
}

export const FILE_LIMITS = {
	bytes: 50 * 1024 * 1024,
	unpackedBytes: 400 * 1024 * 1024,
	entries: 2000,
	/** Compression no honest sheet reaches; asked of large parts only. */
	ratio: 400,
	ratioFromBytes: 20 * 1024 * 1024,
	rows: 200_000,
	columns: 1000,
	cells: 8_000_000,
	cellCharacters: 32_767,
} as const;
