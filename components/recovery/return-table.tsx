import Link from "next/link";
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
import { type RecoveryOfMany, type ScheduledRecovery, scenarioOfLoss } from "@/engine";
import { formatHoursRange, formatMoneyShort, formatNumber } from "@/lib/format";

interface ReturnTableProps {
	slug: string;
	caption: string;
	recovery: RecoveryOfMany;
	schedule: ScheduledRecovery;
	currency: string;
}

/** Who is back when, first come first; beside each the hour it would have with services taken as listed. */
export function ReturnTable({ slug, caption, recovery, schedule, currency }: ReturnTableProps) {
	const why = new Map(recovery.affected.map(({ serviceId, sentence }) => [serviceId, sentence.text]));
	const turn = new Map(schedule.order.map((serviceId, index) => [serviceId, index + 1]));
	const listed = new Map(schedule.naiveOrder.map((serviceId, index) => [serviceId, index + 1]));
	const rows = schedule.services.toSorted((a, b) => a.p50Hours - b.p50Hours);
	const { cost, wholeHours } = schedule;
	const scenario = scenarioOfLoss(recovery.loss);
	return (
		<TableFrame label={caption}>
			<Table>
				<caption className="sr-only">{caption}</caption>
				<TableHead>
					<tr>
						<ColumnHeader>Service</ColumnHeader>
						<ColumnHeader numeric>Back, P50–P90</ColumnHeader>
						<ColumnHeader numeric>Begin as no.</ColumnHeader>
						<ColumnHeader numeric>Lost, mean</ColumnHeader>
						<ColumnHeader numeric className="text-muted-foreground">
							Listed as no.
						</ColumnHeader>
						<ColumnHeader numeric>Back as listed</ColumnHeader>
						<ColumnHeader numeric>Lost as listed</ColumnHeader>
						<ColumnHeader className="min-w-64">Why it is down</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{rows.map((row) => (
						<TableRow key={row.serviceId}>
							<RowHeader className="min-w-28">
								<Link
									className="link inline-block min-h-6"
									href={`/o/${slug}/services/${row.serviceId}?scenario=${scenario}`}
								>
									{row.name}
								</Link>
								<Link
									className="flex min-h-6 items-center text-xs font-normal text-muted-foreground hover:underline"
									href={`/o/${slug}/services/${row.serviceId}/runbook?scenario=${scenario}`}
								>
									Runbook<span className="sr-only"> of {row.name}</span>
								</Link>
							</RowHeader>
							<TableCell numeric>{formatHoursRange(row.p50Hours, row.p90Hours)}</TableCell>
							<TableCell numeric>{formatNumber(turn.get(row.serviceId) ?? null)}</TableCell>
							<TableCell numeric>{formatMoneyShort(row.cost?.mean ?? null, currency)}</TableCell>
							<TableCell numeric className="text-muted-foreground">
								{formatNumber(listed.get(row.serviceId) ?? null)}
							</TableCell>
							<TableCell numeric className="text-muted-foreground">
								{formatHoursRange(row.naiveP50Hours, row.naiveP90Hours)}
							</TableCell>
							<TableCell numeric className="text-muted-foreground">
								{formatMoneyShort(row.cost?.naiveMean ?? null, currency)}
							</TableCell>
							<TableCell className="text-muted-foreground">{why.get(row.serviceId)}</TableCell>
						</TableRow>
					))}
					<TableRow>
						<RowHeader>All back</RowHeader>
						<TableCell numeric>{formatHoursRange(wholeHours.p50, wholeHours.p90)}</TableCell>
						<TableCell />
						<TableCell numeric>{formatMoneyShort(cost?.mean ?? null, currency)}</TableCell>
						<TableCell />
						<TableCell numeric className="text-muted-foreground">
							{formatHoursRange(wholeHours.naiveP50, wholeHours.naiveP90)}
						</TableCell>
						<TableCell numeric className="text-muted-foreground">
							{formatMoneyShort(cost?.naiveMean ?? null, currency)}
						</TableCell>
						<TableCell />
					</TableRow>
				</TableBody>
			</Table>
		</TableFrame>
	);
}
