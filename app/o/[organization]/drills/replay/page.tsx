import type { Metadata } from "next";
import Link from "next/link";
import { replaySentence } from "@/components/replay/replay-sentence";
import { ReplayTable } from "@/components/replay/replay-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { listIncidents } from "@/data/incidents";
import { addMonths } from "@/engine";
import { formatCount, formatDate, formatHours, formatInstant, formatMoney, formatNumber } from "@/lib/format";
import { SCENARIO_LABELS } from "@/lib/labels";
import { requireAssessment } from "../../assessment";
import { replayOf } from "../replay-of";

export const metadata: Metadata = { title: "Replay of a year" };

export default async function ReplayPage({ params }: { params: Promise<{ organization: string }> }) {
	const { organization } = await params;
	const assessed = await requireAssessment(organization);
	const { context, asOf } = assessed;
	const since = addMonths(asOf, -12);
	const ofYear = (await listIncidents(context)).filter(({ startedAt }) => startedAt.slice(0, 10) >= since);
	const replay = replayOf(assessed, ofYear);
	const { total, incidents } = replay;
	const affected = ofYear
		.filter(({ id }) => incidents.some(({ incidentId }) => incidentId === id))
		.reduce((sum, { serviceIds }) => sum + serviceIds.length, 0);
	const above = (
		<Link className="link" href={`/o/${organization}/drills`}>
			Drills
		</Link>
	);
	if (incidents.length === 0)
		return (
			<div className="flex flex-col gap-6">
				<PageHeader title="No incident of the last twelve months can be replayed" above={above} />
				<EmptyState title="Nothing to replay">
					An incident with its beginning, its end and the services it took shows what each tier would have saved.
				</EmptyState>
			</div>
		);
	return (
		<div className="flex flex-col gap-8">
			<PageHeader
				title={replaySentence(`the year's ${formatHours(total.actualHours)} down`, total.tiers, context.currency)}
				above={above}
			>
				{formatCount(incidents.length, "incident")} since {formatDate(since)}
				{incidents.length < ofYear.length
					? `, ${ofYear.length - incidents.length} more without an end or a service that is still here`
					: ""}
				{total.actualCost === null
					? " · their cost is not known: an hour's price is missing"
					: ` · cost about ${formatMoney(total.actualCost, context.currency)}`}
			</PageHeader>
			<PageSection
				title="All of them on each tier"
				aside={`estimates from ${formatNumber(replay.trials)} trials each, seed ${replay.seed}`}
			>
				<ReplayTable
					label="Hours and money each tier would have saved in a year"
					tiers={total.tiers}
					currency={context.currency}
					affected={affected}
				/>
			</PageSection>
			<PageSection title="One by one">
				<ul className="flex flex-col gap-2">
					{ofYear.map(({ id, startedAt, scenario }) => {
						const one = incidents.find(({ incidentId }) => incidentId === id);
						return (
							<li key={id}>
								<Link className="link" href={`/o/${organization}/drills/incidents/${id}`}>
									{formatInstant(startedAt, context.timeZone)}, {SCENARIO_LABELS[scenario].toLowerCase()}
								</Link>
								{one ? `: ${replaySentence(`${formatHours(one.actualHours)} down`, one.tiers, context.currency)}.` : ""}
							</li>
						);
					})}
				</ul>
			</PageSection>
		</div>
	);
}
