"use client";
import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";
import { formatMinutesRange, formatShare } from "@/lib/format";
import type { ChartData } from "./chart-data";
import { ChartFrame } from "./chart-frame";

export interface HistogramProps {
	histogram: { start: number; binWidth: number; counts: number[] };
	p50Minutes: number;
	p90Minutes: number;
	targetMinutes: number | null;
}

const Histogram = dynamic(() => import("./histogram").then((module) => module.Histogram), {
	ssr: false,
	loading: () => <Skeleton className="h-52 w-full" />,
});

function dataOf({ start, binWidth, counts }: HistogramProps["histogram"]): ChartData {
	const total = counts.reduce((sum, count) => sum + count, 0) || 1;
	return {
		columns: [
			{ label: "Restored within" },
			{ label: "From", unit: "minutes", numeric: true },
			{ label: "To", unit: "minutes", numeric: true },
			{ label: "Recoveries", numeric: true },
			{ label: "Share", numeric: true },
		],
		rows: counts.map((count, index) => {
			const from = start + index * binWidth;
			const share = count / total;
			return [
				formatMinutesRange(from, from + binWidth),
				from,
				from + binWidth,
				count,
				{ text: formatShare(share), value: share },
			];
		}),
	};
}

/** How the simulated recoveries of one failure are spread. */
export function HistogramFigure({
	title,
	sentence,
	name,
	...chart
}: HistogramProps & { title: string; sentence: string; name: string }) {
	return (
		<ChartFrame
			title={title}
			unit="share of recoveries, by time to restore"
			summary={sentence}
			name={`${name} restore time`}
			data={dataOf(chart.histogram)}
		>
			<Histogram {...chart} />
		</ChartFrame>
	);
}
