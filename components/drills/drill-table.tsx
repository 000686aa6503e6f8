import Link from "next/link";
import type { ReactNode } from "react";
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
import type { Drill, ScenarioAssessment } from "@/engine";
import { formatCount, formatDate, formatMinutes, formatNumber } from "@/lib/format";
import { DRILL_KIND_LABELS } from "@/lib/kinds";
import { SCENARIO_LABELS } from "@/lib/labels";
import type { Comparison } from "./compare-measured";

export interface DrillEntry {
	drill: Drill;
	service: string;
	scenario: ScenarioAssessment | undefined;
	comparison: Comparison;
	/** Ways to change the row; none for a viewer. */
	change: ReactNode;
}

const NOTHING = <span className="text-muted-foreground">–</span>;

function Expected({ comparison }: { comparison: Comparison }) {
	const { expectedMinutes, basis, steps } = comparison;
	if (expectedMinutes === null) return NOTHING;
	return (
		<>
			{formatMinutes(expectedMinutes)}
			<span className="block text-xs text-muted-foreground">
				{basis === "steps" ? `the same ${formatCount(steps, "step")}` : "the whole way back"}
			</span>
		</>
	);
}

function Ratio({ comparison: { measuredMinutes, expectedMinutes } }: { comparison: Comparison }) {
	if (measuredMinutes === null || expectedMinutes === null || !(expectedMinutes > 0)) return NOTHING;
	const ratio = measuredMinutes / expectedMinutes;
	return (
		<span className={ratio > 1.25 ? "text-exposed-text" : undefined}>
			{ratio > 1.25 ? "✕ " : ""}
			{formatNumber(ratio, ratio < 10 ? 2 : 0)} ×
		</span>
	);
}

export function DrillTable({ slug, caption, entries }: { slug: string; caption: string; entries: DrillEntry[] }) {
	return (
		<TableFrame label={caption}>
			<Table>
				<caption className="sr-only">{caption}</caption>
				<TableHead>
					<tr>
						<ColumnHeader>Held on</ColumnHeader>
						<ColumnHeader>Service</ColumnHeader>
						<ColumnHeader>Kind</ColumnHeader>
						<ColumnHeader>Outcome</ColumnHeader>
						<ColumnHeader numeric>Measured</ColumnHeader>
						<ColumnHeader numeric>Expected today</ColumnHeader>
						<ColumnHeader numeric>Ratio</ColumnHeader>
						<ColumnHeader>Steps timed</ColumnHeader>
						<ColumnHeader className="relative">
							<span className="sr-only">Change</span>
						</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{entries.map(({ drill, service, scenario, comparison, change }) => (
						<TableRow key={drill.id}>
							<RowHeader className="whitespace-nowrap">{formatDate(drill.heldOn)}</RowHeader>
							<TableCell>
								<Link className="link" href={`/o/${slug}/services/${drill.serviceId}?scenario=${drill.scenario}`}>
									{service}
								</Link>
								<span className="block text-xs text-muted-foreground">{SCENARIO_LABELS[drill.scenario]}</span>
							</TableCell>
							<TableCell>{DRILL_KIND_LABELS[drill.kind]}</TableCell>
							<TableCell>
								<Badge tone={drill.succeeded ? "ready" : "exposed"}>
									{drill.succeeded ? "✓ succeeded" : "✕ failed"}
								</Badge>
							</TableCell>
							<TableCell numeric>
								{comparison.measuredMinutes === null ? (
									<span className="text-muted-foreground">not timed</span>
								) : (
									formatMinutes(comparison.measuredMinutes)
								)}
							</TableCell>
							<TableCell numeric>
								<Expected comparison={comparison} />
							</TableCell>
							<TableCell numeric>
								<Ratio comparison={comparison} />
							</TableCell>
							<TableCell className="min-w-48 text-muted-foreground">{steps(drill, scenario)}</TableCell>
							<TableCell className="text-right">{change}</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}

function steps(drill: Drill, scenario: ScenarioAssessment | undefined): string {
	if (drill.phases.length === 0) return drill.totalMinutes === null ? "none" : "the total only";
	const labels = new Map(scenario?.phases.map(({ phase, label }) => [phase, label]));
	return drill.phases
		.map(
			({ phase, minutes }) =>
				`${labels.get(phase) ?? `${phase.replaceAll("-", " ")} (no step of today's path)`} ${formatMinutes(minutes)}`,
		)
		.join(", ");
}
