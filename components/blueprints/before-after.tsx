import { CostLines } from "@/components/options/cost-lines";
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
import { type BlueprintFigures, SCENARIO_IDS, type ScenarioId } from "@/engine";
import { formatLoss, formatMinutesRange, formatMoney, formatNumber } from "@/lib/format";
import { SCENARIO_LABELS, TIER_LABELS } from "@/lib/labels";

interface BeforeAfterProps {
	before: BlueprintFigures | null;
	after: BlueprintFigures;
	currency: string;
}

const scenarioOf = (figures: BlueprintFigures, scenario: ScenarioId) =>
	figures.assessed.scenarios.find((one) => one.scenario === scenario)!;
const rangeOf = (figures: BlueprintFigures, scenario: ScenarioId) => {
	const { p10, p90 } = scenarioOf(figures, scenario).restore;
	return formatMinutesRange(p10, p90);
};
const money = (amount: number | null, currency: string) =>
	formatMoney(amount === null ? null : Math.round(amount), currency);

export function BeforeAfter({ before, after, currency }: BeforeAfterProps) {
	const { trials, seed } = after.assessed.scenarios[0]!.restore;
	const sides = before === null ? [after] : [before, after];
	const rows: { label: string; of: (figures: BlueprintFigures) => string }[] = [
		{ label: "Tier in force", of: ({ assessed }) => TIER_LABELS[assessed.tierInForce] },
		...SCENARIO_IDS.map((scenario) => ({
			label: `Restore, ${SCENARIO_LABELS[scenario].toLowerCase()}`,
			of: (figures: BlueprintFigures) => rangeOf(figures, scenario),
		})),
		...(["hardware", "human", "site"] as const).map((scenario) => ({
			label: `Work lost, ${SCENARIO_LABELS[scenario].toLowerCase()}`,
			of: (figures: BlueprintFigures) => formatLoss(scenarioOf(figures, scenario).loss.p50Hours),
		})),
		{ label: "Expected hours down a year", of: ({ outage }) => formatNumber(outage.downtimeHours, 1) },
		{
			label: "Cost of the protection a year",
			of: ({ cost }) => `${cost.isComplete ? "" : "at least "}${money(cost.yearly, currency)}`,
		},
		{ label: "Capital at the start", of: ({ cost }) => money(cost.capital, currency) },
		{ label: "Expected cost of downtime a year", of: ({ outage }) => money(outage.downtimeCost, currency) },
	];
	return (
		<div className="flex flex-col gap-3">
			<TableFrame label="Figures before and after">
				<Table>
					<TableHead>
						<TableRow>
							<ColumnHeader>Estimate</ColumnHeader>
							{before === null ? null : <ColumnHeader numeric>Today</ColumnHeader>}
							<ColumnHeader numeric>With the blueprint</ColumnHeader>
						</TableRow>
					</TableHead>
					<TableBody>
						{rows.map(({ label, of }) => (
							<TableRow key={label}>
								<RowHeader>{label}</RowHeader>
								{sides.map((side) => (
									<TableCell key={side === after ? "after" : "before"} numeric>
										{of(side)}
									</TableCell>
								))}
							</TableRow>
						))}
					</TableBody>
				</Table>
			</TableFrame>
			<p className="text-xs text-muted-foreground">
				Restore times are P10 to P90 and losses P50 of {formatNumber(trials)} trials, seed {seed}; planned servers count
				as standing. {after.assessed.unknownFacts.length > 0 ? "Unknown facts widen the ranges. " : ""}Prices are
				assumptions until the organisation gives its own.
			</p>
			<CostLines cost={after.cost} currency={currency} label="the blueprint" />
		</div>
	);
}
