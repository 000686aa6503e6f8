import { scaleLinear } from "d3-scale";
import { hourTicks } from "@/lib/gantt-rows";
import { LIGHT_TOKENS } from "@/lib/tokens";
import { line, picture, QUIET, RULE, rect, shortened, TONES, text } from "./svg";

export interface GanttBar {
	from: number;
	to: number;
	/** Filled, hatched or open: told apart without colour. */
	held: "people" | "restore" | "waiting";
}

export interface GanttLine {
	label: string;
	bars: GanttBar[];
	/** Written behind the last bar. */
	end: string;
	strong?: boolean;
}

const FIGURES_WIDTH = 46;
const ROW_HEIGHT = 15;
const AXIS_HEIGHT = 16;
const HATCH = `<defs><pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="4" height="4" fill="${LIGHT_TOKENS["ready-soft"]}"/><line x1="0" y1="0" x2="0" y2="4" stroke="${TONES.ready}" stroke-width="1.6"/></pattern></defs>`;

/** Lines of work over one axis of hours or days. */
export function ganttChart(
	lines: readonly GanttLine[],
	tick: (at: number) => string,
	{ width, labels }: { width: number; labels: number },
): string {
	const end = Math.max(0, ...lines.flatMap(({ bars }) => bars.map(({ to }) => to)));
	const ticks = hourTicks(end);
	const bottom = lines.length * ROW_HEIGHT + 3;
	const x = scaleLinear()
		.domain([0, Math.max(end, ticks.at(-1) ?? 1)])
		.range([labels, width - FIGURES_WIDTH]);
	const marks = [HATCH];
	for (const at of ticks)
		marks.push(
			line(x(at), 0, x(at), bottom, RULE, 0.75),
			text(x(at), bottom + 12, tick(at), { anchor: "middle", fill: QUIET, size: 8 }),
		);
	for (const [index, { label, bars, end: back, strong = false }] of lines.entries()) {
		const top = index * ROW_HEIGHT + 3;
		marks.push(text(0, top + 8.5, shortened(label, labels - 6, 8.5), { size: 8.5, strong }));
		for (const { from, to, held } of bars) {
			const wide = Math.max(1, x(to) - x(from));
			if (held === "waiting")
				marks.push(
					rect(
						x(from),
						top + 3,
						wide,
						5,
						LIGHT_TOKENS.background,
						` stroke="${LIGHT_TOKENS.control}" stroke-width="0.6"`,
					),
				);
			else marks.push(rect(x(from), top + 1, wide, 9, held === "people" ? LIGHT_TOKENS.accent : "url(#hatch)"));
		}
		const last = Math.max(0, ...bars.map(({ to }) => to));
		marks.push(text(x(last) + 4, top + 8.5, back, { size: 8 }));
	}
	return picture(width, bottom + AXIS_HEIGHT, marks);
}
