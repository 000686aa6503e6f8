import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { DrillForm } from "@/components/drills/drill-form";
import { PageHeader } from "@/components/ui/page-header";
import { SCENARIO_IDS } from "@/engine";
import { allows } from "@/lib/roles";
import { drillDraft } from "@/schemas/drills";
import { requireAssessment } from "../../assessment";
import { saveDrill } from "../actions";

export const metadata: Metadata = { title: "Record a drill" };

interface NewDrillRoute {
	params: Promise<{ organization: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewDrillPage({ params, searchParams }: NewDrillRoute) {
	const slug = (await params).organization;
	const query = await searchParams;
	const { context, assessment, asOf } = await requireAssessment(slug);
	const services = assessment.services;
	const service = services.find(({ serviceId }) => serviceId === query.service) ?? services[0];
	if (!service) redirect(`/o/${slug}/drills`);
	const scenarioId = SCENARIO_IDS.find((one) => one === query.scenario) ?? "hardware";
	const scenario = service.scenarios.find((one) => one.scenario === scenarioId)!;
	const expected = scenario.phases.map(({ phase, label, meanMinutes, p10Minutes, p90Minutes }) => ({
		phase,
		label,
		meanMinutes,
		p10Minutes,
		p90Minutes,
	}));
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title="Record a drill"
				above={
					<Link className="link" href={`/o/${slug}/drills`}>
						Drills
					</Link>
				}
			>
				What was measured replaces what is assumed, step by step.
			</PageHeader>
			<DrillForm
				organization={slug}
				services={services.map(({ serviceId, name }) => ({ id: serviceId, name }))}
				draft={drillDraft({ serviceId: service.serviceId, scenario: scenarioId, heldOn: asOf, phases: expected })}
				expected={expected}
				expectedTotal={{ p50Minutes: scenario.restore.p50, p90Minutes: scenario.restore.p90 }}
				readOnly={!allows(context.role, "drills.edit")}
				save={saveDrill}
			/>
		</div>
	);
}
