import Link from "next/link";
import { openSample } from "@/app/new/actions";
import { FigurePanel } from "@/components/estimate/figure-panel";
import { ScenarioLinks, scenarioChoiceFrom } from "@/components/estimate/scenario-links";
import { ServicesTable } from "@/components/estimate/services-table";
import { ThreeWaysOn } from "@/components/organizations/three-ways-on";
import { FallsDue } from "@/components/readiness/falls-due";
import { LayerHeatMap } from "@/components/readiness/layer-heat-map";
import { NextActions } from "@/components/readiness/next-actions";
import { ReadinessLine } from "@/components/readiness/readiness-line";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { findingOf, HEADLINE_SCENARIO, rankServices } from "@/lib/finding";
import { formatCount } from "@/lib/format";
import { allows } from "@/lib/roles";
import { requireAssessment } from "./assessment";

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
	const { context, facts, assessment } = await requireAssessment(slug);
	const mayEdit = allows(context.role, "services.edit");

	if (facts.servers.length === 0 && facts.services.length === 0) {
		return (
			<div className="flex flex-col gap-8">
				<PageHeader title={`${context.organizationName} has no servers yet. Three ways on:`} />
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
					<Button asChild>
						<a href={`/o/${slug}/reports/preview`} target="_blank" rel="noopener">
							PDF for the board
						</a>
					</Button>
				}
			>
				<div className="flex flex-col gap-2">
					{finding.detail ? <p>{finding.detail}</p> : null}
					<ReadinessLine slug={slug} readiness={assessment.readiness} />
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

			<div className="grid gap-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
				<PageSection title="Prevention by layer and site" aside="0 to 100">
					<LayerHeatMap readiness={assessment.readiness} />
				</PageSection>
				<PageSection title="Do these first" aside="gained, and what it takes">
					<NextActions actions={assessment.actions.slice(0, ACTIONS)} currency={context.currency} />
				</PageSection>
			</div>

			<PageSection title="Falls due" aside="evidence that ages out">
				<FallsDue slug={slug} falls={assessment.readiness.fallsNext.slice(0, 5)} />
			</PageSection>
			<FigurePanel />
		</div>
	);
}
