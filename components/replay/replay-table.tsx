import { Badge } from "@/components/ui/badge";
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
import { type ReplayRange, TIERS, type TierReplay } from "@/engine";
import { formatCount, formatHours, formatHoursRange, formatMoney, UNKNOWN } from "@/lib/format";

interface ReplayTableProps {
	label: string;
	tiers: readonly TierReplay[];
	currency: string;
	/** Services that were down, counted once for each incident. */
	affected: number;
}

/** What each tier would have made of it: hours and money saved, and where it would not have helped. */
export function ReplayTable({ label, tiers, currency, affected }: ReplayTableProps) {
	return (
		<TableFrame label={label}>
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>Tier</ColumnHeader>
						<ColumnHeader numeric>Down instead, P50</ColumnHeader>
						<ColumnHeader numeric>P10 to P90</ColumnHeader>
						<ColumnHeader numeric>Hours saved, P50</ColumnHeader>
						<ColumnHeader numeric>Money saved, P50</ColumnHeader>
						<ColumnHeader numeric>P10 to P90</ColumnHeader>
						<ColumnHeader className="min-w-80">Where it would not have helped</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{tiers.map(({ tier, isCurrent, downHours, savedHours, savedCost, noHelp }) => (
						<TableRow key={tier}>
							<RowHeader className="min-w-44">
								{TIERS[tier].name}
								{isCurrent ? (
									<>
										{" "}
										<Badge tone="accent">as it is</Badge>
									</>
								) : null}
							</RowHeader>
							<TableCell numeric>{formatHours(downHours.p50)}</TableCell>
							<TableCell numeric>{formatHoursRange(downHours.p10, downHours.p90)}</TableCell>
							<TableCell numeric>
								<Saved range={savedHours} />
							</TableCell>
							<TableCell numeric>{savedCost === null ? UNKNOWN : formatMoney(savedCost.p50, currency)}</TableCell>
							<TableCell numeric>
								{savedCost === null
									? UNKNOWN
									: `${formatMoney(savedCost.p10, currency)} to ${formatMoney(savedCost.p90, currency)}`}
							</TableCell>
							<TableCell className="min-w-64">
								{noHelp.length === 0 ? (
									<span className="text-muted-foreground">–</span>
								) : (
									<>
										{formatCount(noHelp.length, "service")} of {affected}:{" "}
										{[...new Set(noHelp.map(({ reason }) => reason.text))].slice(0, 3).join(" ")}
									</>
								)}
							</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}

function Saved({ range }: { range: ReplayRange }) {
	if (range.p50 < 0) return <span className="text-muted-foreground">none: it was over sooner than that</span>;
	return <>{formatHours(range.p50)}</>;
}
