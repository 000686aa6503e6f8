const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MILLISECONDS = 86_400_000;

function isoDay(year: number, month: number, day: number): string | null {
	const date = new Date(Date.UTC(year, month - 1, day));
	const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return exists && year >= 1970 && year <= 2200 ? date.toISOString().slice(0, 10) : null;
}

/** A calendar day however written, as a spreadsheet or a person would; null where day and month could be swapped. */
export function calendarDayFrom(text: string): string | null {
	const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T\s])/.exec(text);
	if (iso) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	const named = /^(?:\w{3},?\s+)?(\d{1,2})[\s-]([A-Za-z]{3})[a-z]*[\s-](\d{4})/.exec(text);
	if (named) return isoDay(Number(named[3]), MONTHS.indexOf(named[2]!.toLowerCase()) + 1, Number(named[1]));
	const american = /^([A-Za-z]{3})[a-z]*\s+(\d{1,2}),?\s+(\d{4})/.exec(text);
	if (american) return isoDay(Number(american[3]), MONTHS.indexOf(american[1]!.toLowerCase()) + 1, Number(american[2]));
	const numeric = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(.*)$/.exec(text);
	if (numeric) {
		const [first, second, year] = [Number(numeric[1]), Number(numeric[3]), Number(numeric[4])];
		if (first > 12 || numeric[2] === ".") return isoDay(year, second, first);
		if (second > 12 || /[ap]m/i.test(numeric[5]!) || first === second) return isoDay(year, first, second);
		return null;
	}
	const serial = /^\d{5}(\.\d+)?$/.test(text) ? Number(text) : 0;
	if (serial >= 20_000 && serial < 80_000)
		return new Date(EXCEL_EPOCH + Math.floor(serial) * DAY_MILLISECONDS).toISOString().slice(0, 10);
	return null;
}
