"use client";
import dynamic from "next/dynamic";
import type { ChartData } from "@/components/charts/chart-data";
import { ChartFrame } from "@/components/charts/chart-frame";
import { Skeleton } from "@/components/ui/skeleton";
import type { BudgetPoint } from "@/data/budget";
import { formatMoneyShort } from "@/lib/format";
import { PLOT_SIDES } from "./plot-sides";

const BudgetChart = dynamic(() => import("./budget-chart").then((module) => module.BudgetChart), {
	ssr: false,
	loading: () => <Skeleton className="h-60 w-full" />,
});

const SLIDER_STEPS = 400;
/** Half of the slider's thumb, which stays inside its track. */
const THUMB = 8;

export interface BudgetFigureProps {
	curve: BudgetPoint[];
	todayLoss: number;
	/** More a year than today. */
	budget: number;
	currency: string;
	onBudget: (budget: number) => void;
}

function dataOf({ curve, todayLoss, currency }: BudgetFigureProps): ChartData {
	const cell = (amount: number) => ({ text: formatMoneyShort(Math.round(amount), currency), value: amount });
	return {
		columns: [
			{ label: "More a year", unit: currency, numeric: true },
			{ label: "Loss avoided a year", unit: currency, numeric: true },
		],
		rows: curve.map((point) => [cell(point.yearlyMore), cell(todayLoss - point.yearlyLoss)]),
	};
}

/** What each amount buys; the mark of the budget follows the slider beneath it and a press or drag in the drawing. */
export function BudgetFigure(props: BudgetFigureProps) {
	const { curve, todayLoss, budget, currency } = props;
	const ends = curve.map((point) => point.yearlyMore);
	const most = Math.max(1, ...ends);
	const money = (amount: number) => formatMoneyShort(Math.round(amount), currency);
	const reached = curve.findLast((point) => point.yearlyMore <= budget);
	const avoided = reached ? todayLoss - reached.yearlyLoss : 0;
	const set = (amount: number) => props.onBudget(Math.round(Math.min(most, Math.max(0, amount))));
	return (
		<ChartFrame
			title={
				avoided > 0
					? `${money(budget)} more a year avoids ${money(avoided)} of loss a year`
					: `${money(budget)} more a year avoids nothing yet`
			}
			unit={`${currency} of loss avoided a year, by ${currency} more a year than today`}
			summary="The best plan for each amount. Gains are added up one by one, which overstates them a little together; the table of phases below is worked out anew after each."
			name="loss avoided by budget"
			data={dataOf(props)}
		>
			<BudgetChart {...props} most={most} onBudget={set} />
			<input
				type="range"
				aria-label="Budget: more a year than today"
				aria-valuetext={money(budget)}
				className="h-6 accent-accent"
				style={{
					marginLeft: PLOT_SIDES.left - THUMB,
					width: `calc(100% - ${PLOT_SIDES.left + PLOT_SIDES.right - 2 * THUMB}px)`,
				}}
				data-print="hide"
				min={0}
				max={SLIDER_STEPS}
				value={Math.round(Math.min(1, budget / most) * SLIDER_STEPS)}
				onChange={({ target }) => set((Number(target.value) / SLIDER_STEPS) * most)}
			/>
		</ChartFrame>
	);
}
