"use client";
import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";
import {
	ColumnHeader,
	RowHeader,
	Table,
	TableBody,
	TableCell,
	TableFrame,
	TableHead,
	TableRow,
} from "@/components/ui/table";
import { formatMinutesRange, formatNumber, formatShare } from "@/lib/format";

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

function HistogramTable({ histogram }: Pick<HistogramProps, "histogram">) {
	const total = histogram.counts.reduce((sum, count) => sum + count, 0) || 1;
	return (
		<TableFrame label="Restore time by interval" className="max-h-72 overflow-y-auto">
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>Restored within</ColumnHeader>
						<ColumnHeader numeric>Recoveries</ColumnHeader>
						<ColumnHeader numeric>Share</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{histogram.counts.map((count, index) => {
						const from = histogram.start + index * histogram.binWidth;
						return (
							<TableRow key={from}>
								<RowHeader className="py-1 font-normal">
									{formatMinutesRange(from, from + histogram.binWidth)}
								</RowHeader>
								<TableCell numeric className="py-1">
									{formatNumber(count)}
								</TableCell>
								<TableCell numeric className="py-1">
									{formatShare(count / total)}
								</TableCell>
							</TableRow>
						);
					})}
				</TableBody>
			</Table>
		</TableFrame>
	);
}

/** The chart, the sentence it makes, and its table. */
export function HistogramFigure({ sentence, ...chart }: HistogramProps & { sentence: string }) {
	return (
		<figure className="flex min-w-0 flex-col gap-2">
			<figcaption className="text-muted-foreground">{sentence}</figcaption>
			<Histogram {...chart} />
			<details>
				<summary className="text-xs text-muted-foreground">Show as a table</summary>
				<HistogramTable histogram={chart.histogram} />
			</details>
		</figure>
	);
}
