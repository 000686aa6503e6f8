import { neutralised } from "@/lib/formula-guard";

function quoted(text: string): string {
	return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** CSV as spreadsheets open it rightly: with a mark for UTF-8 and line ends of Windows. */
export function csvOf(rows: readonly (readonly string[])[]): string {
	return `\uFEFF${rows.map((row) => row.map((cell) => quoted(neutralised(cell))).join(",")).join("\r\n")}\r\n`;
}
