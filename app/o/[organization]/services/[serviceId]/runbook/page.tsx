import type { Metadata } from "next";
import Link from "next/link";
import { ScenarioLinks, scenarioChoiceFrom } from "@/components/estimate/scenario-links";
import { VersionChanges } from "@/components/runbook/change-lines";
import { ContactLines } from "@/components/runbook/contact-lines";
import { PrintButton } from "@/components/runbook/print-button";
import { RestoreVersion } from "@/components/runbook/restore-version";
import { StepList } from "@/components/runbook/step-list";
import { VersionList } from "@/components/runbook/version-list";
import { ServiceHeader } from "@/components/services/service-header";
import { Button } from "@/components/ui/button";
import { PageSection } from "@/components/ui/page-header";
import { todayIn } from "@/data/assessment";
import { orNotFound } from "@/data/or-not-found";
import { getRunbookVersion, listRunbookVersions } from "@/data/runbooks";
import { compareRunbooks, usualMinutes } from "@/engine";
import { scenarioOf } from "@/lib/finding";
import { formatCount, formatDate, formatInstant, formatMinutes, formatMinutesRange, formatNumber } from "@/lib/format";
import { SCENARIO_CLAUSES } from "@/lib/labels";
import { allows } from "@/lib/roles";
import { requireService } from "../require-service";
import { restoreRunbookVersion } from "./actions";
import { requireRunbook } from "./require-runbook";

interface RunbookRoute {
	params: Promise<{ organization: string; serviceId: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: RunbookRoute): Promise<Metadata> {
	const { organization, serviceId } = await params;
	return { title: `${(await requireService(organization, serviceId)).service.name}: runbook` };
}

export default async function RunbookPage({ params, searchParams }: RunbookRoute) {
	const { organization, serviceId } = await params;
	const query = await searchParams;
	const { service } = await requireService(organization, serviceId);
	const { scenario, restore } = scenarioOf(service, scenarioChoiceFrom(query.scenario, "hardware"));
	const { context, saved, now, merged, steps, contacts, missing } = await requireRunbook(
		organization,
		serviceId,
		scenario,
	);
	const path = `/o/${organization}/services/${serviceId}/runbook`;
	const href = `${path}?scenario=${scenario}`;
	const mayEdit = allows(context.role, "drills.edit");
	const versions = await listRunbookVersions(context, { serviceId, scenario });
	const compared = Number(query.compare);
	const other =
		saved && Number.isInteger(compared) && compared > 0
			? await orNotFound(getRunbookVersion(context, { serviceId, scenario, number: compared }))
			: null;
	return (
		<div className="flex flex-col gap-8">
			<p className="hidden text-xs text-muted-foreground print:block">
				{context.organizationName}, from the facts of {formatDate(todayIn(context.timeZone))}
			</p>
			<ServiceHeader
				organization={organization}
				service={service}
				view="runbook"
				title={`${SCENARIO_CLAUSES[scenario]}, ${service.name} comes back in ${formatCount(steps.length, "step")}, usually ${formatMinutes(usualMinutes(steps))}`}
				mayEdit={allows(context.role, "services.edit")}
			>
				Estimated {formatMinutesRange(restore.p10, restore.p90)} (P10 to P90) from {formatNumber(restore.trials)}{" "}
				simulated recoveries, seed {restore.seed} ·{" "}
				{saved
					? `version ${saved.number}, saved by ${saved.createdByName} on ${formatInstant(saved.createdAt, context.timeZone)}`
					: "not saved yet: this is what the facts say"}
			</ServiceHeader>

			<div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3" data-print="hide">
				<ScenarioLinks path={path} current={scenario} withWorst={false} />
				<div className="flex flex-wrap gap-2">
					<PrintButton />
					<Button asChild>
						<a href={`${path}/offline?scenario=${scenario}`} download>
							Offline copy
						</a>
					</Button>
					{mayEdit ? (
						<>
							<Button asChild>
								<Link href={`/o/${organization}/drills/runs/new?service=${serviceId}&scenario=${scenario}`}>
									Plan a drill
								</Link>
							</Button>
							<Button asChild variant="primary">
								<Link href={`${path}/edit?scenario=${scenario}`}>{saved ? "Edit" : "Edit and save"}</Link>
							</Button>
						</>
					) : null}
				</div>
			</div>

			{merged.changes.length > 0 ? (
				<p className="rounded-md border border-partial/50 bg-partial-soft px-4 py-3" data-print="hide">
					The facts have changed since version {saved?.number}: {formatCount(merged.changes.length, "difference")}. Your
					edits are kept.{" "}
					{mayEdit ? (
						<Link className="link" href={`${path}/edit?scenario=${scenario}`}>
							See them and take them in
						</Link>
					) : null}
				</p>
			) : null}

			<PageSection title="Why this way">
				<ul className="flex max-w-prose flex-col gap-1">
					{now.reasons.map(({ text }) => (
						<li key={text}>{text}</li>
					))}
					{now.first.length > 0 ? (
						<li>
							Up first:{" "}
							{now.first.map(({ serviceId: id, name }, index) => (
								<span key={id}>
									{index > 0 ? ", " : ""}
									<Link className="link" href={`/o/${organization}/services/${id}/runbook?scenario=${scenario}`}>
										{name}
									</Link>
								</span>
							))}
							.
						</li>
					) : null}
				</ul>
			</PageSection>

			<PageSection title="People to call">
				<ContactLines contacts={contacts} missing={missing} place={`/o/${organization}/contacts`} />
			</PageSection>

			<PageSection title="Steps" aside="times are estimates · ports are the usual ones, check yours">
				<StepList steps={steps} contacts={contacts} />
			</PageSection>

			{versions.length > 0 ? (
				<div data-print="hide" className="flex flex-col gap-8">
					<PageSection title="Versions">
						<VersionList
							versions={versions}
							href={href}
							timeZone={context.timeZone}
							restore={({ number }) =>
								mayEdit && saved ? (
									<RestoreVersion
										organization={organization}
										runbook={{ serviceId, scenario, version: saved.number }}
										number={number}
										restore={restoreRunbookVersion}
									/>
								) : null
							}
						/>
					</PageSection>
					{other && saved ? (
						<PageSection id="compare" title={`From version ${other.number} to version ${saved.number}`}>
							<VersionChanges changes={compareRunbooks(other.steps, saved.steps)} />
						</PageSection>
					) : null}
				</div>
			) : null}
		</div>
	);
}
