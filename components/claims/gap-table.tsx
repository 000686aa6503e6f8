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
import type { ClaimGap } from "@/engine";
import { formatHours, formatTarget } from "@/lib/format";

const NEAR = 1e-9;

function Gap({ hours }: { hours: number | null }) {
	if (hours === null) return <span className="text-muted-foreground">not known</span>;
	if (hours > NEAR) return <span className="text-exposed-text">✕ {formatHours(hours)} too long</span>;
	return <span className="text-ready-text">✓ kept{hours < -NEAR ? `, ${formatHours(-hours)} to spare` : ""}</span>;
}

export function GapTable({ organization, gaps }: { organization: string; gaps: readonly ClaimGap[] }) {
	if (gaps.length === 0)
		return (
			<p className="text-muted-foreground">No service is described yet, so there is no target to hold against it.</p>
		);
	const basis = gaps[0]?.eventBasis;
	return (
		<TableFrame label="The terms against each service’s target">
			<Table>
				<caption className="sr-only">The terms against each service’s target</caption>
				<TableHead>
					<tr>
						<ColumnHeader>Service</ColumnHeader>
						<ColumnHeader numeric>Restore target</ColumnHeader>
						<ColumnHeader numeric>
							{basis === "longest-outage" ? "Longest outage" : "Works again, at worst"}
						</ColumnHeader>
						<ColumnHeader>Gap, one failure</ColumnHeader>
						<ColumnHeader numeric>Target, h a year</ColumnHeader>
						<ColumnHeader>Gap, a year</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{gaps.map((gap) => (
						<TableRow key={gap.serviceId}>
							<RowHeader>
								<Link className="link" href={`/o/${organization}/services/${gap.serviceId}`}>
									{gap.name}
								</Link>
							</RowHeader>
							<TableCell numeric>
								{formatTarget(gap.restoreTargetHours === null ? null : gap.restoreTargetHours * 60)}
							</TableCell>
							<TableCell numeric>{gap.eventHours === null ? "not promised" : formatHours(gap.eventHours)}</TableCell>
							<TableCell className="whitespace-nowrap">
								<Gap hours={gap.eventGapHours} />
							</TableCell>
							<TableCell numeric>
								{gap.targetHoursPerYear === null ? "none set" : formatHours(gap.targetHoursPerYear)}
							</TableCell>
							<TableCell className="whitespace-nowrap">
								<Gap hours={gap.yearGapHours} />
							</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
