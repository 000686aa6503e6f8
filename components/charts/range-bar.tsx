import { classNames } from "@/components/ui/class-names";
import { TIME_MARKS, timePosition } from "@/lib/time-axis";

export type RangeTone = "ready" | "partial" | "exposed" | "neutral";

const FILL: Record<RangeTone, string> = {
	ready: "bg-ready/55",
	partial: "bg-partial/55",
	exposed: "bg-exposed/60",
	neutral: "bg-control/50",
};

const MEDIAN: Record<RangeTone, string> = {
	ready: "bg-ready",
	partial: "bg-partial",
	exposed: "bg-exposed",
	neutral: "bg-control",
};

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** One line for all marks of the axis: a page may hold a hundred bars. */
const MARKS = TIME_MARKS.map(({ at }) => `M${(at * 100).toFixed(2)} 0V1`).join("");

export interface RangeBarProps {
	/** The bar in words: the picture's whole content for a reader who does not see it. */
	label: string;
	p10Minutes: number;
	p50Minutes: number;
	p90Minutes: number;
	/** Null: no tick. 0: the instant band. */
	targetMinutes: number | null;
	tone: RangeTone;
	/** Where the bar stood before, drawn behind it as an outline. */
	ghost?: { p10Minutes: number; p50Minutes: number; p90Minutes: number };
	className?: string;
}

export function RangeBar({
	label,
	p10Minutes,
	p50Minutes,
	p90Minutes,
	targetMinutes,
	tone,
	ghost,
	className,
}: RangeBarProps) {
	const from = timePosition(p10Minutes);
	const to = timePosition(p90Minutes);
	return (
		<span
			role="img"
			aria-label={label}
			className={classNames(
				"relative block h-5 w-full min-w-40 overflow-hidden print:[print-color-adjust:exact]",
				className,
			)}
		>
			<svg
				aria-hidden
				viewBox="0 0 100 1"
				preserveAspectRatio="none"
				className="absolute inset-0 size-full stroke-border"
			>
				<path d={MARKS} vectorEffect="non-scaling-stroke" shapeRendering="crispEdges" />
			</svg>
			{ghost ? <Ghost {...ghost} /> : null}
			<span
				data-mark
				className={classNames("absolute inset-y-1 min-w-1 rounded-sm", FILL[tone])}
				style={{ left: `min(${percent(from)}, 100% - 4px)`, width: percent(to - from) }}
			/>
			<span
				data-mark
				className={classNames("absolute inset-y-0.5 w-[3px] -translate-x-1/2 rounded-sm", MEDIAN[tone])}
				style={{ left: `clamp(2px, ${percent(timePosition(p50Minutes))}, 100% - 2px)` }}
			/>
			{targetMinutes === null ? null : (
				<span
					data-mark
					className="absolute inset-y-0 w-0 border-l-2 border-dotted border-foreground"
					style={{
						left: `min(${percent(targetMinutes === 0 ? TIME_MARKS[1]!.at : timePosition(targetMinutes))}, 100% - 2px)`,
					}}
				/>
			)}
		</span>
	);
}

function Ghost({ p10Minutes, p50Minutes, p90Minutes }: NonNullable<RangeBarProps["ghost"]>) {
	const from = timePosition(p10Minutes);
	return (
		<>
			<span
				data-mark
				className="absolute inset-y-0 min-w-1.5 rounded-sm border border-dashed border-control bg-muted"
				style={{ left: `min(${percent(from)}, 100% - 6px)`, width: percent(timePosition(p90Minutes) - from) }}
			/>
			<span
				data-mark
				className="absolute inset-y-0 w-px bg-control"
				style={{ left: `min(${percent(timePosition(p50Minutes))}, 100% - 1px)` }}
			/>
		</>
	);
}

/** The axis the bars hang from; its marks stand where theirs do. */
export function RangeAxis() {
	return (
		<span aria-hidden className="relative block h-4 w-full min-w-40 text-xs text-muted-foreground">
			{TIME_MARKS.map((mark, index) => (
				<span
					key={mark.minutes}
					className={classNames(
						"absolute",
						index === 0 ? "" : index === TIME_MARKS.length - 1 ? "-translate-x-full" : "-translate-x-1/2",
					)}
					style={{ left: percent(mark.at) }}
				>
					{mark.label}
				</span>
			))}
		</span>
	);
}

export function RangeKey({ ghost }: { ghost?: string }) {
	return (
		<span className="inline-flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted-foreground">
			<span className="inline-flex items-center gap-1.5">
				<span aria-hidden className="h-2.5 w-5 rounded-sm bg-control/50" /> P10 to P90
			</span>
			<span className="inline-flex items-center gap-1.5">
				<span aria-hidden className="h-3.5 w-[3px] rounded-sm bg-control" /> P50, the median
			</span>
			<span className="inline-flex items-center gap-1.5">
				<span aria-hidden className="h-3.5 border-l-2 border-dotted border-foreground" /> target
			</span>
			{ghost ? (
				<span className="inline-flex items-center gap-1.5">
					<span aria-hidden className="h-3.5 w-5 rounded-sm border border-dashed border-control bg-muted" /> {ghost}
				</span>
			) : null}
		</span>
	);
}
