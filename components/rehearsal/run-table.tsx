import Link from "next/link";
import { Badge, type BadgeTone } from "@/components/ui/badge";
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
import type { DrillRunRow } from "@/data/drill-runs";
import { formatInstant, formatList } from "@/lib/format";
import { DRILL_KIND_LABELS } from "@/lib/kinds";
import { SCENARIO_LABELS } from "@/lib/labels";

const STATES: Record<DrillRunRow["state"], { label: string; tone: BadgeTone }> = {
	planned: { label: "planned", tone: "outline" },
	running: { label: "running now", tone: "accent" },
	over: { label: "over, to be confirmed", tone: "partial" },
	confirmed: { label: "✓ confirmed", tone: "ready" },
};

export function RunTable({ slug, runs, timeZone }: { slug: string; runs: readonly DrillRunRow[]; timeZone: string }) {
	return (
		<TableFrame label="Drills planned, running and over">
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>When</ColumnHeader>
						<ColumnHeader>Drill</ColumnHeader>
						<ColumnHeader>Services</ColumnHeader>
						<ColumnHeader>State</ColumnHeader>
						<ColumnHeader>People</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{runs.map((run) => (
						<TableRow key={run.id}>
							<RowHeader className="whitespace-nowrap">
								{formatInstant(run.startedAt ?? run.plannedAt, timeZone)}
							</RowHeader>
							<TableCell className="min-w-40">
								<Link className="link" href={`/o/${slug}/drills/runs/${run.id}`}>
									{run.name}
								</Link>
								<span className="block text-xs text-muted-foreground">
									{DRILL_KIND_LABELS[run.kind]}, {SCENARIO_LABELS[run.scenario].toLowerCase()}
								</span>
							</TableCell>
							<TableCell>{formatList(run.services.map(({ name }) => name))}</TableCell>
							<TableCell>
								<Badge tone={STATES[run.state].tone}>
									{run.outcome === "aborted" && run.state === "over"
										? "aborted, to be confirmed"
										: STATES[run.state].label}
								</Badge>
							</TableCell>
							<TableCell className="min-w-40">
								{formatList(run.people.map(({ name }) => name)) || "nobody named"}
							</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
