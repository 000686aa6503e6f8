import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { scenarioChoiceFrom } from "@/components/estimate/scenario-links";
import { RunbookEditor } from "@/components/runbook/runbook-editor";
import { PageHeader } from "@/components/ui/page-header";
import { SCENARIO_CLAUSES } from "@/lib/labels";
import { allows } from "@/lib/roles";
import { saveRunbookSteps } from "../actions";
import { requireRunbook } from "../require-runbook";

export const metadata: Metadata = { title: "Edit a runbook" };

interface EditRoute {
	params: Promise<{ organization: string; serviceId: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function EditRunbookPage({ params, searchParams }: EditRoute) {
	const { organization, serviceId } = await params;
	const asked = scenarioChoiceFrom((await searchParams).scenario, "hardware");
	const scenario = asked === "worst" ? "hardware" : asked;
	const { context, service, saved, now, merged } = await requireRunbook(organization, serviceId, scenario);
	const href = `/o/${organization}/services/${serviceId}/runbook?scenario=${scenario}`;
	if (!allows(context.role, "drills.edit")) redirect(href);
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title={`How ${service.name} comes back ${SCENARIO_CLAUSES[scenario].toLowerCase()}`}
				above={
					<Link className="link" href={href}>
						Runbook
					</Link>
				}
			>
				What you write stands against the facts: when they change, your text is kept and the difference shown.
			</PageHeader>
			<RunbookEditor
				organization={organization}
				serviceId={serviceId}
				scenario={scenario}
				version={saved?.number ?? 0}
				steps={merged.steps}
				changes={merged.changes}
				generated={now.steps}
				href={href}
				save={saveRunbookSteps}
			/>
		</div>
	);
}
