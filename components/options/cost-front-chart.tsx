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

/** Whole powers of ten around the figures, so that the log axis reads in even steps. */
function decades(hours: readonly number[]): number[] {
	const from = Math.floor(Math.log10(Math.min(...hours)));
	const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...hours))));
	return Array.from({ length: to - from + 1 }, (_, step) => 10 ** (from + step));
}

export function CostFrontChart({ points, currency }: { points: readonly CostPoint[]; currency: string }) {
	const drawn = points.map((point) => ({ ...point, hours: Math.max(LEAST_HOURS, point.downtimeHours) }));
	const ticks = decades(drawn.map(({ hours }) => hours));
	const largest = Math.max(...drawn.map(({ yearly }) => yearly), 1);
	return (
		<ResponsiveContainer width="100%" height={288} initialDimension={{ width: 560, height: 288 }}>
			<ComposedChart data={drawn} margin={{ top: 20, right: 40, bottom: 18, left: 4 }} accessibilityLayer>
				<CartesianGrid stroke="var(--border)" vertical={false} />
				<XAxis
					dataKey="yearly"
					type="number"
					domain={[0, largest * 1.15]}
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
				<Scatter data={drawn} dataKey="hours" fill="var(--foreground)" isAnimationActive={false}>
					<LabelList dataKey="label" position="top" {...axisText} fill="var(--foreground)" />
				</Scatter>
			</ComposedChart>
		</ResponsiveContainer>
	);
}
