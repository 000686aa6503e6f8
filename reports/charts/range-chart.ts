import { scaleBand } from "d3-scale";
import { TIME_MARKS, timePosition } from "@/lib/time-axis";
import { LIGHT_TOKENS } from "@/lib/tokens";
import type { Words } from "../words/words";
import { type Chart, INK, line, picture, QUIET, RULE, rect, TONES, type Tone, text } from "./svg";

export interface RangeRow {
	label: string;
	p10Minutes: number;
	p50Minutes: number;
	p90Minutes: number;
	tone: Tone;
	/** The median in figures, said in the row where it lies beyond the axis. */
	beyond: string;
	/** The row in words: its figures as the table beside prints them. */
	words: string;
}

const LABELS_WIDTH = 140;
const ROW_HEIGHT = 24;
const AXIS_HEIGHT = 18;
const RIGHT = 14;
const AXIS_END_MINUTES = TIME_MARKS.at(-1)!.minutes;

/** Bars from P10 to P90 with the median, on the banded axis of the screen; the target is one line through all rows. */
export function rangeChart(
	rows: readonly RangeRow[],
	targetMinutes: number | null,
	width: number,
	{ language, f }: Words,
): Chart {
	const height = rows.length * ROW_HEIGHT + AXIS_HEIGHT + 4;
	const plot = width - LABELS_WIDTH - RIGHT;
	const x = (minutes: number) => LABELS_WIDTH + timePosition(minutes) * plot;
	const y = scaleBand<number>()
		.domain(rows.map((_, index) => index))
		.range([0, rows.length * ROW_HEIGHT])
		.paddingInner(0.45)
		.paddingOuter(0.25);
	const bottom = rows.length * ROW_HEIGHT;
	const marks = TIME_MARKS.flatMap(({ at, label, minutes }) => {
		const place = LABELS_WIDTH + at * plot;
		return [
			line(place, 0, place, bottom, RULE, 0.75),
			text(place, bottom + 13, language === "en" || minutes === 0 ? label : f.minutes(minutes), {
				anchor: "middle",
				fill: QUIET,
			}),
		];
	});
	if (targetMinutes !== null) {
		const place = targetMinutes === 0 ? x(1) : x(targetMinutes);
		marks.push(line(place, 0, place, bottom, INK, 1.25, ' stroke-dasharray="2.5 2"'));
	}
	for (const [index, row] of rows.entries()) {
		const top = y(index) ?? 0;
		const from = x(row.p10Minutes);
		const to = Math.max(x(row.p90Minutes), from + 2);
		const colour = TONES[row.tone];
		marks.push(
			text(0, top + y.bandwidth() / 2 + 3.2, row.label),
			rect(from, top, to - from, y.bandwidth(), colour, ' fill-opacity="0.45" rx="1.5"'),
			rect(x(row.p50Minutes) - 1.25, top - 2, 2.5, y.bandwidth() + 4, colour, ' rx="1"'),
		);
		if (row.p50Minutes > AXIS_END_MINUTES) {
			// On the colour of the paper, so that no line runs through the figure.
			const wide = row.beyond.length * 5.2 + 12;
			marks.push(
				rect(from - 3 - wide, top, wide, y.bandwidth(), LIGHT_TOKENS.background),
				text(from - 5, top + y.bandwidth() / 2 + 3.2, `${row.beyond} ›`, { anchor: "end" }),
			);
		}
	}
	return { svg: picture(width, height, marks), alt: rows.map((row) => row.words).join("; ") };
}
