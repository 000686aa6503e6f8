import type { Metadata } from "next";
import Link from "next/link";
import { componentRows, learntRows, scenarioRows } from "@/components/rates/rate-rows";
import { LearntTable, RateTable } from "@/components/rates/rate-tables";
import { ratesSentence } from "@/components/rates/rates-sentence";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { todayIn } from "@/data/assessment";
import { requireContext } from "@/data/context";
import { getFacts } from "@/data/facts";
import { ownRateOf } from "@/data/rates";
import { formatCount } from "@/lib/format";
import { allows } from "@/lib/roles";
import type { RateTarget } from "@/schemas/rates";
import { saveRate } from "./actions";

export const metadata: Metadata = { title: "Rates of failure" };

export default async function RatesPage({ params }: { params: Promise<{ organization: string }> }) {
	const slug = (await params).organization;
	const context = await requireContext(slug);
	const facts = await getFacts(context);
	const ownOf = (target: RateTarget) => ownRateOf(facts.organization.overrides, target);
	const scenarios = scenarioRows(facts.organization, ownOf);
	const parts = componentRows(facts.organization, ownOf);
	const learnt = learntRows(facts, todayIn(context.timeZone));
	const kinds = [...scenarios, ...parts].map(({ origin: { kind } }) =>
		kind === "override" || kind === "assumption" ? kind : "catalogue",
	);
	const edit = allows(context.role, "organization.edit") ? { organization: slug, save: saveRate } : null;
	return (
		<div className="flex flex-col gap-10">
			<PageHeader title={ratesSentence(kinds, learnt.length)}>
				How often things fail is behind every hour and every sum of money here. The published numbers disagree by
				factors: what you know of your own house is worth more.
			</PageHeader>
			<PageSection title="Failures" aside="what stops a service, each with its own way back">
				<RateTable label="How often each failure strikes" rows={scenarios} edit={edit} />
			</PageSection>
			<PageSection title="Parts" aside="what a service stands on, beside its servers, sites and lines">
				<RateTable label="How often each part fails" rows={parts} edit={edit} />
			</PageSection>
			<PageSection title="What your own incidents say" aside={formatCount(facts.incidents.length, "incident")}>
				{learnt.length > 0 ? (
					<>
						<p className="max-w-4xl text-muted-foreground">
							A default weighs as much as one event in the time in which it expects one; each year of your own record
							weighs what it is. A figure of your own above is taken as it stands.
						</p>
						<LearntTable rows={learnt} organization={slug} />
					</>
				) : (
					<p className="text-muted-foreground">
						No service has an incident of its own on record.{" "}
						<Link href={`/o/${slug}/drills/incident`} className="link">
							Record one
						</Link>
						, and its rates will follow.
					</p>
				)}
			</PageSection>
		</div>
	);
}
