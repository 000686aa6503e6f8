import Link from "next/link";
import { ChartFrame } from "@/components/charts/chart-frame";
import { Disclosure } from "@/components/ui/disclosure";
import { type CalendarDate, practiceById, type ScoreFall, type ScoreOutlook } from "@/engine";
import { formatDate, formatNumber } from "@/lib/format";

const WIDTH = 720;
const HEIGHT = 140;
const FIRST = 8;

interface OutlookProps {
	slug: string;
	outlook: ScoreOutlook;
	asOf: CalendarDate;
	names: { services: ReadonlyMap<string, string>; places: ReadonlyMap<string, string> };
}

function titleOf({ months }: ScoreOutlook): string {
	const [first, last] = [months[0]!, months.at(-1)!];
	if (first.uncapped - last.uncapped < 0.05) return "The score stays as it is for a year: no evidence ages out";
	if (first.score - last.score < 0.05)
		return `Failed gates hold the score at ${formatNumber(last.score, 1)}; beneath them it falls from ${formatNumber(first.uncapped, 1)} to ${formatNumber(last.uncapped, 1)}`;
	return `If nothing is done, the score falls from ${formatNumber(first.score, 1)} to ${formatNumber(last.score, 1)} by ${formatDate(last.on)}`;
}

/** What the calendar alone does to the score, and which evidence does it. */
export function Outlook({ slug, outlook, asOf, names }: OutlookProps) {
	const { months, falls } = outlook;
	const x = (index: number) => (index * WIDTH) / (months.length - 1);
	const y = (points: number) => HEIGHT - (points * HEIGHT) / 100;
	const path = (of: (month: ScoreOutlook["months"][number]) => number) =>
		months
			.map((month, index) => `${index === 0 ? "M" : "L"}${x(index).toFixed(1)} ${y(of(month)).toFixed(1)}`)
			.join(" ");
	return (
		<div className="grid gap-8 lg:grid-cols-2">
			<ChartFrame
				name="score-outlook"
				title={titleOf(outlook)}
				unit="points of 100"
				summary="Answers, facts and estimates as today; only the age of the evidence moves. Solid: the score. Dashed: without the caps of failed gates."
				data={{
					columns: [{ label: "Day" }, { label: "Score", numeric: true }, { label: "Without caps", numeric: true }],
					rows: months.map(({ on, score, uncapped }) => [on, score, uncapped]),
				}}
			>
				<svg
					viewBox={`-28 -8 ${WIDTH + 36} ${HEIGHT + 30}`}
					role="img"
					aria-label={titleOf(outlook)}
					className="w-full"
				>
					{[0, 50, 100].map((points) => (
						<g key={points}>
							<line x1={0} x2={WIDTH} y1={y(points)} y2={y(points)} className="stroke-border" />
							<text x={-6} y={y(points) + 4} textAnchor="end" className="fill-muted-foreground text-xs">
								{points}
							</text>
						</g>
					))}
					<path
						d={path((month) => month.uncapped)}
						fill="none"
						strokeDasharray="5 4"
						className="stroke-muted-foreground"
					/>
					<path d={path((month) => month.score)} fill="none" strokeWidth={2} className="stroke-series-1" />
					{[0, Math.floor(months.length / 2), months.length - 1].map((index, place) => (
						<text
							key={months[index]!.on}
							x={x(index)}
							y={HEIGHT + 18}
							textAnchor={place === 0 ? "start" : place === 2 ? "end" : "middle"}
							className="fill-muted-foreground text-xs"
						>
							{formatDate(months[index]!.on)}
						</text>
					))}
				</svg>
			</ChartFrame>
			<div className="flex min-w-0 flex-col gap-2">
				<h3 className="font-medium">What falls next</h3>
				{falls.length === 0 ? (
					<p className="text-muted-foreground">No dated evidence loses its worth within a year.</p>
				) : (
					<>
						<FallList falls={falls.slice(0, FIRST)} {...{ slug, asOf, names }} />
						{falls.length > FIRST ? (
							<Disclosure title={`${falls.length - FIRST} more`}>
								<FallList falls={falls.slice(FIRST)} {...{ slug, asOf, names }} />
							</Disclosure>
						) : null}
					</>
				)}
				<p className="text-xs text-muted-foreground">
					Points that each takes from the score without caps by {formatDate(months.at(-1)!.on)}; together they are its
					fall.
				</p>
			</div>
		</div>
	);
}

interface FallListProps extends Omit<OutlookProps, "outlook"> {
	falls: readonly ScoreFall[];
}

function FallList({ slug, falls, asOf, names }: FallListProps) {
	return (
		<ol className="flex flex-col">
			{falls.map((fall) => (
				<li
					key={`${fall.kind} ${fall.practiceId} ${fall.siteId} ${fall.serverId} ${fall.serviceId}`}
					className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-b py-1.5 last:border-0"
				>
					<FallLink slug={slug} fall={fall} names={names} />
					<span className="whitespace-nowrap">−{formatNumber(fall.points, fall.points < 1 ? 2 : 1)} points</span>
					<span className="text-xs text-muted-foreground">
						{fall.fullUntil < asOf ? "falling since" : "in full until"} {formatDate(fall.fullUntil)}
					</span>
				</li>
			))}
		</ol>
	);
}

function FallLink({ slug, fall, names }: { slug: string; fall: ScoreFall; names: OutlookProps["names"] }) {
	if (fall.serviceId !== null)
		return (
			<Link
				className="min-w-0 hover:text-accent hover:underline"
				href={`/o/${slug}/drills/new?service=${fall.serviceId}`}
			>
				{fall.kind === "drill" ? "Drill" : "Restore test"} of {names.services.get(fall.serviceId)}
			</Link>
		);
	const practice = practiceById(fall.practiceId ?? "");
	const place = names.places.get(fall.serverId ?? fall.siteId ?? "");
	return (
		<Link
			className="min-w-0 hover:text-accent hover:underline"
			href={`/o/${slug}/practices?layer=${practice?.layer ?? ""}#${fall.practiceId}`}
		>
			{practice?.todo ?? fall.practiceId}
			{place ? `, ${place}` : ""}
		</Link>
	);
}
