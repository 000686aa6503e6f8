/** A block of cells as spreadsheets put it on the clipboard: tabs, line ends, quotes around what holds either. */
export function tabSeparated(rows: readonly (readonly string[])[]): string {
	const quoted = (cell: string) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
	return rows.map((row) => row.map(quoted).join("\t")).join("\r\n");
}

/** The last line end closes the last row and opens none. */
export function cellsOfTabSeparated(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let at = 0;
	const body = text.replace(/^\uFEFF/, "").replace(/(\r\n|\n|\r)$/, "");
	while (at <= body.length) {
		let cell = "";
		if (body[at] === '"') {
			const end = closingQuote(body, at + 1);
			cell = body.slice(at + 1, end).replaceAll('""', '"');
			at = Math.min(end + 1, body.length);
		}
		const rest = /[^\t\r\n]*/y;
		rest.lastIndex = at;
		cell += rest.exec(body)?.[0] ?? "";
		at = rest.lastIndex;
		row.push(cell);
		if (body[at] === "\t") {
			at++;
			continue;
		}
		rows.push(row);
		row = [];
		at += body.startsWith("\r\n", at) ? 2 : 1;
	}
	return rows;
}

/** Where a quoted cell ends; a quote that is never closed runs to the end of the text. */
function closingQuote(text: string, from: number): number {
	for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
	return text.length;
}
