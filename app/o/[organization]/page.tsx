import Link from "next/link";
import { after } from "next/server";
import { Suspense } from "react";
import { openSample } from "@/app/new/actions";
import { FigurePanel } from "@/components/estimate/figure-panel";
import { ScenarioLinks, scenarioChoiceFrom } from "@/components/estimate/scenario-links";
import { ServicesTable } from "@/components/estimate/services-table";
import { ThreeWaysOn } from "@/components/organizations/three-ways-on";
import { CostAtRiskLine } from "@/components/readiness/cost-at-risk-line";
import { DueSoon } from "@/components/readiness/due-soon";
import { LayerHeatMap } from "@/components/readiness/layer-heat-map";
import { NextActions } from "@/components/readiness/next-actions";
import { ReadinessLine } from "@/components/readiness/readiness-line";
import { WeekChanges } from "@/components/readiness/week-changes";
import { KeepToday } from "@/components/snapshots/keep-today";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { Loading } from "@/components/ui/skeleton";
import type { Context } from "@/data/context";
import { costAtRiskOf } from "@/data/cost-at-risk";
import { getOverviewParts, getOverviewWeek } from "@/data/overview";
import { keepWeek } from "@/data/snapshots";
import { drillsDue, dueSentence } from "@/lib/drills-due";
import { findingOf, HEADLINE_SCENARIO, rankServices } from "@/lib/finding";
import { formatCount, formatDate, formatInstant } from "@/lib/format";
import { allows } from "@/lib/roles";
import { requireAssessment } from "./assessment";
import { keepSnapshot } from "./snapshots/actions";

interface OverviewProps {
	params: Promise<{ organization: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Rows the overview draws at most; the list of services has them all. */
const ROWS = 100;
const ACTIONS = 5;

export default async function OverviewPage({ params, searchParams }: OverviewProps) {
	const slug = (await params).organization;
	const query = await searchParams;
	const assessed = await requireAssessment(slug);
	const { context, facts, assessment, asOf } = assessed;
	const mayEdit = allows(context.role, "services.edit");

	if (facts.servers.length === 0 && facts.services.length === 0) {
		return (
			<div className="flex flex-col gap-8">
				<PageHeader title={`${context.organizationName} has no servers yet. Four ways on:`} />
				<ThreeWaysOn slug={slug} createSample={context.isSample ? null : openSample} mayEdit={mayEdit} />
			</div>
		);
	}
	if (facts.services.length === 0) {
		return (
			<EmptyState
				title={`${formatCount(facts.servers.length, "server")} known; which services do they carry?`}
				actions={
					mayEdit ? (
						<Button asChild variant="primary">
							<Link href={`/o/${slug}/services/new`}>Add the first service</Link>
						</Button>
					) : null
				}
			>
				A service is what people notice when it is gone: mail, the files, the shop. With one service, its servers and
				how it is protected, the first estimate stands here.
			</EmptyState>
		);
	}

	const { maintenance, plannedDrills: planned, isWeekKept } = await getOverviewParts(context);
	if (!isWeekKept) after(() => keepWeek(context, assessed));
	const now = new Date().toISOString();
	const next = planned.find(({ plannedAt }) => plannedAt >= now) ?? planned[0];
	const choice = scenarioChoiceFrom(query.scenario, HEADLINE_SCENARIO);
	const finding = findingOf(assessment, choice);
	const ranked = rankServices(assessment, choice);
	const pressing = ranked.filter(({ scenario }) => scenario.restoreVerdict !== "met");
	const showAll = query.show === "all" || pressing.length === 0;
	const entries = (showAll ? ranked : pressing).slice(0, ROWS);
	const hidden = ranked.length - entries.length;

	return (
		<div className="flex flex-col gap-10">
			<PageHeader
				title={finding.text}
				actions={
					<>
						{allows(context.role, "snapshots.create") ? (
							<KeepToday organization={slug} suggested={formatDate(asOf)} keep={keepSnapshot} />
						) : null}
						<Button asChild>
							<a href={`/o/${slug}/reports/preview`} target="_blank" rel="noopener">
								PDF for the board
							</a>
						</Button>
					</>
				}
			>
				<div className="flex flex-col gap-2">
					{finding.detail ? <p>{finding.detail}</p> : null}
					<ReadinessLine slug={slug} readiness={assessment.readiness} />
					<CostAtRiskLine slug={slug} cost={costAtRiskOf(assessed)} currency={context.currency} />
					<p>
						{next
							? `${next.plannedAt >= now ? "Next drill" : "Planned and not begun"}: ${next.name}, ${formatInstant(next.plannedAt, context.timeZone)}. `
							: `No drill has a date. ${dueSentence(drillsDue(facts, asOf))} `}
						<Link className="link" href={`/o/${slug}/drills`}>
							Drills
						</Link>
					</p>
				</div>
			</PageHeader>

			<section aria-label="Services" className="flex flex-col gap-3">
				<ScenarioLinks path={`/o/${slug}`} current={choice} />
				<ServicesTable slug={slug} caption={finding.text} entries={entries} showScenario={choice === "worst"} />
				{hidden > 0 ? (
					<Link
						className="link self-start"
						href={showAll ? `/o/${slug}/services` : `/o/${slug}?scenario=${choice}&show=all`}
						scroll={false}
					>
						{showAll
							? `All ${ranked.length} services`
							: `Show the ${hidden} that ${hidden === 1 ? "meets its" : "meet their"} target`}
					</Link>
				) : null}
			</section>

			<div className="grid gap-10 lg:grid-cols-2">
				<PageSection title="Since last week">
					<Suspense fallback={<Loading label="Comparing with last week" rows={3} />}>
						<SinceLastWeek context={context} />
					</Suspense>
				</PageSection>
				<PageSection title="Falls due" aside="within 30 days">
					<DueSoon slug={slug} items={maintenance} />
				</PageSection>
			</div>

			<div className="grid gap-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
				<PageSection title="Prevention by layer and site" aside="0 to 100">
					<LayerHeatMap readiness={assessment.readiness} />
				</PageSection>
				<PageSection title="Do these first" aside="gained, and what it takes">
					<NextActions actions={assessment.actions.slice(0, ACTIONS)} currency={context.currency} />
				</PageSection>
			</div>

			<FigurePanel />
		</div>
	);
}

async function SinceLastWeek({ context }: { context: Context }) {
	return <WeekChanges slug={context.organizationSlug} compared={await getOverviewWeek(context)} />;
}
