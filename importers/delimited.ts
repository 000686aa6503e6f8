import { type Options, parse } from "csv-parse/sync";
import { BadFile, FILE_LIMITS } from "./bad-file";
import { checkTable, type RawTable } from "./raw-table";

const DELIMITERS = [",", ";", "\t", "|"] as const;
const PROBE_CHARACTERS = 64 * 1024;

const options = (delimiter: string, quote: string | false): Options => ({
	delimiter,
	quote,
	record_delimiter: ["\r\n", "\n", "\r"],
	relax_quotes: true,
	relax_column_count: true,
	skip_empty_lines: false,
	max_record_size: 16 * 1024 * 1024,
});

function parsed(text: string, delimiter: string): string[][] {
	try {
		return parse(text, options(delimiter, '"')) as unknown as string[][];
	} catch (error) {
		const code = (error as { code?: string }).code ?? "";
		if (/RECORD_SIZE/.test(code))
			throw new BadFile("damaged", "One row of this file is larger than 16 MB; it is no table.");
		return parse(text, options(delimiter, false)) as unknown as string[][];
	}
}

/** Width most rows share, weighed by how many share it. */
function regularity(rows: string[][]): number {
	const counts = new Map<number, number>();
	for (const row of rows) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
	let best = 0;
	for (const [width, count] of counts) best = Math.max(best, (count / rows.length) * Math.min(width, 50) ** 0.5);
	return best;
}

/** The character between the columns: the one that cuts the first rows most evenly. */
export function delimiterOf(text: string): string {
	const stated = /^sep=(.)\r?\n/i.exec(text)?.[1];
	if (stated) return stated;
	const cut = text.length > PROBE_CHARACTERS ? text.slice(0, text.lastIndexOf("\n", PROBE_CHARACTERS) + 1) : text;
	const probe = cut === "" ? text.slice(0, PROBE_CHARACTERS) : cut;
	let best: { delimiter: string; score: number } = { delimiter: ",", score: 0 };
	for (const delimiter of DELIMITERS) {
		if (!probe.includes(delimiter)) continue;
		const rows = parsed(probe, delimiter).filter((row) => row.some((cell) => cell.trim() !== ""));
		const score = regularity(rows);
		if (score > best.score) best = { delimiter, score };
	}
	return best.delimiter;
}

/** Rows of a CSV, TSV or pasted text, whatever its delimiter and line ends. */
export function readDelimited(text: string, name: string): RawTable {
	const delimiter = delimiterOf(text);
	const body = text.replace(/^sep=.\r?\n/i, "");
	const rows = parsed(body, delimiter);
	while (rows.length > 0 && rows.at(-1)!.every((cell) => cell.trim() === "")) rows.pop();
	for (const row of rows)
		for (let index = 0; index < row.length; index++)
			if (row[index]!.length > FILE_LIMITS.cellCharacters)
				row[index] = row[index]!.slice(0, FILE_LIMITS.cellCharacters);
	return checkTable({ name, rows });
}
