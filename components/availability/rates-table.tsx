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
import { rateInterval, SCENARIO_RATES, type ServiceYearlyDowntime } from "@/engine";
import { formatCount, formatHours, formatNumber, formatShare } from "@/lib/format";
import { SCENARIO_LABELS } from "@/lib/labels";
import { OriginWords } from "./origin-words";

const rate = (perYear: number): string => formatNumber(perYear, perYear < 0.1 ? 3 : 2);

/** How often each failure strikes, from what, and what of the downtime it owns. */
export function RatesTable({ year }: { year: ServiceYearlyDowntime }) {
	return (
		<TableFrame label="How often each failure strikes">
			<Table>
				<TableHead>
					<tr>
						<ColumnHeader>Failure</ColumnHeader>
						<ColumnHeader numeric>A year</ColumnHeader>
						<ColumnHeader>Made of</ColumnHeader>
						<ColumnHeader>Your history</ColumnHeader>
						<ColumnHeader numeric>Down a year</ColumnHeader>
						<ColumnHeader numeric>Share</ColumnHeader>
						<ColumnHeader>Rests on</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{year.rates.map((used) => {
						const kinds = year.byCause.filter((one) => one.cause === used.scenario);
						const sum = (of: "meanHours" | "share") => kinds.reduce((total, kind) => total + kind[of], 0);
						const interval = rateInterval(used);
						const standard = SCENARIO_RATES[used.scenario];
						// History is counted on top of a default, and the default may be an assumption.
						const standardOrigin = {
							kind: standard.assumption ? ("assumption" as const) : ("catalogue" as const),
							reference: `rates.${used.scenario}`,
							source: standard.source,
						};
						return (
							<TableRow key={used.scenario}>
								<RowHeader className="min-w-36 font-normal">{SCENARIO_LABELS[used.scenario]}</RowHeader>
								<TableCell numeric>
									{rate(used.eventsPerYear)}
									{interval ? (
										<span className="block text-xs text-muted-foreground">
											{rate(interval.low)}–{rate(interval.high)}
										</span>
									) : null}
								</TableCell>
								<TableCell className="min-w-44 text-muted-foreground">
									{rate(used.basePerYear)} a {standard.per}
									{Math.round(used.units) > 1 ? ` × ${formatNumber(used.units)}` : ""}
									{used.practiceFactor === 1 ? "" : ` × ${formatNumber(used.practiceFactor, 2)} for practices missing`}
								</TableCell>
								<TableCell className="min-w-36">
									{used.history === null ? (
										<span className="text-muted-foreground">not used</span>
									) : (
										`${formatCount(used.history.incidents, "incident")} in ${formatNumber(used.history.years, 1)} years`
									)}
								</TableCell>
								<TableCell numeric>{formatHours(sum("meanHours"))}</TableCell>
								<TableCell numeric>{formatShare(sum("share"))}</TableCell>
								<TableCell className="min-w-52">
									{used.history === null ? (
										<OriginWords origin={used.origin} year={used.origin.kind === "override" ? null : standard.year} />
									) : (
										<>
											<OriginWords origin={standardOrigin} year={standard.year} />
											<span className="text-xs text-muted-foreground">and your incidents</span>
										</>
									)}
								</TableCell>
							</TableRow>
						);
					})}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
