import type { Metadata } from "next";
import { ServiceHeader } from "@/components/services/service-header";
import { SizingForm } from "@/components/sizing/sizing-form";
import { sizingSentence } from "@/components/sizing/sizing-sentence";
import { getService } from "@/data/services";
import { CAPACITIES, sizeCluster } from "@/engine";
import { allows } from "@/lib/roles";
import { sizingDraft } from "@/schemas/design";
import { saveSizing } from "../design-actions";
import { requireService } from "../require-service";

interface SizingRoute {
	params: Promise<{ organization: string; serviceId: string }>;
}

export async function generateMetadata({ params }: SizingRoute): Promise<Metadata> {
	const { organization, serviceId } = await params;
	return { title: `${(await requireService(organization, serviceId)).service.name}: sizing` };
}

export default async function SizingPage({ params }: SizingRoute) {
	const { organization, serviceId } = await params;
	const { context, service, facts, serviceFacts, asOf } = await requireService(organization, serviceId);
	const { version } = await getService(context, serviceId);
	const mayEdit = allows(context.role, "services.edit");
	const sizing = sizeCluster(facts, serviceFacts, asOf);
	return (
		<div className="flex flex-col gap-8">
			<ServiceHeader
				organization={organization}
				service={service}
				view="sizing"
				title={sizing === null ? `How many users ${service.name} has is not known` : sizingSentence(sizing)}
				mayEdit={mayEdit}
			>
				Several servers at once, one of them down: what the busiest hour takes.
			</ServiceHeader>
			<SizingForm
				key={version}
				organization={organization}
				service={{ id: serviceId, name: service.name, version, isMail: serviceFacts.kind === "mail" }}
				draft={sizingDraft(serviceFacts)}
				capacities={Object.values(CAPACITIES)}
				readOnly={!mayEdit}
				save={saveSizing}
			/>
		</div>
	);
}
