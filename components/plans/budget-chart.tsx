"use client";
import {
	CartesianGrid,
	ComposedChart,
	Line,
	ReferenceLine,
	ResponsiveContainer,
	Scatter,
	Tooltip,
	XAxis,
	YAxis,
} from "recharts";
import type { BudgetPoint } from "@/data/budget";
import { formatMoneyShort } from "@/lib/format";

export interface BudgetChartProps {
	curve: BudgetPoint[];
	todayLoss: number;
	/** Where the slider stands. */
	budget: number;
	currency: string;
}

interface Drawn {
	more: number;
	avoided: number;
}

const axisText = { fontSize: 12, fill: "var(--muted-foreground)" };

function PointTooltip({
	active,
	payload,
	currency,
}: {
	active?: boolean;
	payload?: readonly { payload?: Drawn }[];
	currency: string;
}) {
	const point = payload?.[0]?.payload;
	if (!active || !point) return null;
	return (
		<div className="rounded-md bg-raised px-2.5 py-1.5 text-xs shadow-float">
			{formatMoneyShort(point.more, currency)} more avoids {formatMoneyShort(point.avoided, currency)} a year
		</div>
	);
}

export function BudgetChart({ curve, todayLoss, budget, currency }: BudgetChartProps) {
	const drawn: Drawn[] = curve.map((point) => ({ more: point.yearlyMore, avoided: todayLoss - point.yearlyLoss }));
	const money = (amount: number) => formatMoneyShort(amount, currency);
	const ends = drawn.map((point) => point.more);
	return (
		<ResponsiveContainer width="100%" height={240} initialDimension={{ width: 560, height: 240 }}>
			<ComposedChart data={drawn} margin={{ top: 20, right: 24, bottom: 18, left: 8 }} accessibilityLayer>
				<CartesianGrid stroke="var(--border)" vertical={false} />
				<XAxis
					dataKey="more"
					type="number"
					domain={[Math.min(0, ...ends), Math.max(budget, ...ends)]}
					tickFormatter={money}
					tick={axisText}
					stroke="var(--control)"
					tickCount={5}
					label={{ value: "more a year than today", position: "insideBottom", offset: -12, ...axisText }}
				/>
				<YAxis
					dataKey="avoided"
					type="number"
					domain={[0, "auto"]}
					tickFormatter={money}
					tick={axisText}
					stroke="none"
					width={84}
				/>
				<Tooltip content={<PointTooltip currency={currency} />} isAnimationActive={false} />
				<Line
					dataKey="avoided"
					type="stepAfter"
					stroke="var(--ready)"
					strokeWidth={2}
					dot={false}
					isAnimationActive={false}
				/>
				<Scatter dataKey="avoided" fill="var(--ready)" isAnimationActive={false} />
				<ReferenceLine
					x={budget}
					stroke="var(--foreground)"
					strokeDasharray="2 3"
					label={{ value: "budget", position: "top", ...axisText, fill: "var(--foreground)" }}
				/>
			</ComposedChart>
		</ResponsiveContainer>
	);
}
