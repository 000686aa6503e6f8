import type { ChartData } from "@/components/charts/chart-data";
import { ChartFrame } from "@/components/charts/chart-frame";
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
import type { PhaseEstimate } from "@/engine";
import { formatMinutes, formatMinutesRange, formatShare } from "@/lib/format";
import { ORIGIN_LABELS } from "./figure";

function PhaseBar({ phase, spanMinutes }: { phase: PhaseEstimate; spanMinutes: number }) {
	const percent = (minutes: number) => `${((minutes / spanMinutes) * 100).toFixed(2)}%`;
	const end = phase.startMinutes + phase.meanMinutes;
	return (
		<span
			role="img"
			aria-label={`from ${formatMinutes(phase.startMinutes)} to ${formatMinutes(end)}`}
			className="relative block h-5 w-full min-w-32 border-x bg-muted/60 print:[print-color-adjust:exact]"
		>
			<span
				data-mark
				className="absolute inset-y-1 min-w-[3px] rounded-sm bg-series-1"
				style={{ left: percent(phase.startMinutes), width: percent(phase.meanMinutes) }}
			/>
			<span
				data-mark
				className="absolute top-1/2 h-0.5 -translate-y-1/2 bg-foreground"
				style={{
					left: percent(phase.startMinutes + phase.p10Minutes),
					width: percent(Math.max(0, phase.p90Minutes - phase.p10Minutes)),
				}}
			/>
		</span>
	);
}

function dataOf(phases: readonly PhaseEstimate[]): ChartData {
	const minutes = (label: string) => ({ label, unit: "minutes", numeric: true });
	return {
		columns: [
			{ label: "Phase" },
			...["Start", "Mean", "P10", "P90"].map(minutes),
			{ label: "Share of the uncertainty", numeric: true },
			{ label: "Rests on" },
		],
		rows: phases.map((phase) => [
			phase.label,
			phase.startMinutes,
			phase.meanMinutes,
			phase.p10Minutes,
			phase.p90Minutes,
			phase.shareOfVariance,
			ORIGIN_LABELS[phase.origin.kind],
		]),
	};
}

/** The steps of one recovery on a common clock; the line in each bar is the P10 to P90 of its end. */
export function PhaseGantt({ phases, caption }: { phases: readonly PhaseEstimate[]; caption: string }) {
	const spanMinutes = Math.max(
		...phases.map((phase) => phase.startMinutes + Math.max(phase.meanMinutes, phase.p90Minutes)),
		1 / 60,
	);
	const longest = phases.reduce((most, phase) => (phase.meanMinutes > most.meanMinutes ? phase : most), phases[0]!);
	const vaguest = phases.reduce(
		(most, phase) => (phase.shareOfVariance > most.shareOfVariance ? phase : most),
		phases[0]!,
	);
	return (
		<ChartFrame
			isTable
			name={caption}
			title={`${longest.label} takes longest, ${formatMinutes(longest.meanMinutes)} on average`}
			unit="time since the failure; the bar is the mean, the line P10 to P90"
			summary={`${vaguest.label} brings ${formatShare(vaguest.shareOfVariance)} of the uncertainty.`}
			data={dataOf(phases)}
		>
			<PhaseTable phases={phases} caption={caption} spanMinutes={spanMinutes} />
		</ChartFrame>
	);
}

function PhaseTable({
	phases,
	caption,
	spanMinutes,
}: {
	phases: readonly PhaseEstimate[];
	caption: string;
	spanMinutes: number;
}) {
	return (
		<TableFrame label={caption}>
			<Table>
				<caption className="sr-only">{caption}</caption>
				<TableHead>
					<tr>
						<ColumnHeader>Phase</ColumnHeader>
						<ColumnHeader className="hidden w-2/5 sm:table-cell">
							<span className="flex justify-between">
								<span>0</span>
								<span>{formatMinutes(spanMinutes)}</span>
							</span>
						</ColumnHeader>
						<ColumnHeader numeric>Mean</ColumnHeader>
						<ColumnHeader numeric className="hidden md:table-cell">
							P10–P90
						</ColumnHeader>
						<ColumnHeader numeric>Of the uncertainty</ColumnHeader>
						<ColumnHeader className="hidden md:table-cell">Rests on</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{phases.map((phase) => (
						<TableRow key={phase.phase}>
							<RowHeader className="font-normal">
								{phase.label}
								{phase.formula ? (
									<span className="block max-w-80 text-xs text-muted-foreground">{phase.formula}</span>
								) : null}
							</RowHeader>
							<TableCell className="hidden sm:table-cell">
								<PhaseBar phase={phase} spanMinutes={spanMinutes} />
							</TableCell>
							<TableCell numeric>{formatMinutes(phase.meanMinutes)}</TableCell>
							<TableCell numeric className="hidden text-muted-foreground md:table-cell">
								{formatMinutesRange(phase.p10Minutes, phase.p90Minutes)}
							</TableCell>
							<TableCell numeric>{formatShare(phase.shareOfVariance)}</TableCell>
							<TableCell className="hidden md:table-cell">
								<Badge
									tone={phase.origin.kind === "assumption" || phase.origin.kind === "unknown" ? "partial" : "neutral"}
								>
									{ORIGIN_LABELS[phase.origin.kind]}
								</Badge>
							</TableCell>
						</TableRow>
					))}
				</TableBody>
			</Table>
		</TableFrame>
	);
}
