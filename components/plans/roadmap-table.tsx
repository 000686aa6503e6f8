import { ShortList } from "@/components/ui/short-list";
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
import type { Budget, BudgetPhase } from "@/data/budget";
import type { PlanChange } from "@/engine";
import { formatHours, formatList, formatMoneyShort, formatNumber } from "@/lib/format";

interface RoadmapTableProps {
	today: NonNullable<Budget["today"]>;
	phases: BudgetPhase[];
	titleOf: (change: PlanChange) => string;
	currency: string;
}

/** What the budget buys, most avoided for its price first, and where each phase leaves the organisation. */
export function RoadmapTable({ today, phases, titleOf, currency }: RoadmapTableProps) {
	const money = (amount: number | null) => formatMoneyShort(amount === null ? null : Math.round(amount), currency);
	return (
		<TableFrame label="Roadmap">
			<Table>
				<caption className="sr-only">What to buy in which phase, with readiness and downtime after each</caption>
				<TableHead>
					<tr>
						<ColumnHeader>Phase</ColumnHeader>
						<ColumnHeader>What to do</ColumnHeader>
						<ColumnHeader numeric>More a year</ColumnHeader>
						<ColumnHeader numeric>Readiness after</ColumnHeader>
						<ColumnHeader numeric>Down a year after</ColumnHeader>
						<ColumnHeader numeric>Outages cost a year after</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					<TableRow>
						<RowHeader>Today</RowHeader>
						<TableCell />
						<TableCell numeric>–</TableCell>
						<TableCell numeric>{formatNumber(today.score, 1)}</TableCell>
						<TableCell numeric>{formatHours(today.downtimeHours)}</TableCell>
						<TableCell numeric>{money(today.outageCost)}</TableCell>
					</TableRow>
					{phases.map((phase, index) => (
						<TableRow key={phase.purchases.map((one) => JSON.stringify(one.change)).join()}>
							<RowHeader>{index + 1}</RowHeader>
							<TableCell className="min-w-64">
								<ShortList ofMany="changes">
									{phase.purchases.map(({ change, withPractices, yearlyMore, yearlyLossAvoided }) => (
										<li key={JSON.stringify(change)}>
											{titleOf(change)}
											{withPractices.length > 0 ? `, with ${formatList(withPractices, withPractices.length)}` : ""}
											<span className="block text-xs text-muted-foreground">
												{yearlyMore < 0 ? `saves ${money(-yearlyMore)}` : `${money(yearlyMore)} more`},{" "}
												{yearlyLossAvoided < 0
													? `loses ${money(-yearlyLossAvoided)} more`
													: `avoids ${money(yearlyLossAvoided)}`}{" "}
												a year
											</span>
										</li>
									))}
								</ShortList>
							</TableCell>
							<TableCell numeric>{money(phase.yearlyMore)}</TableCell>
							<TableCell numeric>{formatNumber(phase.score, 1)}</TableCell>
							<TableCell numeric>{formatHours(phase.downtimeHours)}</TableCell>
							<TableCell numeric>{money(phase.outageCost)}</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
