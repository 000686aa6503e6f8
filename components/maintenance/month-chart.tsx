import { ChartFrame } from "@/components/charts/chart-frame";
import type { CalendarDate } from "@/engine";
import { formatCount } from "@/lib/format";
import type { MaintenanceItem } from "@/lib/maintenance";
import { loadByMonth } from "./group-work";

export function MonthChart({ items, asOf }: { items: readonly MaintenanceItem[]; asOf: CalendarDate }) {
	const loads = loadByMonth(items, asOf);
	const most = loads.reduce((best, load) => (load.pieces > best.pieces ? load : best));
	const all = loads.reduce((sum, load) => sum + load.pieces, 0);
	const summary = "Work that comes again is counted each time; what is late stands in this month.";
	return (
		<ChartFrame
			name="maintenance-by-month"
			title={`${formatCount(all, "piece")} of work within twelve months, most in ${most.name}: ${most.pieces}`}
			unit="pieces of work a month"
			summary={summary}
			data={{
				columns: [{ label: "Month" }, { label: "Pieces of work", numeric: true }],
				rows: loads.map(({ name, pieces }) => [name, pieces]),
			}}
		>
			<ol className="grid h-28 grid-cols-12 items-end gap-1 sm:gap-2">
				{loads.map(({ month, label, name, pieces }) => (
					<li key={month} className="flex h-full min-w-0 flex-col justify-end gap-1 text-center text-xs">
						<span className="sr-only">{`${name}: ${formatCount(pieces, "piece")} of work`}</span>
						<span aria-hidden>{pieces}</span>
						<span
							aria-hidden
							data-mark
							className="block w-full rounded-t-sm bg-series-1"
							style={{ height: `${(pieces / Math.max(1, most.pieces)) * 4.5}rem` }}
						/>
						<span aria-hidden className="truncate text-muted-foreground">
							{label}
						</span>
					</li>
				))}
			</ol>
		</ChartFrame>
	);
}
