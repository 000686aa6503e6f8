import type { Metadata } from "next";
import Link from "next/link";
import { ArchiveDialog } from "@/components/drills/archive-dialog";
import { compareDrill, middleRatio } from "@/components/drills/compare-measured";
import { type DrillEntry, DrillTable } from "@/components/drills/drill-table";
import { DueList } from "@/components/drills/due-list";
import { type IncidentEntry, IncidentTable } from "@/components/drills/incident-table";
import { RunTable } from "@/components/rehearsal/run-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { listDrillRuns } from "@/data/drill-runs";
import { listDrills } from "@/data/drills";
import { listIncidents } from "@/data/incidents";
import { PROOF_MAX_AGE_MONTHS, type ScenarioId } from "@/engine";
import { drillsDue, dueSentence } from "@/lib/drills-due";
import { formatCount, formatDate, formatNumber } from "@/lib/format";
import { allows } from "@/lib/roles";
import { requireAssessment } from "../assessment";
import { removeDrill, removeIncident } from "./actions";

export const metadata: Metadata = { title: "Drills" };

/** Duties shown; the readiness page lists every proof. */
const DUTIES = 12;

export default async function DrillsPage({ params }: { params: Promise<{ organization: string }> }) {
	const slug = (await params).organization;
	const { context, facts, assessment, asOf } = await requireAssessment(slug);
	const place = `/o/${slug}/drills`;
	if (facts.services.length === 0) {
		return (
			<EmptyState
				title="What has been rehearsed? Services come first."
				actions={
					allows(context.role, "services.edit") ? (
						<Button asChild variant="primary">
							<Link href={`/o/${slug}/services/new`}>Add the first service</Link>
						</Button>
					) : null
				}
			>
				A drill belongs to a service: what it measures replaces what is assumed of that service.
			</EmptyState>
		);
	}

	const [drills, incidents, runs] = await Promise.all([
		listDrills(context),
		listIncidents(context),
		listDrillRuns(context),
	]);
	const services = new Map(assessment.services.map((service) => [service.serviceId, service]));
	const scenarioOf = (serviceId: string, scenario: ScenarioId) =>
		services.get(serviceId)?.scenarios.find((one) => one.scenario === scenario);
	const mayDrill = allows(context.role, "drills.edit");
	const drillEntries = drills.map((drill): DrillEntry => {
		const service = services.get(drill.serviceId)?.name ?? "a service no longer here";
		const scenario = scenarioOf(drill.serviceId, drill.scenario);
		return {
			drill,
			service,
			scenario,
			comparison: compareDrill(drill, scenario),
			change: mayDrill ? (
				<ArchiveDialog
					organization={slug}
					row={{ id: drill.id, version: drill.version }}
					name={`the drill of ${service} on ${formatDate(drill.heldOn)}`}
					consequence="Estimates and readiness stop counting it; the audit log keeps who archived it."
					archive={removeDrill}
				/>
			) : null,
		};
	});
	const mayRecord = allows(context.role, "incidents.edit");
	const incidentEntries = incidents.map(
		(incident): IncidentEntry => ({
			incident,
			services: incident.serviceIds.map((id) => ({
				id,
				name: services.get(id)?.name ?? "a service no longer here",
				expected: scenarioOf(id, incident.scenario)?.restore ?? null,
			})),
			change: mayRecord ? (
				<ArchiveDialog
					organization={slug}
					row={{ id: incident.id, version: incident.version }}
					name={`the incident of ${formatDate(incident.startedAt.slice(0, 10))}`}
					consequence="Rates of failure stop counting it; the audit log keeps who archived it."
					archive={removeIncident}
				/>
			) : null,
		}),
	);
	const duties = drillsDue(facts, asOf);
	const compared = drillEntries.filter(({ drill }) => drill.succeeded).map(({ comparison }) => comparison);
	const ratio = middleRatio(compared);
	return (
		<div className="flex flex-col gap-10">
			<PageHeader
				title={dueSentence(duties)}
				actions={
					<>
						<Button asChild variant="quiet">
							<Link href={`/o/${slug}/contacts`}>People to call</Link>
						</Button>
						{mayRecord ? (
							<Button asChild>
								<Link href={`${place}/incident`}>Record an incident</Link>
							</Button>
						) : null}
						{mayDrill ? (
							<>
								<Button asChild>
									<Link href={`${place}/new`}>Record a drill</Link>
								</Button>
								<Button asChild variant="primary">
									<Link href={`${place}/runs/new`}>Plan a drill</Link>
								</Button>
							</>
						) : null}
					</>
				}
			>
				{formatCount(drills.length, "drill")} and {formatCount(incidents.length, "incident")} on record
				{ratio === null
					? ""
					: ` · in the middle successful drill, measured time is ${formatNumber(ratio, 2)} × what is expected today`}
			</PageHeader>

			{duties.length > 0 ? (
				<PageSection
					title="Due"
					aside={
						duties.length > DUTIES
							? `the ${DUTIES} most pressing of ${duties.length}`
							: `restore test every ${PROOF_MAX_AGE_MONTHS.restoreTest} months, drill every ${PROOF_MAX_AGE_MONTHS.drill}`
					}
				>
					<DueList slug={slug} duties={duties.slice(0, DUTIES)} />
				</PageSection>
			) : null}

			{runs.length > 0 ? (
				<PageSection title="Planned and run" aside="a run counts once somebody has confirmed it">
					<RunTable slug={slug} runs={runs} timeZone={context.timeZone} />
				</PageSection>
			) : null}

			<PageSection title="Drills" aside="measured against today's estimate, which has learnt from them">
				{drillEntries.length > 0 ? (
					<DrillTable slug={slug} caption="Drills, newest first" entries={drillEntries} />
				) : (
					<EmptyState title="No drill is on record">
						One timed restore makes an estimate rest on measurement instead of assumption.
					</EmptyState>
				)}
			</PageSection>

			<PageSection
				title="Incidents"
				aside={
					incidents.length > 0 ? (
						<Link className="link" href={`${place}/replay`}>
							What each tier would have saved in a year
						</Link>
					) : (
						"how long it lasted against how long it would take today"
					)
				}
			>
				{incidentEntries.length > 0 ? (
					<IncidentTable
						slug={slug}
						caption="Incidents, newest first"
						entries={incidentEntries}
						timeZone={context.timeZone}
					/>
				) : (
					<EmptyState title="No incident is on record">
						Real failures say how often they come; recorded here, they correct the catalogue's rates.
					</EmptyState>
				)}
			</PageSection>
		</div>
	);
}
