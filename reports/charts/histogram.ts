import { scaleLinear } from "d3-scale";
import { curveStepAfter, area as stepArea } from "d3-shape";
import type { Estimate } from "@/engine";
import { LIGHT_TOKENS } from "@/lib/tokens";
import type { Words } from "../words/words";
import { type Chart, INK, line, picture, QUIET, RULE, TONES, text } from "./svg";

const HEIGHT = 132;
const TOP = 26;
const AXIS_HEIGHT = 18;
const SIDE = 16;

/** Width of one unit in minutes, so that ticks fall on whole seconds, minutes, hours or days. */
function tickUnit(spanMinutes: number): number {
	if (spanMinutes < 3) return 1 / 60;
	if (spanMinutes < 180) return 1;
	return spanMinutes < 72 * 60 ? 60 : 1440;
}

/** How often each restore time came out, with P10, P50 and P90, and the target where it falls on the axis. */
export function histogramChart(
	estimate: Estimate,
	targetMinutes: number | null,
	width: number,
	{ t, f }: Words,
): Chart {
	const { start, binWidth, counts } = estimate.histogram;
	const end = start + binWidth * counts.length;
	const x = scaleLinear()
		.domain([start, end])
		.range([SIDE, width - SIDE]);
	const y = scaleLinear()
		.domain([0, Math.max(1, ...counts)])
		.range([HEIGHT - AXIS_HEIGHT, TOP]);
	const outline = stepArea<[number, number]>()
		.x(([minutes]) => x(minutes))
		.y0(y(0))
		.y1(([, count]) => y(count))
		.curve(curveStepAfter)
		.digits(2);
	const points = counts.map((count, index): [number, number] => [start + index * binWidth, count]);
	points.push([end, counts.at(-1) ?? 0]);
	const unit = tickUnit(end - start);
	const ticks = scaleLinear()
		.domain([start / unit, end / unit])
		.ticks(6)
		.map((tick) => tick * unit);
	const marks = [
		`<path d="${outline(points) ?? ""}" fill="${TONES.ready}" fill-opacity="0.45"/>`,
		line(SIDE, y(0), width - SIDE, y(0), RULE, 1),
		...ticks.map((minutes) =>
			text(x(minutes), HEIGHT - 4, minutes === 0 ? f.number(0) : f.minutes(minutes), { anchor: "middle", fill: QUIET }),
		),
	];
	const quantiles = [
		{ name: "P10", minutes: estimate.p10 },
		{ name: "P50", minutes: estimate.p50 },
		{ name: "P90", minutes: estimate.p90 },
	];
	let beyond = Number.NEGATIVE_INFINITY;
	for (const { name, minutes } of quantiles) {
		const place = Math.min(Math.max(x(minutes), SIDE), width - SIDE);
		marks.push(line(place, TOP - 4, place, y(0), LIGHT_TOKENS.accent, name === "P50" ? 1.75 : 1));
		if (place - beyond > 24) {
			marks.push(text(place, TOP - 8, name, { anchor: "middle", strong: name === "P50" }));
			beyond = place;
		}
	}
	const shown = targetMinutes !== null && targetMinutes >= start && targetMinutes <= end;
	if (shown) {
		marks.push(
			line(x(targetMinutes), TOP - 4, x(targetMinutes), y(0), INK, 1.25, ' stroke-dasharray="2.5 2"'),
			text(x(targetMinutes), 8, t("services.targetMark"), { anchor: "middle", fill: QUIET }),
		);
	}
	const said = [
		t("services.histogramAlt", {
			trials: f.number(estimate.trials),
			p10: f.minutes(estimate.p10),
			p50: f.minutes(estimate.p50),
			p90: f.minutes(estimate.p90),
		}),
	];
	if (targetMinutes !== null) said.push(t("services.histogramTarget", { target: f.target(targetMinutes) }));
	return { svg: picture(width, HEIGHT, marks), alt: said.join(" ") };
}
