import { scaleBand, scaleLinear } from "d3-scale";
import type { Contribution } from "@/engine";
import { LIGHT_TOKENS } from "@/lib/tokens";
import type { Words } from "../words/words";
import { type Chart, INK, line, picture, QUIET, RULE, rect, TONES, text } from "./svg";

const LABELS_WIDTH = 150;
const FIGURES_WIDTH = 40;
const ROW_HEIGHT = 19;
const AXIS_HEIGHT = 18;

/** Steps that add up to the score; what a gate takes away hangs back from the sum before it. */
export function waterfall(
	contributions: readonly Contribution[],
	score: number,
	width: number,
	{ t, f }: Words,
): Chart {
	const rows = contributions.length + 1;
	const bottom = rows * ROW_HEIGHT;
	let sum = 0;
	const steps = contributions.map(({ label, points }) => {
		const from = sum;
		sum += points;
		return { label, points, from, to: sum };
	});
	const highest = Math.max(100, ...steps.map((step) => step.to));
	const x = scaleLinear()
		.domain([Math.min(0, ...steps.map((step) => step.to)), highest])
		.range([LABELS_WIDTH, width - FIGURES_WIDTH]);
	const y = scaleBand<number>()
		.domain(Array.from({ length: rows }, (_, index) => index))
		.range([0, bottom])
		.paddingInner(0.35)
		.paddingOuter(0.2);
	const marks = [0, 25, 50, 75, 100].flatMap((points) => [
		line(x(points), 0, x(points), bottom, RULE, 0.75),
		text(x(points), bottom + 13, f.number(points), { anchor: "middle", fill: QUIET }),
	]);
	for (const [index, step] of steps.entries()) {
		const top = y(index) ?? 0;
		const middle = top + y.bandwidth() / 2 + 3.2;
		const left = x(Math.min(step.from, step.to));
		const right = Math.max(x(Math.max(step.from, step.to)), left + 1);
		marks.push(
			text(0, middle, step.label),
			rect(left, top, right - left, y.bandwidth(), step.points < 0 ? TONES.exposed : TONES.ready, ' rx="1"'),
			line(x(step.to), top, x(step.to), (y(index + 1) ?? top) + y.bandwidth(), QUIET, 0.75),
			text(width, middle, f.signed(step.points), { anchor: "end" }),
		);
	}
	const top = y(rows - 1) ?? 0;
	marks.push(
		text(0, top + y.bandwidth() / 2 + 3.2, t("readiness.readiness"), { strong: true }),
		rect(x(0), top, x(score) - x(0), y.bandwidth(), LIGHT_TOKENS.accent, ' rx="1"'),
		text(width, top + y.bandwidth() / 2 + 3.2, f.number(score, 1), { anchor: "end", strong: true, fill: INK }),
	);
	const words = steps.map((step) => `${step.label} ${f.signed(step.points)}`).join(", ");
	return {
		svg: picture(width, bottom + AXIS_HEIGHT, marks),
		alt: t("readiness.waterfallAlt", { score: f.number(score, 1), steps: words }),
	};
}
