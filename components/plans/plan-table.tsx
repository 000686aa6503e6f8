import { RangeAxis, RangeBar, RangeKey } from "@/components/charts/range-bar";
import { restoreBar } from "@/components/estimate/restore-bar";
import { Verdict } from "@/components/estimate/verdict";
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
import { compareByNeed, type ScenarioChoice } from "@/lib/finding";
import { formatLossEstimate, formatMinutes, formatMinutesRange, formatTarget } from "@/lib/format";
import { SCENARIO_LABELS, TIER_LABELS } from "@/lib/labels";
import { lineOf, type ScenarioLine, type ServiceLine } from "./plan-lines";

interface PlanTableProps {
	caption: string;
	today: ServiceLine[];
	planned: ServiceLine[];
	choice: ScenarioChoice;
}

/** The overview's table, today's bar as a ghost behind the planned one; rows keep today's order, so that none jumps away. */
export function PlanTable({ caption, today, planned, choice }: PlanTableProps) {
	const after = new Map(planned.map((service) => [service.serviceId, service]));
	const rows = today
		.map((service) => ({ service, scenario: lineOf(service, choice) }))
		.sort(compareByNeed)
		.flatMap(({ service, scenario }) => {
			const next = after.get(service.serviceId);
			return next ? [{ was: scenario, before: service, now: lineOf(next, choice), service: next }] : [];
		});
	return (
		<div className="flex flex-col gap-2">
			<Table className="max-xl:block">
				<caption className="sr-only">{caption}</caption>
				<TableHead className="max-xl:sr-only">
					<tr>
						<ColumnHeader>Service</ColumnHeader>
						<ColumnHeader>Tier in force</ColumnHeader>
						<ColumnHeader numeric>Target</ColumnHeader>
						<ColumnHeader>
							<span className="sr-only">Restore time, drawn</span>
							<RangeAxis />
						</ColumnHeader>
						<ColumnHeader className="whitespace-nowrap">P50 (P10–P90)</ColumnHeader>
						<ColumnHeader numeric>Loss, P90</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody className="max-xl:block">
					{rows.map((row) => (
						<Row key={row.service.serviceId} {...row} showScenario={choice === "worst"} />
					))}
				</TableBody>
			</Table>
			<RangeKey ghost="today" />
		</div>
	);
}

interface RowProps {
	was: ScenarioLine;
	before: ServiceLine;
	now: ScenarioLine;
	service: ServiceLine;
	showScenario: boolean;
}

function Row({ was, before, now, service, showScenario }: RowProps) {
	const differs =
		was.restore.p10 !== now.restore.p10 || was.restore.p50 !== now.restore.p50 || was.restore.p90 !== now.restore.p90;
	const text = formatMinutes(now.restore.p50);
	const textBefore = formatMinutes(was.restore.p50);
	const loss = formatLossEstimate(now.loss);
	const lossBefore = formatLossEstimate(was.loss);
	return (
		<TableRow className={ROW_AS_BLOCK}>
			<RowHeader className="xl:w-36">
				{service.name}
				{showScenario ? (
					<span className="block text-xs font-normal text-muted-foreground">{SCENARIO_LABELS[now.scenario]}</span>
				) : null}
			</RowHeader>
			<TableCell className="max-xl:row-start-3 xl:w-28">
				<Was text={before.tierInForce === service.tierInForce ? null : TIER_LABELS[before.tierInForce]} />
				{TIER_LABELS[service.tierInForce]}
			</TableCell>
			<TableCell numeric className="max-xl:row-start-3">
				<span className="text-xs text-muted-foreground xl:hidden">target </span>
				{formatTarget(now.restoreTargetMinutes)}
			</TableCell>
			<TableCell className="max-xl:col-span-2 max-xl:row-start-2 xl:w-80">
				<RangeBar {...restoreBar(service.name, now, differs ? was.restore : null)} />
			</TableCell>
			<TableCell className="max-xl:col-start-2 max-xl:row-start-1 max-xl:text-right xl:w-44">
				<span className="flex items-center gap-2 max-xl:justify-end">
					<Verdict verdict={now.restoreVerdict} />
				</span>
				<span className="whitespace-nowrap">
					<Was text={textBefore === text ? null : textBefore} />
					{text}
				</span>{" "}
				<span className="text-xs text-muted-foreground">({formatMinutesRange(now.restore.p10, now.restore.p90)})</span>
			</TableCell>
			<TableCell numeric className="max-xl:row-start-4 max-xl:col-start-2">
				<span className="text-xs text-muted-foreground xl:hidden">loss </span>
				<Was text={lossBefore === loss ? null : lossBefore} />
				<span className={now.lossVerdict === "missed" ? "text-exposed-text" : ""}>{loss}</span>
				{now.lossVerdict === "missed" ? <span className="block text-xs text-exposed-text">✕ over target</span> : null}
			</TableCell>
		</TableRow>
	);
}

/** What stood there before, and an arrow; nothing when nothing moved. */
function Was({ text }: { text: string | null }) {
	if (text === null) return null;
	return (
		<span className="text-muted-foreground">
			<span className="sr-only">today </span>
			{text} <span aria-hidden>→</span>
			<span className="sr-only">, planned </span>{" "}
		</span>
	);
}
