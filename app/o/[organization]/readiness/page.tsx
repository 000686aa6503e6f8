import type { Metadata } from "next";
import Link from "next/link";
import { FigurePanel } from "@/components/estimate/figure-panel";
import { FallsDue } from "@/components/readiness/falls-due";
import { GapTable } from "@/components/readiness/gap-table";
import { Gates } from "@/components/readiness/gates";
import { LayerCounts } from "@/components/readiness/layer-counts";
import { LayerHeatMap } from "@/components/readiness/layer-heat-map";
import { NextActions } from "@/components/readiness/next-actions";
import { PartsTable } from "@/components/readiness/parts-table";
import { readinessSentence } from "@/components/readiness/readiness-sentence";
import { Waterfall } from "@/components/readiness/waterfall";
import { WeightsForm } from "@/components/readiness/weights-form";
import { KeepToday } from "@/components/snapshots/keep-today";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { PART_WEIGHTS } from "@/engine";
import { formatDate, formatShare } from "@/lib/format";
import { allows } from "@/lib/roles";
import { requireAssessment } from "../assessment";
import { keepSnapshot } from "../snapshots/actions";
import { setScoreWeights } from "./actions";

export const metadata: Metadata = { title: "Readiness" };

export default async function ReadinessPage({ params }: { params: Promise<{ organization: string }> }) {
	const slug = (await params).organization;
	const { context, facts, assessment, asOf } = await requireAssessment(slug);
	const { readiness } = assessment;
	const own = facts.organization.overrides.scoreWeights;
	return (
		<div className="flex flex-col gap-10">
			<PageHeader
				title={readinessSentence(readiness)}
				above={<Link href={`/o/${slug}`}>Overview</Link>}
				actions={
					<>
						{allows(context.role, "snapshots.create") ? (
							<KeepToday organization={slug} suggested={formatDate(asOf)} keep={keepSnapshot} />
						) : null}
						<Button asChild>
							<Link href={`/o/${slug}/snapshots`}>Trend and snapshots</Link>
						</Button>
					</>
				}
			>
				{formatShare(readiness.coverage)} answered · {formatShare(readiness.evidenceShare)} evidenced
				{readiness.oldestEvidenceOn ? ` · oldest evidence ${formatDate(readiness.oldestEvidenceOn)}` : ""} · catalogue{" "}
				{assessment.catalogueVersion}, engine {assessment.engineVersion}
			</PageHeader>
			<PageSection title="How the score is made" aside="adds up exactly">
				<Waterfall contributions={readiness.contributions} score={readiness.score} />
			</PageSection>
			<div className="grid gap-10 lg:grid-cols-2">
				<PageSection title="Its four parts">
					<PartsTable parts={readiness.parts} />
					{allows(context.role, "organization.edit") ? (
						<Disclosure
							title="Weights"
							summary={own === null ? "the catalogue's" : "your own, not the catalogue's"}
							className="mt-2"
						>
							<WeightsForm organization={slug} own={own} usual={PART_WEIGHTS} change={setScoreWeights} />
						</Disclosure>
					) : own === null ? null : (
						<p className="text-muted-foreground">These weights are the organisation's own, not the catalogue's.</p>
					)}
				</PageSection>
				<PageSection title="Gates" id="gates" aside="a closed gate holds the score down">
					<Gates slug={slug} gates={readiness.gates} />
				</PageSection>
				<PageSection title="Prevention by layer and site" aside="0 to 100">
					<LayerHeatMap readiness={readiness} />
					<LayerCounts layers={readiness.layers} />
				</PageSection>
				<PageSection title="What falls next" aside="unless it is renewed">
					<FallsDue slug={slug} falls={readiness.fallsNext.slice(0, 10)} />
				</PageSection>
			</div>
			<PageSection title="Each gap" aside="in points, in minutes, in failures a year">
				<GapTable slug={slug} practices={readiness.practices} />
			</PageSection>
			<PageSection title="What would raise it" aside="gained, and what it takes">
				<NextActions actions={assessment.actions.slice(0, 12)} currency={context.currency} />
			</PageSection>
			<FigurePanel />
		</div>
	);
}
