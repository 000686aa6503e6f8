import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { IncidentForm } from "@/components/drills/incident-form";
import { PageHeader } from "@/components/ui/page-header";
import { allows } from "@/lib/roles";
import { requireAssessment } from "../../assessment";
import { saveIncident } from "../actions";

export const metadata: Metadata = { title: "Record an incident" };

export default async function NewIncidentPage({ params }: { params: Promise<{ organization: string }> }) {
	const slug = (await params).organization;
	const { context, facts } = await requireAssessment(slug);
	if (facts.services.length === 0) redirect(`/o/${slug}/drills`);
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title="Record an incident"
				above={
					<Link className="link" href={`/o/${slug}/drills`}>
						Drills
					</Link>
				}
			>
				A real failure, held against what was expected of it.
			</PageHeader>
			<IncidentForm
				organization={slug}
				services={facts.services.map(({ id, name }) => ({ id, name }))}
				timeZone={context.timeZone}
				readOnly={!allows(context.role, "incidents.edit")}
				save={saveIncident}
			/>
		</div>
	);
}
