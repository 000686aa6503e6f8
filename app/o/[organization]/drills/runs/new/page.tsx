import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { scenarioChoiceFrom } from "@/components/estimate/scenario-links";
import { RunForm } from "@/components/rehearsal/run-form";
import { PageHeader } from "@/components/ui/page-header";
import { listContacts } from "@/data/contacts";
import { CONTACT_ROLE_LABELS } from "@/lib/kinds";
import { allows } from "@/lib/roles";
import type { DrillRunDraft } from "@/schemas/drill-runs";
import { requireAssessment } from "../../../assessment";
import { saveDrillRun } from "../actions";

export const metadata: Metadata = { title: "Plan a drill" };

interface NewRunRoute {
	params: Promise<{ organization: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewRunPage({ params, searchParams }: NewRunRoute) {
	const slug = (await params).organization;
	const query = await searchParams;
	const { context, facts } = await requireAssessment(slug);
	if (facts.services.length === 0) redirect(`/o/${slug}/drills`);
	const contacts = await listContacts(context);
	const asked = scenarioChoiceFrom(query.scenario, "hardware");
	const service = facts.services.find(({ id }) => id === query.service);
	const hasSecond =
		service && (service.protection.replication || service.protection.standby || service.protection.cluster);
	const draft: DrillRunDraft = {
		name: service ? `Drill of ${service.name}`.slice(0, 120) : "",
		kind: hasSecond ? "fail-over" : "restore-sample",
		scenario: asked === "worst" ? "hardware" : asked,
		serviceIds: service ? [service.id] : [],
		plannedAt: "",
		expectedMinutes: "",
		people: contacts
			.slice(0, 8)
			.map(({ name, role }) => `${name}, ${CONTACT_ROLE_LABELS[role].toLowerCase()}`)
			.join("\n"),
		scope: "",
	};
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title="Plan a drill"
				above={
					<Link className="link" href={`/o/${slug}/drills`}>
						Drills
					</Link>
				}
			>
				On the day its steps are walked one by one, and what they take is measured.
			</PageHeader>
			<RunForm
				organization={slug}
				run={null}
				draft={draft}
				services={facts.services.map(({ id, name }) => ({ id, name }))}
				timeZone={context.timeZone}
				readOnly={!allows(context.role, "drills.edit")}
				save={saveDrillRun}
			/>
		</div>
	);
}
