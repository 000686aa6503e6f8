"use client";
import {
	Bar,
	BarChart,
	CartesianGrid,
	Cell,
	ReferenceLine,
	ResponsiveContainer,
	Tooltip,
	XAxis,
	YAxis,
} from "recharts";
import { formatMinutes, formatMinutesRange, formatShare } from "@/lib/format";
import type { HistogramProps } from "./histogram-figure";

interface Bin {
	middle: number;
	share: number;
	range: string;
	late: boolean;
}

function binsOf({ histogram, targetMinutes }: HistogramProps): Bin[] {
	const { start, binWidth, counts } = histogram;
	const total = counts.reduce((sum, count) => sum + count, 0) || 1;
	return counts.map((count, index) => {
		const from = start + index * binWidth;
		return {
			middle: from + binWidth / 2,
			share: count / total,
			range: formatMinutesRange(from, from + binWidth),
			late: targetMinutes !== null && from + binWidth / 2 > targetMinutes,
		};
	});
}

function BinTooltip({ active, payload }: { active?: boolean; payload?: readonly { payload?: Bin }[] }) {
	const bin = payload?.[0]?.payload;
	if (!active || !bin) return null;
	return (
		<div className="rounded-md bg-raised px-2.5 py-1.5 text-xs shadow-float">
			{bin.range}: {formatShare(bin.share)} of recoveries{bin.late ? ", too late" : ""}
		</div>
	);
}

const axisText = { fontSize: 12, fill: "var(--muted-foreground)" };

export function Histogram(props: HistogramProps) {
	const bins = binsOf(props);
	const end = props.histogram.start + props.histogram.counts.length * props.histogram.binWidth;
	const targetShown =
		props.targetMinutes !== null && props.targetMinutes >= props.histogram.start && props.targetMinutes <= end;
	return (
		<ResponsiveContainer width="100%" height={208} initialDimension={{ width: 560, height: 208 }}>
			<BarChart data={bins} barCategoryGap={1} margin={{ top: 18, right: 12, bottom: 0, left: 0 }} accessibilityLayer>
				<CartesianGrid vertical={false} stroke="var(--border)" />
				<XAxis
					dataKey="middle"
					type="number"
					domain={[props.histogram.start, end]}
					tickFormatter={formatMinutes}
					tick={axisText}
					stroke="var(--control)"
					tickCount={6}
				/>
				<YAxis tickFormatter={formatShare} tick={axisText} stroke="none" width={44} tickCount={4} />
				<Tooltip content={<BinTooltip />} cursor={{ fill: "var(--muted)" }} isAnimationActive={false} />
				<Bar dataKey="share" isAnimationActive={false}>
					{bins.map((bin) => (
						<Cell key={bin.middle} fill={bin.late ? "var(--exposed)" : "var(--ready)"} />
					))}
				</Bar>
				<ReferenceLine
					x={props.p50Minutes}
					stroke="var(--foreground)"
					label={{ value: "P50", position: "top", ...axisText, fill: "var(--foreground)" }}
				/>
				<ReferenceLine
					x={props.p90Minutes}
					stroke="var(--foreground)"
					label={{ value: "P90", position: "top", ...axisText, fill: "var(--foreground)" }}
				/>
				{targetShown ? (
					<ReferenceLine
						x={props.targetMinutes ?? 0}
						stroke="var(--foreground)"
						strokeDasharray="2 3"
						label={{ value: "target", position: "top", ...axisText, fill: "var(--foreground)" }}
					/>
				) : null}
			</BarChart>
		</ResponsiveContainer>
	);
}
