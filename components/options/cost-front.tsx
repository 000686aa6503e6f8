"use client";
import dynamic from "next/dynamic";
import type { ChartData } from "@/components/charts/chart-data";
import { ChartFrame } from "@/components/charts/chart-frame";
import { Skeleton } from "@/components/ui/skeleton";
import { formatHours, formatMoneyShort } from "@/lib/format";
import { type CostPoint, costPointsSentence, costPointsTitle } from "./cost-points";

const CostFrontChart = dynamic(() => import("./cost-front-chart").then((module) => module.CostFrontChart), {
	ssr: false,
	loading: () => <Skeleton className="h-72 w-full" />,
});

function dataOf(points: readonly CostPoint[], currency: string): ChartData {
	return {
		columns: [
			{ label: "Option" },
			{ label: "Cost a year", unit: currency, numeric: true },
			{ label: "Down a year", unit: "hours", numeric: true },
			{ label: "Bettered by another" },
		],
		rows: points.map((point) => [
			point.label,
			{ text: formatMoneyShort(point.yearly, currency), value: point.yearly },
			{ text: formatHours(point.downtimeHours), value: point.downtimeHours },
			point.onFront ? "no" : "yes: one costs no more and is down no longer",
		]),
	};
}

/** Cost against downtime of the options that have a whole bill. */
export function CostFront({
	points,
	name,
	currency,
}: {
	points: readonly CostPoint[];
	name: string;
	currency: string;
}) {
	return (
		<ChartFrame
			title={costPointsTitle(points)}
			unit={`hours down a year on a logarithmic scale, by ${currency} a year`}
			summary={costPointsSentence(points)}
			name={`${name} cost against downtime`}
			data={dataOf(points, currency)}
		>
			<CostFrontChart points={points} currency={currency} />
		</ChartFrame>
	);
}
