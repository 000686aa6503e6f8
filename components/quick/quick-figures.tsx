import Link from "next/link";
import { RangeBar } from "@/components/charts/range-bar";
import { RANGE_TONES, Verdict } from "@/components/estimate/verdict";
import { practiceById, type RankedUnknown } from "@/engine";
import { formatCount, formatMinutesRange, formatNumber, formatShare } from "@/lib/format";
import { SCENARIO_LABELS } from "@/lib/labels";
import type { QuickFigures } from "./quick.worker";

export function QuickRanges({ figures }: { figures: QuickFigures }) {
	const { service } = figures;
	const { trials, seed } = service.scenarios[0]!.restore;
	return (
		<div className="flex flex-col gap-3">
			<ul className="flex flex-col">
				{service.scenarios.map(({ scenario, restore, restoreVerdict, restoreTargetMinutes }) => (
					<li
						key={scenario}
						className="grid gap-x-4 gap-y-1 border-b py-2 last:border-0 sm:grid-cols-[10rem_minmax(0,1fr)_11rem]"
					>
						<span>{SCENARIO_LABELS[scenario]}</span>
						<RangeBar
							label={`${SCENARIO_LABELS[scenario]}: ${formatMinutesRange(restore.p10, restore.p90)}`}
							p10Minutes={restore.p10}
							p50Minutes={restore.p50}
							p90Minutes={restore.p90}
							targetMinutes={restoreTargetMinutes}
							tone={RANGE_TONES[restoreVerdict]}
						/>
						<span className="flex flex-wrap items-center gap-2 sm:justify-end">
							<span className="whitespace-nowrap">{formatMinutesRange(restore.p10, restore.p90)}</span>
							<Verdict verdict={restoreVerdict} />
						</span>
					</li>
				))}
			</ul>
			<p className="text-xs text-muted-foreground">
				Estimates: P10 to P90 of {formatNumber(trials)} trials, seed {seed};{" "}
				{formatCount(service.unknownFacts.length, "unknown fact")}{" "}
				{service.unknownFacts.length === 1 ? "widens" : "widen"} them.
			</p>
		</div>
	);
}

function placeOf(slug: string, item: RankedUnknown): string | null {
	if (item.practiceId !== null)
		return `/o/${slug}/practices?layer=${practiceById(item.practiceId)?.layer ?? ""}#${item.practiceId}`;
	if (item.serverId !== null) return `/o/${slug}/servers/${item.serverId}`;
	if (item.siteId !== null) return `/o/${slug}/sites/${item.siteId}`;
	return null;
}

interface NextFactsProps {
	slug: string;
	next: readonly RankedUnknown[];
	/** Null: the service is not saved yet, so its facts have no page of their own. */
	serviceId: string | null;
}

/** What to find out next, by how much each narrows what can be said. */
export function NextFacts({ slug, next, serviceId }: NextFactsProps) {
	if (next.length === 0)
		return <p className="text-muted-foreground">Nothing that is asked here is unknown any more.</p>;
	return (
		<ol className="flex flex-col">
			{next.map((item) => {
				const place = placeOf(slug, item) ?? (serviceId === null ? null : `/o/${slug}/services/${serviceId}/edit`);
				return (
					<li
						key={item.id}
						className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 border-b py-2 last:border-0"
					>
						<span className="min-w-0">
							{place ? (
								<Link className="link" href={place}>
									{item.label}
								</Link>
							) : (
								item.label
							)}
						</span>
						<span className="text-xs text-muted-foreground">{narrowingText(item)}</span>
					</li>
				);
			})}
		</ol>
	);
}

function narrowingText({ score, restore }: RankedUnknown): string {
	const parts = [
		score.expected >= 0.05 ? `${formatNumber(score.expected, 1)} points of the score’s range` : null,
		restore && restore.expected >= 0.5
			? `${formatMinutesRange(restore.expected, restore.expected)} of the restore’s`
			: null,
	].filter(Boolean);
	return `narrows ${parts.join(" and ")}`;
}

export function quickTitle(figures: QuickFigures | null): string {
	if (figures === null) return "Twelve questions and one file: how ready are you?";
	const { low, high, coverage } = figures.readiness;
	return `Readiness between ${formatNumber(low)} and ${formatNumber(high)}, with ${formatShare(coverage)} of the practices answered`;
}
