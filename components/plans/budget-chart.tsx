"use client";
import type { MouseEvent } from "react";
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
import { formatMoneyShort } from "@/lib/format";
import type { BudgetFigureProps } from "./budget-figure";
import { PLOT_SIDES } from "./plot-sides";

export interface BudgetChartProps extends BudgetFigureProps {
	/** End of the axis of money. */
	most: number;
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

const AXIS_WIDTH = 84;

export function BudgetChart({ curve, todayLoss, budget, currency, most, onBudget }: BudgetChartProps) {
	const drawn: Drawn[] = curve.map((point) => ({
		// What saves money needs no budget.
		more: Math.max(0, point.yearlyMore),
		avoided: todayLoss - point.yearlyLoss,
	}));
	// Where the first step avoids most of it, an axis from nothing would hide the rest.
	const steep = (drawn[0]?.avoided ?? 0) > (drawn.at(-1)?.avoided ?? 0) / 2;
	const money = (amount: number) => formatMoneyShort(amount, currency);
	function setAt({ clientX, currentTarget }: MouseEvent<SVGGraphicsElement>) {
		const box = currentTarget.getBoundingClientRect();
		const width = box.width - PLOT_SIDES.left - PLOT_SIDES.right;
		onBudget(((clientX - box.left - PLOT_SIDES.left) / width) * most);
	}
	return (
		<ResponsiveContainer width="100%" height={240} initialDimension={{ width: 560, height: 240 }}>
			<ComposedChart
				data={drawn}
				margin={{ top: 20, right: PLOT_SIDES.right, bottom: 18, left: PLOT_SIDES.left - AXIS_WIDTH }}
				accessibilityLayer
				className="cursor-ew-resize select-none"
				onMouseDown={(_, event) => {
					// The slider is where the keyboard is; a press draws no ring around the chart.
					event.preventDefault();
					setAt(event);
				}}
				onMouseMove={(_, event) => (event.buttons === 1 ? setAt(event) : undefined)}
			>
				<CartesianGrid stroke="var(--border)" vertical={false} />
				<XAxis
					dataKey="more"
					type="number"
					domain={[0, most]}
					tickFormatter={money}
					tick={axisText}
					stroke="var(--control)"
					tickCount={5}
					label={{ value: "more a year than today", position: "insideBottom", offset: -12, ...axisText }}
				/>
				<YAxis
					dataKey="avoided"
					type="number"
					domain={[steep ? "auto" : 0, "auto"]}
					tickFormatter={money}
					tick={axisText}
					stroke="none"
					width={AXIS_WIDTH}
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
					x={Math.min(budget, most)}
					stroke="var(--foreground)"
					strokeWidth={2}
					label={{ value: "budget", position: "top", ...axisText, fill: "var(--foreground)" }}
				/>
			</ComposedChart>
		</ResponsiveContainer>
	);
}
