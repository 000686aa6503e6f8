import Link from "next/link";
import { ChartFrame } from "@/components/charts/chart-frame";
import { RangeAxis, RangeBar, RangeKey } from "@/components/charts/range-bar";
import {
	ColumnHeader,
	ROW_AS_BLOCK,
	RowHeader,
	Table,
	TableBody,
	TableCell,
	TableHead,
	TableRow,
} from "@/components/ui/table";
import type { ScenarioAssessment, ScenarioId, ServiceAssessment } from "@/engine";
import { formatLossEstimate, formatMinutes, formatMinutesRange } from "@/lib/format";
import { PATH_LABELS, SCENARIO_LABELS, TIER_LABELS } from "@/lib/labels";
import { figureKey } from "./figure";
import { LossFigure, RestoreFigure } from "./figure-cells";
import { restoreBar } from "./restore-bar";
import { restoreRows } from "./restore-rows";
import { Verdict } from "./verdict";

function ScenarioRow({
	service,
	scenario,
	href,
	current,
}: {
	service: ServiceAssessment;
	scenario: ScenarioAssessment;
	href: string;
	current: boolean;
}) {
	const { restore, loss } = scenario;
	const label = SCENARIO_LABELS[scenario.scenario];
	const range = formatMinutesRange(restore.p10, restore.p90);
	return (
		<TableRow className={`${ROW_AS_BLOCK} ${current ? "bg-accent-soft/50" : ""}`}>
			<RowHeader className="xl:w-40 xl:first:pl-2">
				<Link
					className="hover:text-accent hover:underline"
					href={`${href}?scenario=${scenario.scenario}`}
					scroll={false}
					aria-current={current ? "true" : undefined}
				>
					{label}
				</Link>
			</RowHeader>
			<TableCell className="max-xl:col-span-2 max-xl:row-start-3 xl:w-40">
				{PATH_LABELS[scenario.path]}
				{scenario.effectiveTier === "T0" ? null : (
					<span className="block text-xs text-muted-foreground">by {TIER_LABELS[scenario.effectiveTier]}</span>
				)}
			</TableCell>
			<TableCell className="max-xl:col-span-2 max-xl:row-start-2 xl:w-80">
				<RangeBar {...restoreBar(label, scenario)} />
			</TableCell>
			<TableCell className="max-xl:col-start-2 max-xl:row-start-1 max-xl:text-right xl:w-40">
				<span className="flex max-xl:justify-end">
					<Verdict verdict={scenario.restoreVerdict} />
				</span>
				<RestoreFigure
					figure={figureKey.restore(service.serviceId, scenario.scenario)}
					label={`Restore time, ${label}: median ${formatMinutes(restore.p50)}, ${range}`}
					text={formatMinutes(restore.p50)}
					range={range}
				/>
			</TableCell>
			<TableCell numeric className="max-xl:col-span-2 max-xl:row-start-4 max-xl:text-left">
				<LossFigure
					figure={figureKey.loss(service.serviceId, scenario.scenario)}
					label={`Data loss, ${label}: up to ${formatLossEstimate(loss)}`}
					text={formatLossEstimate(loss)}
					isOver={scenario.lossVerdict === "missed"}
				/>
			</TableCell>
			<TableCell className="text-muted-foreground max-xl:col-span-2 xl:min-w-60">
				{scenario.pathReasons.map((reason) => (
					<span key={reason.code + reason.text} className="block">
						{reason.text}
					</span>
				))}
			</TableCell>
		</TableRow>
	);
}

/** Six failures, and what really brings the service back in each. */
export function ScenarioMatrix({
	service,
	href,
	current,
}: {
	service: ServiceAssessment;
	href: string;
	current: ScenarioId;
}) {
	const entries = service.scenarios.map((scenario) => ({ service, scenario }));
	const longest = service.scenarios.reduce((most, one) => (one.restore.p90 > most.restore.p90 ? one : most));
	return (
		<ChartFrame
			isTable
			name={`${service.name} six failures`}
			title={`${SCENARIO_LABELS[longest.scenario]} takes longest: ${formatMinutesRange(longest.restore.p10, longest.restore.p90)}`}
			summary={`How ${service.name} comes back from each of six failures.`}
			unit="time to restore, on a scale that keeps minutes and days apart"
			data={restoreRows(entries)}
		>
			<Table className="max-xl:block">
				<caption className="sr-only">How {service.name} comes back from each of six failures</caption>
				<TableHead className="max-xl:sr-only">
					<tr>
						<ColumnHeader className="first:pl-2">Failure</ColumnHeader>
						<ColumnHeader>Path</ColumnHeader>
						<ColumnHeader>
							<span className="sr-only">Restore time, drawn</span>
							<RangeAxis />
						</ColumnHeader>
						<ColumnHeader className="whitespace-nowrap">P50 (P10–P90)</ColumnHeader>
						<ColumnHeader numeric>Loss, P90</ColumnHeader>
						<ColumnHeader>Why this path</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody className="max-xl:block">
					{service.scenarios.map((scenario) => (
						<ScenarioRow
							key={scenario.scenario}
							service={service}
							scenario={scenario}
							href={href}
							current={scenario.scenario === current}
						/>
					))}
				</TableBody>
			</Table>
			<div className="mt-2">
				<RangeKey />
			</div>
		</ChartFrame>
	);
}
