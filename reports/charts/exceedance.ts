import { scaleLinear } from "d3-scale";
import { LIGHT_TOKENS } from "@/lib/tokens";
import type { Words } from "../words/words";
import { type Chart, line, path, picture, QUIET, RULE, text } from "./svg";

const HEIGHT = 104;
const TOP = 8;
const LEFT = 34;
const RIGHT = 14;
const AXIS_HEIGHT = 18;

/** How likely a year has more than so many hours down; what lies beyond one year in fifty is left to the table. */
export function exceedanceChart(
	points: readonly { hours: number; chance: number }[],
	width: number,
	{ t, f }: Words,
): Chart {
	const shown = points.filter(({ chance }) => chance >= 0.019);
	const most = Math.max(1e-9, ...shown.map(({ hours }) => hours));
	const top = Math.max(0.05, ...shown.map(({ chance }) => chance));
	const x = scaleLinear()
		.domain([0, most])
		.range([LEFT, width - RIGHT]);
	const y = scaleLinear()
		.domain([0, top])
		.range([HEIGHT - AXIS_HEIGHT, TOP]);
	const marks = y
		.ticks(4)
		.flatMap((chance) => [
			line(LEFT, y(chance), width - RIGHT, y(chance), RULE, 0.75),
			text(LEFT - 5, y(chance) + 3, f.share(chance), { anchor: "end", fill: QUIET, size: 8 }),
		]);
	for (const hours of x.ticks(6))
		marks.push(
			text(x(hours), HEIGHT - 4, hours === 0 ? f.number(0) : f.hours(hours), {
				anchor: "middle",
				fill: QUIET,
				size: 8,
			}),
		);
	const drawn = shown.map(({ hours, chance }) => `${x(hours).toFixed(1)} ${y(chance).toFixed(1)}`);
	if (drawn.length > 0) {
		const area = `M${x(0).toFixed(1)} ${y(0).toFixed(1)}L${drawn.join("L")}L${x(most).toFixed(1)} ${y(0).toFixed(1)}Z`;
		marks.push(
			`<path d="${area}" fill="${LIGHT_TOKENS["accent-soft"]}"/>`,
			path(`M${drawn.join("L")}`, LIGHT_TOKENS.accent, 1.5),
		);
	}
	const tenth = shown.find(({ chance }) => Math.abs(chance - 0.1) < 1e-6);
	if (tenth) {
		const right = x(tenth.hours) > width - 90;
		marks.push(
			line(x(tenth.hours), TOP, x(tenth.hours), y(0), LIGHT_TOKENS.accent, 1),
			`<circle cx="${x(tenth.hours).toFixed(1)}" cy="${y(tenth.chance).toFixed(1)}" r="2.4" fill="${LIGHT_TOKENS.accent}"/>`,
			text(x(tenth.hours) + (right ? -5 : 5), TOP + 7, `P90: ${f.hours(tenth.hours)}`, {
				anchor: right ? "end" : "start",
				size: 8.5,
				strong: true,
			}),
		);
	}
	const said = shown.map(({ hours, chance }) =>
		t("services.yearPoint", { chance: f.share(chance), hours: f.hours(hours) }),
	);
	return { svg: picture(width, HEIGHT, marks), alt: t("services.yearAlt", { points: said.join("; ") }) };
}
