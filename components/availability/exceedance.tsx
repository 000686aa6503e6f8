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
import { formatHours, formatNumber } from "@/lib/format";

export interface ExceedanceProps {
	points: readonly { hours: number; chance: number }[];
	p90Hours: number;
}

const ExceedanceChart = dynamic(() => import("./exceedance-chart").then((module) => module.ExceedanceChart), {
	ssr: false,
	loading: () => <Skeleton className="h-60 w-full" />,
});

/** Chance of a year with more than so many hours down: chart, sentence, table. */
export function Exceedance({ sentence, ...chart }: ExceedanceProps & { sentence: string }) {
	return (
		<figure className="flex min-w-0 flex-col gap-2">
			<figcaption className="text-muted-foreground">{sentence}</figcaption>
			<ExceedanceChart {...chart} />
			<details>
				<summary className="text-xs text-muted-foreground">Show as a table</summary>
				<TableFrame label="Chance of a year with more hours down">
					<Table>
						<TableHead>
							<tr>
								<ColumnHeader>Down for more than</ColumnHeader>
								<ColumnHeader numeric>Of years</ColumnHeader>
							</tr>
						</TableHead>
						<TableBody>
							{chart.points.map(({ hours, chance }) => (
								<TableRow key={chance}>
									<RowHeader className="py-1 font-normal">
										{hours === 0 ? "nothing at all" : formatHours(hours)}
									</RowHeader>
									<TableCell numeric className="py-1">
										{formatNumber(chance * 100, 1)}&nbsp;%
									</TableCell>
								</TableRow>
							))}
						</TableBody>
					</Table>
				</TableFrame>
			</details>
		</figure>
	);
}
