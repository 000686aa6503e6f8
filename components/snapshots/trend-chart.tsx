"use client";
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatDate, formatNumber } from "@/lib/format";
import type { TrendPoint } from "./trend-points";

interface Drawn extends TrendPoint {
	at: number;
}

const axisText = { fontSize: 12, fill: "var(--muted-foreground)" };
const dayOf = (at: number) => formatDate(new Date(at).toISOString().slice(0, 10));

function PointTooltip({ active, payload }: { active?: boolean; payload?: readonly { payload?: Drawn }[] }) {
	const point = payload?.[0]?.payload;
	if (!active || !point) return null;
	return (
		<div className="rounded-md bg-raised px-2.5 py-1.5 text-xs shadow-float">
			{formatDate(point.asOf)}, {point.name}: {formatNumber(point.score, 1)} ({formatNumber(point.low)} to{" "}
			{formatNumber(point.high)})
		</div>
	);
}

function Mark({ cx, cy, payload }: { cx?: number; cy?: number; payload?: Drawn }) {
	if (cx === undefined || cy === undefined) return null;
	return (
		<circle
			data-mark
			cx={cx}
			cy={cy}
			r={payload?.isNamed ? 4 : 3}
			fill={payload?.isNamed ? "var(--ready)" : "var(--background)"}
			stroke="var(--ready)"
			strokeWidth={1.5}
		/>
	);
}

/** Days from which another engine or catalogue made the figures. */
function changesOf(points: readonly Drawn[]): { at: number; label: string }[] {
	return points.flatMap((point, index) => {
		const before = points[index - 1];
		if (!before) return [];
		const labels = [
			...(before.engineVersion === point.engineVersion ? [] : [`engine ${point.engineVersion}`]),
			...(before.catalogueVersion === point.catalogueVersion ? [] : [`catalogue ${point.catalogueVersion}`]),
		];
		return labels.length === 0 ? [] : [{ at: point.at, label: labels.join(", ") }];
	});
}

export function TrendChart({ points }: { points: readonly TrendPoint[] }) {
	const drawn = points.map((point): Drawn => ({ ...point, at: Date.parse(`${point.asOf}T00:00:00Z`) }));
	return (
		<ResponsiveContainer width="100%" height={240} initialDimension={{ width: 720, height: 240 }}>
			<LineChart data={drawn} margin={{ top: 20, right: 24, bottom: 4, left: 0 }} accessibilityLayer>
				<CartesianGrid vertical={false} stroke="var(--border)" />
				<XAxis
					dataKey="at"
					type="number"
					scale="time"
					domain={["dataMin", "dataMax"]}
					tickFormatter={dayOf}
					tick={axisText}
					stroke="var(--control)"
					tickCount={5}
					minTickGap={40}
				/>
				<YAxis domain={[0, 100]} tick={axisText} stroke="none" width={36} ticks={[0, 25, 50, 75, 100]} />
				<Tooltip content={<PointTooltip />} isAnimationActive={false} />
				{changesOf(drawn).map((change) => (
					<ReferenceLine
						key={change.at}
						x={change.at}
						stroke="var(--foreground)"
						strokeDasharray="2 3"
						label={{ value: change.label, position: "top", ...axisText, fill: "var(--foreground)" }}
					/>
				))}
				<Line
					dataKey="score"
					type="stepAfter"
					stroke="var(--ready)"
					strokeWidth={2}
					dot={<Mark />}
					isAnimationActive={false}
				/>
			</LineChart>
		</ResponsiveContainer>
	);
}
