import Link from "next/link";
import { OriginWords } from "@/components/availability/origin-words";
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
import type { InputOrigin, ScenarioId } from "@/engine";
import { formatCount, formatHours, formatNumber } from "@/lib/format";
import { SCENARIO_LABELS } from "@/lib/labels";
import { type OwnRate, type RateTarget, rateDraft } from "@/schemas/rates";
import { RateDialog, type SaveRate } from "./rate-dialog";
import { TARGET_LABELS } from "./rate-labels";

/** Two figures that matter, however rare. */
export const perYearText = (perYear: number): string => formatNumber(perYear, perYear < 0.1 ? 3 : 2);

/** A rate of the catalogue and what the organisation put in its place. */
export interface RateRow {
	target: RateTarget;
	/** "a server". */
	unit: string;
	standard: { perYear: number; low: number | null; high: number | null; repairHours: number | null };
	basis: string;
	/** Of the figure in force. */
	origin: InputOrigin;
	year: number | null;
	own: OwnRate | null;
}

interface RateTableProps {
	label: string;
	rows: readonly RateRow[];
	/** Null: nobody may change a figure here. */
	edit: { organization: string; save: SaveRate } | null;
}

function standardWords({ standard, unit }: RateRow): string {
	const repair = standard.repairHours === null ? "" : `, ${formatHours(standard.repairHours)} until it works again`;
	return `${perYearText(standard.perYear)} a year for ${unit}${repair}`;
}

export function RateTable({ label, rows, edit }: RateTableProps) {
	const withRepair = rows.some(({ standard }) => standard.repairHours !== null);
	return (
		<TableFrame label={label}>
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>{withRepair ? "Part" : "Failure"}</ColumnHeader>
						<ColumnHeader numeric>A year</ColumnHeader>
						{withRepair ? <ColumnHeader numeric>Until it works</ColumnHeader> : null}
						<ColumnHeader>Rests on</ColumnHeader>
						<ColumnHeader>The catalogue's figure</ColumnHeader>
						{edit ? (
							<ColumnHeader>
								<span className="sr-only">Change</span>
							</ColumnHeader>
						) : null}
					</tr>
				</TableHead>
				<TableBody>
					{rows.map((row) => {
						const { own, standard } = row;
						const hours = own?.repairHours ?? standard.repairHours;
						return (
							<TableRow key={row.target}>
								<RowHeader className="min-w-36 font-normal">
									{TARGET_LABELS[row.target]}
									<span className="block text-xs text-muted-foreground">counted for {row.unit}</span>
								</RowHeader>
								<TableCell numeric>{perYearText(own?.perYear ?? standard.perYear)}</TableCell>
								{withRepair ? <TableCell numeric>{hours === null ? "–" : formatHours(hours)}</TableCell> : null}
								<TableCell className="min-w-52">
									<OriginWords origin={row.origin} year={own ? null : row.year} />
									{own ? <span className="block text-xs text-muted-foreground">{own.source}</span> : null}
								</TableCell>
								<TableCell className="min-w-64 text-muted-foreground">
									{own ? `${perYearText(standard.perYear)}: ` : ""}
									{row.basis}
									{standard.low === null || standard.high === null ? null : (
										<span className="block text-xs">
											plausible from {perYearText(standard.low)} to {perYearText(standard.high)}
										</span>
									)}
								</TableCell>
								{edit ? (
									<TableCell>
										<RateDialog
											{...edit}
											target={row.target}
											label={TARGET_LABELS[row.target]}
											unit={row.unit}
											standard={standardWords(row)}
											own={own}
											draft={rateDraft(
												own ?? { perYear: standard.perYear, repairHours: standard.repairHours, source: "" },
											)}
											hasRepair={standard.repairHours !== null}
										/>
									</TableCell>
								) : null}
							</TableRow>
						);
					})}
				</TableBody>
			</Table>
		</TableFrame>
	);
}

/** A service's rate that its own incidents moved. */
export interface LearntRow {
	serviceId: string;
	name: string;
	scenario: ScenarioId;
	expectedPerYear: number;
	incidents: number;
	years: number;
	eventsPerYear: number;
	interval: { low: number; high: number } | null;
}

export function LearntTable({ rows, organization }: { rows: readonly LearntRow[]; organization: string }) {
	return (
		<TableFrame label="What your own incidents say">
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>Service</ColumnHeader>
						<ColumnHeader>Failure</ColumnHeader>
						<ColumnHeader numeric>Expected before</ColumnHeader>
						<ColumnHeader numeric>Seen</ColumnHeader>
						<ColumnHeader numeric>Expected now</ColumnHeader>
						<ColumnHeader numeric>Between, 90 %</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{rows.map((row) => (
						<TableRow key={row.serviceId + row.scenario}>
							<RowHeader className="min-w-36 font-normal">
								<Link className="link" href={`/o/${organization}/services/${row.serviceId}/availability`}>
									{row.name}
								</Link>
							</RowHeader>
							<TableCell className="min-w-36">{SCENARIO_LABELS[row.scenario]}</TableCell>
							<TableCell numeric>{perYearText(row.expectedPerYear)}</TableCell>
							<TableCell numeric>
								{formatCount(row.incidents, "incident")} in {formatNumber(row.years, 1)} years
							</TableCell>
							<TableCell numeric>{perYearText(row.eventsPerYear)}</TableCell>
							<TableCell numeric>
								{row.interval ? `${perYearText(row.interval.low)} to ${perYearText(row.interval.high)}` : "–"}
							</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
