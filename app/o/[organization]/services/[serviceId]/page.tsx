import type { Metadata } from "next";
import { HistogramFigure } from "@/components/charts/histogram-figure";
import { FigurePanel } from "@/components/estimate/figure-panel";
import { PhaseGantt } from "@/components/estimate/phase-gantt";
import { scenarioChoiceFrom } from "@/components/estimate/scenario-links";
import { ScenarioMatrix } from "@/components/estimate/scenario-matrix";
import { AssumptionList, EnvelopeAndWindow, MailFunctions, TierReasons } from "@/components/estimate/service-facts";
import { serviceSentence } from "@/components/estimate/service-sentence";
import { ServiceHeader } from "@/components/services/service-header";
import { PageSection } from "@/components/ui/page-header";
import { scenarioOf } from "@/lib/finding";
import { formatCount, formatGigabytes, formatMinutes, formatNumber, formatShare, formatTarget } from "@/lib/format";
import { SCENARIO_LABELS } from "@/lib/labels";
import { allows } from "@/lib/roles";
import { requireService } from "./require-service";

interface ServiceRoute {
	params: Promise<{ organization: string; serviceId: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: ServiceRoute): Promise<Metadata> {
	const { organization, serviceId } = await params;
	return { title: (await requireService(organization, serviceId)).service.name };
}

export default async function ServicePage({ params, searchParams }: ServiceRoute) {
	const { organization, serviceId } = await params;
	const { context, assessment, service } = await requireService(organization, serviceId);
	const href = `/o/${organization}/services/${serviceId}`;
	const scenario = scenarioOf(service, scenarioChoiceFrom((await searchParams).scenario, "worst"));
	const label = SCENARIO_LABELS[scenario.scenario];
	const { restore } = scenario;
	const chance = scenario.chanceToMeetRestoreTarget;
	return (
		<div className="flex flex-col gap-10">
			<ServiceHeader
				organization={organization}
				service={service}
				view="now"
				title={serviceSentence(service, scenario)}
				mayEdit={allows(context.role, "services.edit")}
			>
				{formatGigabytes(service.dataGigabytes)} of data{service.dataIsKnown ? "" : ", assumed"}
				{chance === null ? "" : ` · back within its target in ${formatShare(chance)} of recoveries`}
				{restore.measuredShare > 0
					? ` · ${formatShare(restore.measuredShare)} of this estimate is measured in drills`
					: ""}
				{service.unknownFacts.length > 0 ? ` · ${formatCount(service.unknownFacts.length, "fact")} unknown` : ""}
			</ServiceHeader>

			<PageSection title="Six failures" aside="choose one to see its steps below">
				<ScenarioMatrix service={service} href={href} current={scenario.scenario} />
			</PageSection>

			<PageSection title={`Step by step: ${label.toLowerCase()}`} aside="bar: mean · line: P10 to P90">
				<PhaseGantt
					phases={scenario.phases}
					caption={`Steps of the recovery of ${service.name}, ${label.toLowerCase()}`}
				/>
			</PageSection>

			<div className="grid gap-10 lg:grid-cols-2">
				<PageSection
					title="How long it takes"
					aside={`${formatNumber(restore.trials)} simulated recoveries, seed ${restore.seed}`}
				>
					<HistogramFigure
						name={`${service.name} ${label}`}
						title={
							chance === null
								? `Half of all recoveries take less than ${formatMinutes(restore.p50)}; there is no target to meet`
								: `${formatShare(chance)} of recoveries are back within the target of ${formatTarget(scenario.restoreTargetMinutes)}`
						}
						sentence={`Half of all recoveries take less than ${formatMinutes(restore.p50)}, nine of ten less than ${formatMinutes(restore.p90)}.`}
						histogram={restore.histogram}
						p50Minutes={restore.p50}
						p90Minutes={restore.p90}
						targetMinutes={scenario.restoreTargetMinutes}
					/>
				</PageSection>
				<div className="flex flex-col gap-10">
					<PageSection title="Tier in force">
						<TierReasons service={service} />
					</PageSection>
					<PageSection title="Where it holds">
						<EnvelopeAndWindow service={service} />
					</PageSection>
					{service.mailFunctions ? (
						<PageSection title="When work resumes" aside="after the loss of a server">
							<MailFunctions functions={service.mailFunctions} />
						</PageSection>
					) : null}
				</div>
			</div>

			<PageSection title="Assumptions" aside="each can be replaced by a fact of your own">
				<AssumptionList assumptions={assessment.assumptions.filter((entry) => entry.serviceIds.includes(serviceId))} />
			</PageSection>
			<FigurePanel />
		</div>
	);
}
