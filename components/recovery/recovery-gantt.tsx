import type { ChartData } from "@/components/charts/chart-data";
import { ChartFrame } from "@/components/charts/chart-frame";
import type { ScheduledRecovery } from "@/engine";
import { formatHours } from "@/lib/format";
import { type GanttBar, type GanttRow, ganttRows, type Held, hourTicks } from "@/lib/gantt-rows";

const HEIGHT = 16;

/** Told apart by height as well as by colour. */
const BARS: Record<Held, { y: number; height: number; className: string; label: string }> = {
	people: { y: 2, height: 12, className: "fill-series-1", label: "people at work" },
	restore: { y: 4, height: 8, className: "fill-series-3", label: "data coming back" },
	waiting: { y: 7, height: 2, className: "fill-control", label: "waiting for others, goods or power" },
};
const HELD = Object.keys(BARS) as Held[];

function Bars({ bars, spanHours, naive }: { bars: readonly GanttBar[]; spanHours: number; naive: number | null }) {
	return (
		<>
			{bars.map((bar) => {
				const { y, height, className } = BARS[bar.held];
				return (
					<rect
						key={bar.id}
						data-mark
						x={`${(bar.startHours / spanHours) * 100}%`}
						width={`${Math.max(((bar.endHours - bar.startHours) / spanHours) * 100, 0.25)}%`}
						y={y}
						height={height}
						className={className}
					>
						<title>{`${bar.label}: ${formatHours(bar.startHours)} to ${formatHours(bar.endHours)}`}</title>
					</rect>
				);
			})}
			{naive === null ? null : (
				<line
					x1={`${(naive / spanHours) * 100}%`}
					x2={`${(naive / spanHours) * 100}%`}
					y1={0}
					y2={HEIGHT}
					strokeWidth={2}
					strokeDasharray="3 2"
					className="stroke-foreground"
				/>
			)}
		</>
	);
}

function inWords({ name, bars, backHours, naiveBackHours }: GanttRow): string {
	const steps = bars.map((bar) => `${bar.label} until ${formatHours(bar.endHours)}`).join(", ");
	const listed = naiveBackHours === null ? "" : `; as listed at ${formatHours(naiveBackHours)}`;
	return `${name}: done at ${formatHours(backHours)}${listed}. ${steps}.`;
}

function dataOf(rows: readonly GanttRow[]): ChartData {
	const hours = (label: string) => ({ label, unit: "hours", numeric: true });
	return {
		columns: [{ label: "Service" }, { label: "Step" }, hours("From"), hours("To"), { label: "Holds" }],
		rows: rows.flatMap((row) =>
			row.bars.map((bar) => [
				row.name,
				bar.label,
				{ text: formatHours(bar.startHours), value: bar.startHours },
				{ text: formatHours(bar.endHours), value: bar.endHours },
				BARS[bar.held].label,
			]),
		),
	};
}

const ROW = "grid items-center gap-x-3 sm:grid-cols-[9rem_minmax(0,1fr)]";

/** The recovery in the middle of all simulated ones, one row a service; beside the bars, when the order listed ends. */
export function RecoveryGantt({ schedule, caption }: { schedule: ScheduledRecovery; caption: string }) {
	const rows = ganttRows(schedule);
	const last = Math.max(...rows.flatMap((row) => [row.backHours, row.naiveBackHours ?? 0]));
	const ticks = hourTicks(last);
	const spanHours = ticks.at(-1)!;
	const slowest = rows.reduce((latest, row) => (row.backHours > latest.backHours ? row : latest), rows[0]!);
	return (
		<ChartFrame
			name={caption}
			title={`${slowest.name} ${slowest.serviceId === null ? "is done" : "is back"} last, after ${formatHours(slowest.backHours)}`}
			summary={`${caption}, in the recovery in the middle of all simulated ones.`}
			unit="hours since it happened"
			data={dataOf(rows)}
		>
			<div className="flex flex-col gap-1">
				<div className={ROW} aria-hidden>
					<span className="max-sm:hidden" />
					<div className="relative h-4 text-xs text-muted-foreground">
						{ticks.map((tick, index) => (
							<span
								key={tick}
								className="absolute whitespace-nowrap max-sm:nth-[even]:hidden"
								style={{
									left: `${(tick / spanHours) * 100}%`,
									transform: `translateX(${index === 0 ? "0" : index === ticks.length - 1 ? "-100%" : "-50%"})`,
								}}
							>
								{tick === 0 ? "0" : formatHours(tick)}
							</span>
						))}
					</div>
				</div>
				{rows.map((row) => (
					<div key={row.serviceId ?? "all"} className={ROW}>
						<span className={row.serviceId === null ? "truncate text-muted-foreground" : "truncate"}>{row.name}</span>
						<svg
							role="img"
							aria-label={inWords(row)}
							width="100%"
							height={HEIGHT}
							className="block overflow-visible border-x bg-muted/60 print:[print-color-adjust:exact]"
						>
							{ticks.slice(1, -1).map((tick) => (
								<line
									key={tick}
									x1={`${(tick / spanHours) * 100}%`}
									x2={`${(tick / spanHours) * 100}%`}
									y1={0}
									y2={HEIGHT}
									className="stroke-border"
								/>
							))}
							<Bars bars={row.bars} spanHours={spanHours} naive={row.naiveBackHours} />
						</svg>
					</div>
				))}
			</div>
			<GanttKey />
		</ChartFrame>
	);
}

function GanttKey() {
	return (
		<ul aria-hidden className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted-foreground">
			{HELD.map((held) => (
				<li key={held} className="flex items-center gap-1.5">
					<svg width={20} height={HEIGHT} aria-hidden>
						<rect x={0} width={20} y={BARS[held].y} height={BARS[held].height} className={BARS[held].className} />
					</svg>
					{BARS[held].label}
				</li>
			))}
			<li className="flex items-center gap-1.5">
				<svg width={6} height={HEIGHT} aria-hidden>
					<line x1={3} x2={3} y1={0} y2={HEIGHT} strokeWidth={2} strokeDasharray="3 2" className="stroke-foreground" />
				</svg>
				back, services taken as listed
			</li>
		</ul>
	);
}
