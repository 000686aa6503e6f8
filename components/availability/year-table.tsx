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
import type { ServiceYearlyDowntime, YearFigures } from "@/engine";
import { formatHours, formatMoneyShort } from "@/lib/format";

const COVERS = { all: "", business: ", business hours only", outside: ", outside business hours only" } as const;

/** A middling, a bad and a very bad year, in hours and in money. */
export function YearTable({ year, currency }: { year: ServiceYearlyDowntime; currency: string }) {
	const row = (label: string, figures: YearFigures, format: (amount: number) => string) => (
		<TableRow>
			<RowHeader className="font-normal">{label}</RowHeader>
			<TableCell numeric>{format(figures.mean)}</TableCell>
			<TableCell numeric>{format(figures.p50)}</TableCell>
			<TableCell numeric>{format(figures.p90)}</TableCell>
			<TableCell numeric>{format(figures.p99)}</TableCell>
		</TableRow>
	);
	return (
		<TableFrame label="A year's downtime in figures">
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>Unplanned</ColumnHeader>
						<ColumnHeader numeric>Mean</ColumnHeader>
						<ColumnHeader numeric>P50</ColumnHeader>
						<ColumnHeader numeric>P90</ColumnHeader>
						<ColumnHeader numeric>P99</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{row("Down in a year", year.hours, formatHours)}
					{row("Inside business hours", year.insideBusinessHours, formatHours)}
					{row("Outside them", year.outsideBusinessHours, formatHours)}
					{year.cost
						? row(`Cost${COVERS[year.cost.covers]}`, year.cost, (amount) => formatMoneyShort(amount, currency))
						: null}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
