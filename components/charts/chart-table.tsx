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
import { formatNumber } from "@/lib/format";
import type { ChartCell, ChartData } from "./chart-data";

function shown(cell: ChartCell): string {
	if (cell === null) return "not known";
	if (typeof cell === "string") return cell;
	return typeof cell === "number" ? formatNumber(cell, 2) : cell.text;
}

/** The same figures as the drawing, for whoever reads rather than looks. */
export function ChartTable({ label, data: { columns, rows } }: { label: string; data: ChartData }) {
	const keyed = rows.map((cells, index) => ({ key: `row ${index}`, cells }));
	return (
		<TableFrame label={label} className="max-h-96 overflow-y-auto">
			<Table>
				<caption className="sr-only">{label}</caption>
				<TableHead>
					<tr>
						{columns.map((column) => (
							<ColumnHeader key={column.label} numeric={column.numeric}>
								{column.label}
								{column.unit ? `, ${column.unit}` : ""}
							</ColumnHeader>
						))}
					</tr>
				</TableHead>
				<TableBody>
					{keyed.map(({ key, cells }) => (
						<TableRow key={key}>
							{columns.map((column, index) =>
								index === 0 ? (
									<RowHeader key={column.label} className="py-1 font-normal">
										{shown(cells[0] ?? null)}
									</RowHeader>
								) : (
									<TableCell key={column.label} numeric={column.numeric} className="py-1">
										{shown(cells[index] ?? null)}
									</TableCell>
								),
							)}
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
