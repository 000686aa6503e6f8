import Link from "next/link";
import { ChartFrame } from "@/components/charts/chart-frame";
import { RangeAxis, RangeBar, RangeKey } from "@/components/charts/range-bar";
import { ColumnHeader, RowHeader, Table, TableBody, TableCell, TableHead, TableRow } from "@/components/ui/table";
import type { RankedService } from "@/lib/finding";
import {
	formatCount,
	formatLoss,
	formatLossEstimate,
	formatMinutes,
	formatMinutesRange,
	formatTarget,
} from "@/lib/format";
import { PATH_LABELS, SCENARIO_LABELS, VERDICT_LABELS } from "@/lib/labels";
import { figureKey } from "./figure";
import { FigureLink } from "./figure-link";
import { restoreRows } from "./restore-rows";
import { TierInForce } from "./tier-in-force";
import { RANGE_TONES, Verdict } from "./verdict";

/** On a phone each row becomes a block: name and verdict, the bar, then the words. */
const rowLayout = "max-xl:grid max-xl:grid-cols-[1fr_auto] max-xl:gap-x-3 max-xl:gap-y-1 max-xl:py-3 max-xl:[&>*]:p-0";

function barLabel({ service, scenario }: RankedService): string {
	const { p10, p50, p90 } = scenario.restore;
	return `${service.name}: restored in ${formatMinutesRange(p10, p90)}, median ${formatMinutes(p50)}; target ${formatTarget(scenario.restoreTargetMinutes)}, ${VERDICT_LABELS[scenario.restoreVerdict]}.`;
}

function ServiceRow({ slug, entry, showScenario }: { slug: string; entry: RankedService; showScenario: boolean }) {
	const { service, scenario } = entry;
	const { restore, loss } = scenario;
	const reason = scenario.pathReasons[0]?.text;
	return (
		<TableRow className={rowLayout}>
			<RowHeader className="xl:w-40">
				<Link
					className="hover:text-accent hover:underline"
					href={`/o/${slug}/services/${service.serviceId}?scenario=${scenario.scenario}`}
				>
					{service.name}
				</Link>
				{showScenario ? (
					<span className="block text-xs font-normal text-muted-foreground">{SCENARIO_LABELS[scenario.scenario]}</span>
				) : null}
			</RowHeader>
			<TableCell className="max-xl:row-start-3 xl:w-32">
				<TierInForce service={service} />
			</TableCell>
			<TableCell numeric className="max-xl:row-start-3">
				<span className="text-xs text-muted-foreground xl:hidden">target </span>
				{formatTarget(scenario.restoreTargetMinutes)}
			</TableCell>
			<TableCell numeric className="max-xl:hidden">
				{service.documented ? (
					<FigureLink
						figure={figureKey.documented(service.serviceId)}
						label={`Documented time of ${service.name}: ${service.documented.label}`}
					>
						{service.documented.label}
					</FigureLink>
				) : (
					<span className="text-muted-foreground">–</span>
				)}
			</TableCell>
			<TableCell className="max-xl:col-span-2 max-xl:row-start-2 xl:w-80">
				<RangeBar
					label={barLabel(entry)}
					p10Minutes={restore.p10}
					p50Minutes={restore.p50}
					p90Minutes={restore.p90}
					targetMinutes={scenario.restoreTargetMinutes}
					tone={RANGE_TONES[scenario.restoreVerdict]}
				/>
			</TableCell>
			<TableCell className="max-xl:col-start-2 max-xl:row-start-1 max-xl:text-right xl:w-40">
				<span className="flex items-center gap-2 max-xl:flex-row-reverse">
					<Verdict verdict={scenario.restoreVerdict} />
				</span>
				<FigureLink
					figure={figureKey.restore(service.serviceId, scenario.scenario)}
					label={`Restore time of ${service.name}: median ${formatMinutes(restore.p50)}, ${formatMinutesRange(restore.p10, restore.p90)}`}
				>
					{formatMinutes(restore.p50)}{" "}
					<span className="text-xs text-muted-foreground">({formatMinutesRange(restore.p10, restore.p90)})</span>
				</FigureLink>
			</TableCell>
			<TableCell numeric className="max-xl:row-start-4 max-xl:col-start-2">
				<span className="text-xs text-muted-foreground xl:hidden">loss </span>
				<FigureLink
					figure={figureKey.loss(service.serviceId, scenario.scenario)}
					label={`Data loss of ${service.name}: ${formatLoss(loss.p50Hours)}, in nine of ten failures at most ${formatLossEstimate(loss)}`}
					className={scenario.lossVerdict === "missed" ? "text-exposed-text" : ""}
				>
					{formatLossEstimate(loss)}
				</FigureLink>
				{scenario.lossVerdict === "missed" ? (
					<span className="block text-xs text-exposed-text">✕ over target</span>
				) : null}
			</TableCell>
			<TableCell className="text-muted-foreground max-xl:row-start-4 max-xl:col-start-1 xl:min-w-56">
				{reason ?? PATH_LABELS[scenario.path]}
			</TableCell>
		</TableRow>
	);
}

export interface ServicesTableProps {
	slug: string;
	/** The takeaway, read before the table. */
	caption: string;
	entries: RankedService[];
	/** Name the scenario in each row: they differ when each service stands in its worst. */
	showScenario: boolean;
}

/** What the rows have in common, beside the page's own first sentence. */
function rowsInWords(entries: readonly RankedService[]): string {
	const longest = entries.reduce(
		(most, entry) => (entry.scenario.restore.p90 > (most?.scenario.restore.p90 ?? -1) ? entry : most),
		undefined as RankedService | undefined,
	);
	if (!longest) return "No service to draw";
	const { p10, p90 } = longest.scenario.restore;
	return `${longest.service.name} takes longest: ${formatMinutesRange(p10, p90)}`;
}

export function ServicesTable({ slug, caption, entries, showScenario }: ServicesTableProps) {
	return (
		<ChartFrame
			isTable
			name="Restore time against target"
			title={rowsInWords(entries)}
			summary={`${formatCount(entries.length, "service")} shown, those that need it most first.`}
			unit="time to restore, on a scale that keeps minutes and days apart"
			data={restoreRows(entries)}
		>
			<Table className="max-xl:block">
				<caption className="sr-only">{caption}</caption>
				<TableHead className="max-xl:sr-only">
					<tr>
						<ColumnHeader>Service</ColumnHeader>
						<ColumnHeader>Tier in force</ColumnHeader>
						<ColumnHeader numeric>Target</ColumnHeader>
						<ColumnHeader numeric>Documented</ColumnHeader>
						<ColumnHeader>
							<span className="sr-only">Restore time, drawn</span>
							<RangeAxis />
						</ColumnHeader>
						<ColumnHeader className="whitespace-nowrap">P50 (P10–P90)</ColumnHeader>
						<ColumnHeader numeric>Loss, P90</ColumnHeader>
						<ColumnHeader>Why</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody className="max-xl:block">
					{entries.map((entry) => (
						<ServiceRow key={entry.service.serviceId} slug={slug} entry={entry} showScenario={showScenario} />
					))}
				</TableBody>
			</Table>
			<div className="mt-2">
				<RangeKey />
			</div>
		</ChartFrame>
	);
}
