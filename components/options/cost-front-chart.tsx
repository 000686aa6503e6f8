"use client";
import {
	CartesianGrid,
	ComposedChart,
	LabelList,
	Line,
	ResponsiveContainer,
	Scatter,
	Tooltip,
	XAxis,
	YAxis,
} from "recharts";
import { formatHours, formatMoneyShort } from "@/lib/format";
import type { CostPoint } from "./cost-points";

/** The log axis has no zero: what is down less than this a year stands here. */
const LEAST_HOURS = 1 / 60;

const axisText = { fontSize: 12, fill: "var(--muted-foreground)" };

function PointTooltip({
	active,
	payload,
	currency,
}: {
	active?: boolean;
	payload?: readonly { payload?: CostPoint }[];
	currency: string;
}) {
	const point = payload?.[0]?.payload;
	if (!active || !point) return null;
	return (
		<div className="rounded-md bg-raised px-2.5 py-1.5 text-xs shadow-float">
			{point.label}: {formatMoneyShort(point.yearly, currency)} and {formatHours(point.downtimeHours)} down a year
		</div>
	);
}

/** Lengths that people know, a few steps to each power of ten. */
const MARKS = [1 / 60, 1 / 20, 1 / 6, 0.5, 1, 2, 3, 4, 6, 8, 12, 24, 48, 72, 168, 720, 2160, 8760];

/** The marks that hold all figures between them. */
function marksAround(hours: readonly number[]): number[] {
	const [least, most] = [Math.min(...hours), Math.max(...hours)];
	const from = Math.max(
		0,
		MARKS.findLastIndex((mark) => mark <= least),
	);
	const to = MARKS.findIndex((mark) => mark >= most);
	return MARKS.slice(from, Math.max(to === -1 ? MARKS.length : to + 1, from + 2));
}

/** Every second label hangs beneath its point, so that neighbours do not write over each other. */
const SIDES = ["top", "bottom"] as const;

export function CostFrontChart({ points, currency }: { points: readonly CostPoint[]; currency: string }) {
	const drawn = points.map((point) => ({ ...point, hours: Math.max(LEAST_HOURS, point.downtimeHours) }));
	const ticks = marksAround(drawn.map(({ hours }) => hours));
	return (
		<ResponsiveContainer width="100%" height={288} initialDimension={{ width: 560, height: 288 }}>
			<ComposedChart data={drawn} margin={{ top: 20, right: 40, bottom: 18, left: 4 }} accessibilityLayer>
				<CartesianGrid stroke="var(--border)" vertical={false} />
				<XAxis
					dataKey="yearly"
					type="number"
					domain={[0, "auto"]}
					tickFormatter={(amount: number) => formatMoneyShort(amount, currency)}
					tick={axisText}
					stroke="var(--control)"
					tickCount={4}
					label={{ value: "cost a year", position: "insideBottom", offset: -12, ...axisText }}
				/>
				<YAxis
					dataKey="hours"
					type="number"
					scale="log"
					domain={[ticks[0]!, ticks.at(-1)!]}
					ticks={ticks}
					tickFormatter={formatHours}
					tick={axisText}
					stroke="none"
					width={64}
					label={{ value: "down a year", angle: -90, position: "insideLeft", offset: 6, ...axisText }}
				/>
				<Tooltip content={<PointTooltip currency={currency} />} isAnimationActive={false} />
				<Line
					data={drawn.filter(({ onFront }) => onFront)}
					dataKey="hours"
					stroke="var(--ready)"
					strokeWidth={2}
					dot={false}
					isAnimationActive={false}
				/>
				{SIDES.map((side, parity) => (
					<Scatter
						key={side}
						data={drawn.filter((_, index) => index % 2 === parity)}
						dataKey="hours"
						fill="var(--foreground)"
						isAnimationActive={false}
					>
						<LabelList dataKey="label" position={side} {...axisText} fill="var(--foreground)" />
					</Scatter>
				))}
			</ComposedChart>
		</ResponsiveContainer>
	);
}
