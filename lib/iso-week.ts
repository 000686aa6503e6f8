const DAY_MILLISECONDS = 86_400_000;

/** The ISO 8601 week of a calendar day: "2026-W48". Weeks begin on Monday; the first is the one with the year's first Thursday. */
export function isoWeek(day: string): string {
	const date = new Date(`${day}T00:00:00Z`);
	if (Number.isNaN(date.getTime())) throw new RangeError(`no calendar day: ${day}`);
	const thursday = new Date(date.getTime() + (3 - ((date.getUTCDay() + 6) % 7)) * DAY_MILLISECONDS);
	const year = thursday.getUTCFullYear();
	const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MILLISECONDS));
	return `${year}-W${String(week).padStart(2, "0")}`;
}

/** The calendar day so many days later, or earlier. */
export function dayPlus(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}
