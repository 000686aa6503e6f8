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
import { formatHours, formatMoneyShort } from "@/lib/format";
import type { CostPoint } from "./cost-points";

const CostFrontChart = dynamic(() => import("./cost-front-chart").then((module) => module.CostFrontChart), {
	ssr: false,
	loading: () => <Skeleton className="h-72 w-full" />,
});

/** Cost against downtime: the chart, the sentence it makes, and its table. */
export function CostFront({
	points,
	sentence,
	currency,
}: {
	points: readonly CostPoint[];
	sentence: string;
	currency: string;
}) {
	return (
		<figure className="flex min-w-0 flex-col gap-2">
			<figcaption className="text-muted-foreground">{sentence}</figcaption>
			<CostFrontChart points={points} currency={currency} />
			<details>
				<summary className="text-xs text-muted-foreground">Show as a table</summary>
				<TableFrame label="Cost against downtime">
					<Table>
						<TableHead>
							<tr>
								<ColumnHeader>Option</ColumnHeader>
								<ColumnHeader numeric>Cost a year</ColumnHeader>
								<ColumnHeader numeric>Down a year</ColumnHeader>
								<ColumnHeader>Bettered by another</ColumnHeader>
							</tr>
						</TableHead>
						<TableBody>
							{points.map((point) => (
								<TableRow key={point.label}>
									<RowHeader>{point.label}</RowHeader>
									<TableCell numeric>{formatMoneyShort(point.yearly, currency)}</TableCell>
									<TableCell numeric>{formatHours(point.downtimeHours)}</TableCell>
									<TableCell>{point.onFront ? "no" : "yes: one costs no more and is down no longer"}</TableCell>
								</TableRow>
							))}
						</TableBody>
					</Table>
				</TableFrame>
			</details>
		</figure>
	);
}
