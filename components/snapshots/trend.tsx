"use client";
import dynamic from "next/dynamic";
import { ChartFrame } from "@/components/charts/chart-frame";
import { Skeleton } from "@/components/ui/skeleton";
import { formatDate, formatNumber } from "@/lib/format";

export interface TrendPoint {
	asOf: string;
	name: string;
	score: number;
	low: number;
	high: number;
	missed: number;
	services: number;
	engineVersion: string;
	catalogueVersion: string;
	/** Kept by a person, or today. */
	isNamed: boolean;
}

const TrendChart = dynamic(() => import("./trend-chart").then((module) => module.TrendChart), {
	ssr: false,
	loading: () => <Skeleton className="h-60 w-full" />,
});

export function trendTitle(points: readonly TrendPoint[]): string {
	const [first, last] = [points[0]!, points.at(-1)!];
	const change = Math.round((last.score - first.score) * 10) / 10;
	const span = `between ${formatDate(first.asOf)} and ${formatDate(last.asOf)}`;
	if (change === 0) return `Readiness is where it was: ${formatNumber(last.score, 1)}, ${span}`;
	return `Readiness ${change > 0 ? "rose" : "fell"} by ${formatNumber(Math.abs(change), 1)} points ${span}`;
}

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
