import type { Metadata } from "next";
import Link from "next/link";
import { lossChoiceFrom, lossChoices } from "@/components/recovery/loss-choices";
import { LossChooser } from "@/components/recovery/loss-chooser";
import { MeansTable } from "@/components/recovery/means-table";
import { RecoveryGantt } from "@/components/recovery/recovery-gantt";
import { recoverySentence } from "@/components/recovery/recovery-sentence";
import { ReturnTable } from "@/components/recovery/return-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { affectedServices, recoverMany } from "@/engine";
import { formatList, formatNumber } from "@/lib/format";
import { recoveryTrials } from "@/lib/recovery-trials";
import { allows } from "@/lib/roles";
import { requireAssessment } from "../assessment";

export const metadata: Metadata = { title: "Recovery" };

interface RecoveryRoute {
	params: Promise<{ organization: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function RecoveryPage({ params, searchParams }: RecoveryRoute) {
	const slug = (await params).organization;
	const { context, facts, asOf, assessment } = await requireAssessment(slug);
	if (facts.services.length === 0) {
		return (
			<EmptyState
				title="If this goes, who is back when? Services are needed to tell."
				actions={
					allows(context.role, "services.edit") ? (
						<Button asChild variant="primary">
							<Link href={`/o/${slug}/services/new`}>Add the first service</Link>
						</Button>
					) : null
				}
			>
				When a site, a storage or a host goes, several services go with it and share the people who bring them back.
				With services and their servers known, the hour at which each returns stands here.
			</EmptyState>
		);
	}

	const choices = lossChoices(facts);
	const choice = lossChoiceFrom((await searchParams).lost, choices, facts);
	const trials = recoveryTrials(affectedServices(facts, choice.loss).services.length);
	const recovery = recoverMany(facts, choice.loss, { seed: assessment.seed, trials, asOf });
	const { schedule } = recovery;
	const title = recoverySentence(choice.clause, recovery, context.currency);
	const names = new Map(facts.services.map(({ id, name }) => [id, name]));
	const unpriced = schedule?.cost?.servicesWithoutCost ?? [];
	return (
		<div className="flex flex-col gap-10">
			<PageHeader title={title}>
				{schedule
					? `${formatNumber(schedule.trials)} simulated recoveries, seed ${schedule.seed}; each begins at a random hour of the week, and each person, drive or line serves one service at a time.`
					: "Choose something else, or say on which servers, hosts and storage each service stands."}
			</PageHeader>
			<LossChooser path={`/o/${slug}/recovery`} choices={choices} current={choice} />

			{schedule ? (
				<>
					<PageSection title="In order of return" aside="hours from the moment it happens">
						<ReturnTable
							slug={slug}
							caption="Services in order of return"
							recovery={recovery}
							schedule={schedule}
							currency={context.currency}
						/>
						{schedule.cost === null ? (
							<p className="text-muted-foreground">
								No service has a cost an hour, so the order goes by the people who wait.
							</p>
						) : unpriced.length > 0 ? (
							<p className="text-muted-foreground">
								Not all of the cost an hour is known for {formatList(unpriced.map((id) => names.get(id) ?? id))}: their
								unknown part is missing from the money, and a middle cost stands in for it when ordering.
							</p>
						) : null}
					</PageSection>

					<PageSection title="Hour by hour" aside="the simulated recovery in the middle">
						<RecoveryGantt schedule={schedule} caption={`Steps of the recovery: ${choice.label}`} />
					</PageSection>

					<PageSection title="People, drives and lines" aside="by the site where the work is done">
						<MeansTable slug={slug} means={recovery.means} sites={facts.sites} />
					</PageSection>
				</>
			) : null}

			{recovery.assumptions.length + recovery.undetermined.length > 0 ? (
				<PageSection title="Not known" aside="each can be replaced by a fact of your own">
					<ul className="flex list-disc flex-col gap-1 pl-5">
						{[...recovery.undetermined.map(({ sentence }) => sentence), ...recovery.assumptions].map(({ text }) => (
							<li key={text}>{text}</li>
						))}
					</ul>
				</PageSection>
			) : null}
		</div>
	);
}
