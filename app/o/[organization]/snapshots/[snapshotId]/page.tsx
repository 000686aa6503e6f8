import type { Metadata } from "next";
import Link from "next/link";
import { ChartTable } from "@/components/charts/chart-table";
import { layerRows } from "@/components/readiness/layer-heat-map";
import { Waterfall } from "@/components/readiness/waterfall";
import { shareLines } from "@/components/reports/share-lines";
import { ShareLinks } from "@/components/reports/share-links";
import { keptServices } from "@/components/snapshots/kept-services";
import { Button } from "@/components/ui/button";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { orNotFound } from "@/data/or-not-found";
import { listShareLinks } from "@/data/share-links";
import { getSnapshot } from "@/data/snapshots";
import { findingOf, HEADLINE_SCENARIO, rankServices } from "@/lib/finding";
import { formatCount, formatDate, formatInstant, formatNumber, formatShare } from "@/lib/format";
import { allows } from "@/lib/roles";
import { fetchLooks, shareThing, takeBackLink } from "../../reports/actions";

export const metadata: Metadata = { title: "A kept day" };

interface SnapshotRoute {
	params: Promise<{ organization: string; snapshotId: string }>;
}

/** The day as it was, to read only: no figure here is made anew. */
export default async function SnapshotPage({ params }: SnapshotRoute) {
	const { organization: slug, snapshotId } = await params;
	const context = await requireContext(slug);
	const snapshot = await orNotFound(getSnapshot(context, snapshotId));
	const links = allows(context.role, "reports.view") ? await listShareLinks(context, { snapshotId }) : null;
	const mayShare = allows(context.role, "reports.create");
	const { assessment, facts } = snapshot;
	const { readiness } = assessment;
	const by = snapshot.createdByName === null ? "kept by itself" : `kept by ${snapshot.createdByName}`;
	return (
		<div className="flex flex-col gap-10">
			<PageHeader
				title={`On ${formatDate(snapshot.asOf)}, kept as “${snapshot.name}”, readiness was ${formatNumber(readiness.score, 1)} of 100, somewhere from ${formatNumber(readiness.low)} to ${formatNumber(readiness.high)}.`}
				above={<Link href={`/o/${slug}/snapshots`}>Snapshots</Link>}
				actions={
					<>
						{links ? (
							<Button asChild>
								<a href="#share">{mayShare ? "Share by link" : "Who may read it"}</a>
							</Button>
						) : null}
						<Button asChild>
							<Link href={`/o/${slug}/snapshots/compare?before=${snapshot.id}`}>Compare with today</Link>
						</Button>
					</>
				}
			>
				{formatShare(readiness.coverage)} answered · {formatShare(readiness.evidenceShare)} evidenced ·{" "}
				{formatCount(facts.servers.length, "server")} · {by}, {formatInstant(snapshot.createdAt, context.timeZone)} ·{" "}
				{formatNumber(snapshot.trials)} trials, seed {snapshot.seed} · engine {snapshot.engineVersion}, catalogue{" "}
				{snapshot.catalogueVersion}
				{snapshot.note ? <span className="mt-2 block max-w-prose text-foreground">{snapshot.note}</span> : null}
			</PageHeader>
			<PageSection title={findingOf(assessment, HEADLINE_SCENARIO).text}>
				<ChartTable label="Services as they were" data={keptServices(rankServices(assessment, HEADLINE_SCENARIO))} />
			</PageSection>
			<PageSection title="How the score was made" aside="adds up exactly">
				<Waterfall contributions={readiness.contributions} score={readiness.score} />
			</PageSection>
			<PageSection title="Prevention by layer and site" aside="0 to 100">
				<ChartTable label="Prevention by layer and site, as it was" data={layerRows(readiness)} />
			</PageSection>
			{links ? (
				<PageSection id="share" title="Shared with" aside="read only; each link can be taken back">
					<ShareLinks
						called="day"
						links={shareLines(links, context.timeZone)}
						share={mayShare ? shareThing.bind(null, context.organizationSlug, { snapshotId }) : null}
						revoke={mayShare ? takeBackLink.bind(null, context.organizationSlug) : null}
						fetchLooks={fetchLooks.bind(null, context.organizationSlug)}
					/>
				</PageSection>
			) : null}
		</div>
	);
}
