import type { Metadata } from "next";
import Link from "next/link";
import { FigurePanel } from "@/components/estimate/figure-panel";
import { FallsDue } from "@/components/readiness/falls-due";
import { Gates } from "@/components/readiness/gates";
import { LayerHeatMap } from "@/components/readiness/layer-heat-map";
import { NextActions } from "@/components/readiness/next-actions";
import { PartsTable } from "@/components/readiness/parts-table";
import { readinessSentence } from "@/components/readiness/readiness-sentence";
import { Waterfall } from "@/components/readiness/waterfall";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { formatDate, formatShare } from "@/lib/format";
import { requireAssessment } from "../assessment";

export const metadata: Metadata = { title: "Readiness" };

export default async function ReadinessPage({ params }: { params: Promise<{ organization: string }> }) {
	const slug = (await params).organization;
	const { context, assessment } = await requireAssessment(slug);
	const { readiness } = assessment;
	return (
		<div className="flex flex-col gap-10">
			<PageHeader title={readinessSentence(readiness)} above={<Link href={`/o/${slug}`}>Overview</Link>}>
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
				</PageSection>
				<PageSection title="Gates" id="gates" aside="a closed gate holds the score down">
					<Gates slug={slug} gates={readiness.gates} />
				</PageSection>
				<PageSection title="Prevention by layer and site" aside="0 to 100">
					<LayerHeatMap readiness={readiness} />
				</PageSection>
				<PageSection title="What falls next" aside="unless it is renewed">
					<FallsDue slug={slug} falls={readiness.fallsNext.slice(0, 10)} />
				</PageSection>
			</div>
			<PageSection title="What would raise it" aside="gained, and what it takes">
				<NextActions actions={assessment.actions.slice(0, 12)} currency={context.currency} />
			</PageSection>
			<FigurePanel />
		</div>
	);
}
