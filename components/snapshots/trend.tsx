"use client";
import dynamic from "next/dynamic";
import { ChartFrame } from "@/components/charts/chart-frame";
import { Skeleton } from "@/components/ui/skeleton";
import { formatDate } from "@/lib/format";
import { type TrendPoint, trendTitle } from "./trend-points";

const TrendChart = dynamic(() => import("./trend-chart").then((module) => module.TrendChart), {
	ssr: false,
	loading: () => <Skeleton className="h-60 w-full" />,
});

/** Readiness on the days kept, oldest first; it steps, for nothing is known of the days between. */
export function Trend({ points, name }: { points: readonly TrendPoint[]; name: string }) {
	const number = (label: string) => ({ label, numeric: true });
	return (
		<ChartFrame
			name={name}
			title={trendTitle(points)}
			summary="Steps from one kept day to the next; filled marks are days that somebody kept, open ones were kept by themselves."
			unit="points of 100"
			data={{
				columns: [
					{ label: "Day" },
					{ label: "Kept as" },
					...["Readiness", "Lowest", "Highest", "Services missing", "Of"].map(number),
					{ label: "Engine" },
					{ label: "Catalogue" },
				],
				rows: points.map((one) => [
					{ text: formatDate(one.asOf), value: one.asOf },
					one.name,
					...[one.score, one.low, one.high, one.missed, one.services],
					one.engineVersion,
					one.catalogueVersion,
				]),
			}}
		>
			<TrendChart points={points} />
		</ChartFrame>
	);
}
