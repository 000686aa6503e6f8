import type { ChartData } from "@/components/charts/chart-data";
import { ChartFrame } from "@/components/charts/chart-frame";
import { classNames } from "@/components/ui/class-names";
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
import type { Contribution } from "@/engine";
import { formatNumber, formatSigned } from "@/lib/format";

interface Step extends Contribution {
	before: number;
	after: number;
}

export function stepsOf(contributions: readonly Contribution[]): Step[] {
	let running = 0;
	return contributions.map((contribution) => {
		const before = running;
		running += contribution.points;
		return { ...contribution, before, after: running };
	});
}

function Bar({ from, to, className }: { from: number; to: number; className: string }) {
	return (
		<span className="relative block h-4 w-full min-w-32 border-r border-l bg-muted/60 print:[print-color-adjust:exact]">
			<span
				data-mark
				className={classNames("absolute inset-y-0 min-w-px", className)}
				style={{ left: `${Math.min(from, to)}%`, width: `${Math.abs(to - from)}%` }}
			/>
		</span>
	);
}

interface WaterfallProps {
	contributions: readonly Contribution[];
	score: number;
}

function dataOf({ contributions, score }: WaterfallProps): ChartData {
	return {
		columns: [{ label: "Part" }, { label: "Points", numeric: true }, { label: "Sum so far", numeric: true }],
		rows: [...stepsOf(contributions).map((step) => [step.label, step.points, step.after]), ["Readiness", null, score]],
	};
}

/** A chart that is its own table: every step, what it adds, and where the sum stands after it. */
export function Waterfall(props: WaterfallProps) {
	const sum = (taken: boolean) =>
		props.contributions.reduce((total, { points }) => (points < 0 === taken ? total + points : total), 0);
	const largest = props.contributions.reduce(
		(most, step) => (step.points > (most?.points ?? 0) ? step : most),
		undefined as Contribution | undefined,
	);
	const taken = sum(true);
	return (
		<ChartFrame
			isTable
			name="Readiness waterfall"
			title={
				taken < 0
					? `${formatNumber(sum(false), 1)} points are earned and ${formatNumber(-taken, 1)} taken off: ${formatNumber(props.score, 1)} stand`
					: `${formatNumber(props.score, 1)} points are earned, and no gate takes any off`
			}
			summary={
				largest
					? `Most comes from ${largest.label.toLowerCase()}, ${formatNumber(largest.points, 1)}.`
					: "No part earns anything yet."
			}
			unit="points of 100"
			data={dataOf(props)}
		>
			<WaterfallTable {...props} />
		</ChartFrame>
	);
}

function WaterfallTable({ contributions, score }: WaterfallProps) {
	return (
		<TableFrame label="What the score is made of">
			<Table>
				<caption className="sr-only">Contributions that add up to a readiness of {formatNumber(score, 1)}</caption>
				<TableHead>
					<tr>
						<ColumnHeader>Part</ColumnHeader>
						<ColumnHeader className="hidden w-1/2 sm:table-cell">
							<span className="flex justify-between">
								<span>0</span>
								<span>100</span>
							</span>
						</ColumnHeader>
						<ColumnHeader numeric>Points</ColumnHeader>
						<ColumnHeader numeric>Sum so far</ColumnHeader>
					</tr>
				</TableHead>
				<TableBody>
					{stepsOf(contributions).map((step) => (
						<TableRow key={step.key}>
							<RowHeader className="font-normal">{step.label}</RowHeader>
							<TableCell className="hidden sm:table-cell">
								<Bar from={step.before} to={step.after} className={step.points < 0 ? "bg-partial" : "bg-ready"} />
							</TableCell>
							<TableCell numeric>{formatSigned(step.points, 1)}</TableCell>
							<TableCell numeric className="text-muted-foreground">
								{formatNumber(step.after, 1)}
							</TableCell>
						</TableRow>
					))}
					<TableRow className="border-t border-control/50">
						<RowHeader>Readiness</RowHeader>
						<TableCell className="hidden sm:table-cell">
							<Bar from={0} to={score} className="bg-accent" />
						</TableCell>
						<TableCell numeric className="font-medium">
							{formatNumber(score, 1)}
						</TableCell>
						<TableCell />
					</TableRow>
				</TableBody>
			</Table>
		</TableFrame>
	);
}
