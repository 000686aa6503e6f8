/** Several names in one cell, parted by semicolons; a semicolon within a name is marked. */
export function joinedList(names: readonly string[]): string | null {
	return names.length === 0 ? null : names.map((name) => name.replace(/[\\;|]/g, "\\$&")).join("; ");
}

/** The names of a cell; parted by semicolons or bars that are not marked. */
export function splitList(text: string): string[] {
	return (text.match(/(?:\\[\\;|]|[^;|])+/g) ?? [])
		.map((name) => name.replace(/\\([\\;|])/g, "$1").trim())
		.filter(Boolean);
}
