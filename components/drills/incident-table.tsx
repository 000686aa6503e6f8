import Link from "next/link";
import type { ReactNode } from "react";
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
import type { Incident } from "@/engine";
import { formatInstant, formatList, formatMinutes, formatMinutesRange } from "@/lib/format";
import { SCENARIO_LABELS } from "@/lib/labels";
import { incidentMinutes } from "./compare-measured";

export interface IncidentEntry {
	incident: Incident;
	services: { id: string; name: string; expected: { p50: number; p10: number; p90: number } | null }[];
	change: ReactNode;
}

export function IncidentTable({
	slug,
	caption,
	entries,
	timeZone,
}: {
	slug: string;
	caption: string;
	entries: IncidentEntry[];
	timeZone: string;
}) {
	return (
		<TableFrame label={caption}>
			<Table>
				<caption className="sr-only">{caption}</caption>
				<TableHead>
					<tr>
						<ColumnHeader>Began</ColumnHeader>
						<ColumnHeader>What happened</ColumnHeader>
						<ColumnHeader>Services</ColumnHeader>
						<ColumnHeader numeric>Lasted</ColumnHeader>
						<ColumnHeader>Expected today, P50 (P10–P90)</ColumnHeader>
						<ColumnHeader>Note</ColumnHeader>
						<ColumnHeader className="relative">
							<span className="sr-only">Change</span>
						</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{entries.map(({ incident, services, change }) => {
						const minutes = incidentMinutes(incident);
						return (
							<TableRow key={incident.id}>
								<RowHeader className="whitespace-nowrap">
									<Link className="link" href={`/o/${slug}/drills/incidents/${incident.id}`}>
										{formatInstant(incident.startedAt, timeZone)}
									</Link>
								</RowHeader>
								<TableCell>{SCENARIO_LABELS[incident.scenario]}</TableCell>
								<TableCell>{formatList(services.map(({ name }) => name))}</TableCell>
								<TableCell numeric>{minutes === null ? "end unknown" : formatMinutes(minutes)}</TableCell>
								<TableCell className="min-w-56">
									<ul>
										{services.slice(0, 3).map(({ id, name, expected }) => (
											<li key={id}>
												{services.length > 1 ? `${name} ` : ""}
												{expected === null
													? "no estimate"
													: `${formatMinutes(expected.p50)} (${formatMinutesRange(expected.p10, expected.p90)})`}
											</li>
										))}
									</ul>
								</TableCell>
								<TableCell className="min-w-48 text-muted-foreground">{incident.note ?? "–"}</TableCell>
								<TableCell className="text-right">{change}</TableCell>
							</TableRow>
						);
					})}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
