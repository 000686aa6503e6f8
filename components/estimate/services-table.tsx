import { ChartFrame } from "@/components/charts/chart-frame";
import { RangeAxis, RangeKey } from "@/components/charts/range-bar";
import { ColumnHeader, Table, TableHead } from "@/components/ui/table";
import type { RankedService } from "@/lib/finding";
import { formatCount, formatMinutesRange } from "@/lib/format";
import { makeServiceLine } from "./make-service-line";
import { restoreRows } from "./restore-rows";
import { ServiceLines } from "./service-lines";

export interface ServicesTableProps {
	slug: string;
	/** The takeaway, read before the table. */
	caption: string;
	entries: RankedService[];
	/** Name the scenario in each row: they differ when each service stands in its worst. */
	showScenario: boolean;
}

/** What the rows have in common, beside the page's own first sentence. */
function rowsInWords(entries: readonly RankedService[]): string {
	const longest = entries.reduce(
		(most, entry) => (entry.scenario.restore.p90 > (most?.scenario.restore.p90 ?? -1) ? entry : most),
		undefined as RankedService | undefined,
	);
	if (!longest) return "No service to draw";
	const { p10, p90 } = longest.scenario.restore;
	return `${longest.service.name} takes longest: ${formatMinutesRange(p10, p90)}`;
}

export function ServicesTable({ slug, caption, entries, showScenario }: ServicesTableProps) {
	return (
		<ChartFrame
			isTable
			name="Restore time against target"
			title={rowsInWords(entries)}
			summary={`${formatCount(entries.length, "service")} shown, those that need it most first.`}
			unit="time to restore, on a scale that keeps minutes and days apart"
			data={restoreRows(entries)}
		>
			<Table className="max-xl:block">
				<caption className="sr-only">{caption}</caption>
				<TableHead className="max-xl:sr-only">
					<tr>
						<ColumnHeader>Service</ColumnHeader>
						<ColumnHeader>Tier in force</ColumnHeader>
						<ColumnHeader numeric>Target</ColumnHeader>
						<ColumnHeader numeric>Documented</ColumnHeader>
						<ColumnHeader>
							<span className="sr-only">Restore time, drawn</span>
							<RangeAxis />
						</ColumnHeader>
						<ColumnHeader className="whitespace-nowrap">P50 (P10–P90)</ColumnHeader>
						<ColumnHeader numeric>Loss, P90</ColumnHeader>
						<ColumnHeader>Why</ColumnHeader>
					</tr>
				</TableHead>
				<ServiceLines lines={entries.map((entry) => makeServiceLine(slug, entry, showScenario))} />
			</Table>
			<div className="mt-2">
				<RangeKey />
			</div>
		</ChartFrame>
	);
}
