import Link from "next/link";
import { ChartFrame } from "@/components/charts/chart-frame";
import { RangeAxis, RangeBar, RangeKey } from "@/components/charts/range-bar";
import { ColumnHeader, RowHeader, Table, TableBody, TableCell, TableHead, TableRow } from "@/components/ui/table";
import type { ScenarioAssessment, ScenarioId, ServiceAssessment } from "@/engine";
import { formatLossEstimate, formatMinutes, formatMinutesRange, formatTarget } from "@/lib/format";
import { PATH_LABELS, SCENARIO_LABELS, TIER_LABELS, VERDICT_LABELS } from "@/lib/labels";
import { figureKey } from "./figure";
import { FigureLink } from "./figure-link";
import { restoreRows } from "./restore-rows";
import { RANGE_TONES, Verdict } from "./verdict";

const rowLayout = "max-xl:grid max-xl:grid-cols-[1fr_auto] max-xl:gap-x-3 max-xl:gap-y-1 max-xl:py-3 max-xl:[&>*]:p-0";

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
	return (
		<TableRow className={`${rowLayout} ${current ? "bg-accent-soft/50" : ""}`}>
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
				<RangeBar
					label={`${label}: restored in ${formatMinutesRange(restore.p10, restore.p90)}, median ${formatMinutes(restore.p50)}; target ${formatTarget(scenario.restoreTargetMinutes)}, ${VERDICT_LABELS[scenario.restoreVerdict]}.`}
					p10Minutes={restore.p10}
					p50Minutes={restore.p50}
					p90Minutes={restore.p90}
					targetMinutes={scenario.restoreTargetMinutes}
					tone={RANGE_TONES[scenario.restoreVerdict]}
				/>
			</TableCell>
			<TableCell className="max-xl:col-start-2 max-xl:row-start-1 max-xl:text-right xl:w-40">
				<span className="flex max-xl:justify-end">
					<Verdict verdict={scenario.restoreVerdict} />
				</span>
				<FigureLink
					figure={figureKey.restore(service.serviceId, scenario.scenario)}
					label={`Restore time, ${label}: median ${formatMinutes(restore.p50)}, ${formatMinutesRange(restore.p10, restore.p90)}`}
				>
					{formatMinutes(restore.p50)}{" "}
					<span className="text-xs text-muted-foreground">({formatMinutesRange(restore.p10, restore.p90)})</span>
				</FigureLink>
			</TableCell>
			<TableCell numeric className="max-xl:col-span-2 max-xl:row-start-4 max-xl:text-left">
				<span className="text-xs text-muted-foreground xl:hidden">loss </span>
				<FigureLink
					figure={figureKey.loss(service.serviceId, scenario.scenario)}
					label={`Data loss, ${label}: up to ${formatLossEstimate(loss)}`}
					className={scenario.lossVerdict === "missed" ? "text-exposed-text" : ""}
				>
					{formatLossEstimate(loss)}
				</FigureLink>
				{scenario.lossVerdict === "missed" ? (
					<span className="block text-xs text-exposed-text">✕ over target</span>
				) : null}
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
