import type { Metadata } from "next";
import Link from "next/link";
import { incidentMinutes } from "@/components/drills/compare-measured";
import { replaySentence } from "@/components/replay/replay-sentence";
import { ReplayTable } from "@/components/replay/replay-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { getIncident } from "@/data/incidents";
import { orNotFound } from "@/data/or-not-found";
import { formatHours, formatInstant, formatList, formatMinutes, formatMoney, formatNumber } from "@/lib/format";
import { SCENARIO_LABELS } from "@/lib/labels";
import { requireAssessment } from "../../../assessment";
import { replayOf } from "../../replay-of";

export const metadata: Metadata = { title: "Incident" };

export default async function IncidentPage({
	params,
}: {
	params: Promise<{ organization: string; incidentId: string }>;
}) {
	const { organization, incidentId } = await params;
	const assessed = await requireAssessment(organization);
	const { context, facts } = assessed;
	const incident = await orNotFound(getIncident(context, incidentId));
	const replay = replayOf(assessed, [incident]);
	const result = replay.incidents[0];
	const names = incident.serviceIds.flatMap((id) => facts.services.find((one) => one.id === id)?.name ?? []);
	const minutes = incidentMinutes(incident);
	const label = SCENARIO_LABELS[incident.scenario].toLowerCase();
	return (
		<div className="flex flex-col gap-8">
			<PageHeader
				title={
					result
						? replaySentence(`the ${formatHours(result.actualHours)} down`, result.tiers, context.currency)
						: `${formatList(names)}: ${label}, not over yet`
				}
				above={
					<Link className="link" href={`/o/${organization}/drills`}>
						Drills
					</Link>
				}
			>
				{formatList(names)} · {label} · began {formatInstant(incident.startedAt, context.timeZone)}
				{minutes === null ? "" : ` and lasted ${formatMinutes(minutes)}`}
				{result?.actualCost == null
					? " · cost not known: an hour's price is missing"
					: ` · cost about ${formatMoney(result.actualCost, context.currency)}`}
				{incident.note ? <span className="block">{incident.note}</span> : null}
			</PageHeader>
			{result ? (
				<PageSection
					title="The same failure on each tier"
					aside={`estimates from ${formatNumber(replay.trials)} trials each, seed ${replay.seed}`}
				>
					<ReplayTable
						label="Hours and money each tier would have saved"
						tiers={result.tiers}
						currency={context.currency}
						affected={names.length}
					/>
					<Assumed />
				</PageSection>
			) : (
				<EmptyState title="It cannot be replayed yet">
					A replay needs its end, and a service that is still here: then each tier is run against it.
				</EmptyState>
			)}
		</div>
	);
}

function Assumed() {
	return (
		<p className="max-w-prose text-muted-foreground">
			Today's facts, given each tier as it should be, at the hour of the week it really happened: who was there to act
			and which hours cost how much follow from that. Hours are added up over services. Data lost is not counted.
		</p>
	);
}
