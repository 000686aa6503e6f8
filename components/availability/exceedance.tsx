"use client";
import dynamic from "next/dynamic";
import type { ChartData } from "@/components/charts/chart-data";
import { ChartFrame } from "@/components/charts/chart-frame";
import { Skeleton } from "@/components/ui/skeleton";
import { formatHours, formatShare } from "@/lib/format";

export interface ExceedanceProps {
	points: readonly { hours: number; chance: number }[];
	p90Hours: number;
}

const ExceedanceChart = dynamic(() => import("./exceedance-chart").then((module) => module.ExceedanceChart), {
	ssr: false,
	loading: () => <Skeleton className="h-60 w-full" />,
});

function dataOf(points: ExceedanceProps["points"]): ChartData {
	return {
		columns: [
			{ label: "Down for more than" },
			{ label: "Down", unit: "hours a year", numeric: true },
			{ label: "Of years", numeric: true },
		],
		rows: points.map(({ hours, chance }) => [
			hours === 0 ? "nothing at all" : formatHours(hours),
			hours,
			{ text: formatShare(chance), value: chance },
		]),
	};
}

/** Chance of a year with more than so many hours down. */
export function Exceedance({ sentence, name, ...chart }: ExceedanceProps & { sentence: string; name: string }) {
	return (
		<ChartFrame
			title={
				chart.p90Hours > 0
					? `One year in ten has more than ${formatHours(chart.p90Hours)} down`
					: "Nine years in ten pass without an outage"
			}
			unit="share of years, by hours down in a year"
			summary={sentence}
			name={`${name} downtime in a year`}
			data={dataOf(chart.points)}
		>
			<ExceedanceChart {...chart} />
		</ChartFrame>
	);
}
