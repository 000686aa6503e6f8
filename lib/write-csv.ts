const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/;

/** A cell a spreadsheet would take for a formula gets a quote before it; our reader takes exactly that one off again. */
export function neutralised(text: string): string {
	return FORMULA.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
	return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** CSV as spreadsheets open it rightly: with a mark for UTF-8 and line ends of Windows. */
export function csvOf(rows: readonly (readonly string[])[]): string {
	return `\uFEFF${rows.map((row) => row.map((cell) => quoted(neutralised(cell))).join(",")).join("\r\n")}\r\n`;
}
