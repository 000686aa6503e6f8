"use client";
import { Area, AreaChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatHours, formatShare } from "@/lib/format";
import type { ExceedanceProps } from "./exceedance";

/** Marks people know, from seconds to a month; those that would crowd the start are left out. */
const MARKS = [1 / 60, 5 / 60, 0.25, 1, 4, 12, 24, 48, 96, 168, 336, 720, 1440];

const axisText = { fontSize: 12, fill: "var(--muted-foreground)" };

type Point = ExceedanceProps["points"][number];

function PointTooltip({ active, payload }: { active?: boolean; payload?: readonly { payload?: Point }[] }) {
	const point = payload?.[0]?.payload;
	if (!active || !point) return null;
	return (
		<div className="rounded-md bg-raised px-2.5 py-1.5 text-xs shadow-float">
			{formatShare(point.chance)} of years: more than {formatHours(point.hours)}
		</div>
	);
}

/** On a square-root axis a mark needs about a tenth of the width to itself. */
function marksUpTo(largest: number): number[] {
	const marks = [0];
	for (const hours of MARKS) {
		const gap = Math.sqrt(hours / largest) - Math.sqrt(marks.at(-1)! / largest);
		if (hours <= largest && gap >= 0.1) marks.push(hours);
	}
	return marks;
}

export function ExceedanceChart({ points, p90Hours }: ExceedanceProps) {
	const largest = Math.max(...points.map(({ hours }) => hours), 1 / 60);
	const marks = marksUpTo(largest);
	return (
		<ResponsiveContainer width="100%" height={240} initialDimension={{ width: 560, height: 240 }}>
			<AreaChart data={[...points]} margin={{ top: 18, right: 16, bottom: 18, left: 0 }} accessibilityLayer>
				<CartesianGrid vertical={false} stroke="var(--border)" />
				<XAxis
					dataKey="hours"
					type="number"
					scale="sqrt"
					domain={[0, largest]}
					ticks={marks}
					interval={0}
					tickFormatter={formatHours}
					tick={axisText}
					stroke="var(--control)"
					label={{ value: "down in a year", position: "insideBottom", offset: -12, ...axisText }}
				/>
				<YAxis
					domain={[0, "auto"]}
					tickFormatter={formatShare}
					tick={axisText}
					stroke="none"
					width={48}
					tickCount={5}
				/>
				<Tooltip content={<PointTooltip />} isAnimationActive={false} />
				<Area
					dataKey="chance"
					type="linear"
					stroke="var(--ready)"
					strokeWidth={2}
					fill="var(--ready)"
					fillOpacity={0.15}
					dot={{ r: 3, fill: "var(--ready)", stroke: "none" }}
					isAnimationActive={false}
				/>
				{p90Hours > 0 ? (
					<ReferenceLine
						x={p90Hours}
						stroke="var(--foreground)"
						strokeDasharray="2 3"
						label={{ value: "P90", position: "top", ...axisText, fill: "var(--foreground)" }}
					/>
				) : null}
			</AreaChart>
		</ResponsiveContainer>
	);
}
