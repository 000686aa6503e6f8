/**
 * The banded axis of restore times: "instant" to a week on one line, where a linear axis would hide fifteen minutes.
 * Between two marks the scale is logarithmic; the first band, under a minute, is linear from zero.
 */
interface Mark {
	minutes: number;
	at: number;
	label: string;
}

export const TIME_MARKS: readonly Mark[] = [
	{ minutes: 0, at: 0, label: "0" },
	{ minutes: 1, at: 0.09, label: "1m" },
	{ minutes: 15, at: 0.23, label: "15m" },
	{ minutes: 60, at: 0.36, label: "1h" },
	{ minutes: 120, at: 0.47, label: "2h" },
	{ minutes: 240, at: 0.58, label: "4h" },
	{ minutes: 480, at: 0.7, label: "8h" },
	{ minutes: 1440, at: 0.84, label: "24h" },
	{ minutes: 10080, at: 1, label: "7d" },
];

/** 0 to 1 along the axis; beyond a week it stays at 1. */
export function timePosition(minutes: number): number {
	if (!(minutes >= 0)) throw new RangeError(`minutes must not be negative: ${minutes}`);
	const upper = TIME_MARKS.findIndex((mark) => minutes <= mark.minutes);
	if (upper === -1) return 1;
	const to = TIME_MARKS[upper]!;
	const from = TIME_MARKS[upper - 1];
	if (!from) return to.at;
	const share =
		from.minutes === 0 ? minutes / to.minutes : Math.log(minutes / from.minutes) / Math.log(to.minutes / from.minutes);
	return from.at + share * (to.at - from.at);
}
