import type { Metadata } from "next";
import { CloudForm } from "@/components/cloud/cloud-form";
import { ServiceHeader } from "@/components/services/service-header";
import { getService } from "@/data/services";
import { DOUBTS, type Service } from "@/engine";
import { formatMoney } from "@/lib/format";
import { allows } from "@/lib/roles";
import { cloudDraft } from "@/schemas/design";
import { saveCloud } from "../design-actions";
import { requireService } from "../require-service";

interface CloudRoute {
	params: Promise<{ organization: string; serviceId: string }>;
}

export async function generateMetadata({ params }: CloudRoute): Promise<Metadata> {
	const { organization, serviceId } = await params;
	return { title: `${(await requireService(organization, serviceId)).service.name}: cloud` };
}

export default async function CloudPage({ params }: CloudRoute) {
	const { organization, serviceId } = await params;
	const { context, service, serviceFacts } = await requireService(organization, serviceId);
	const { version } = await getService(context, serviceId);
	const mayEdit = allows(context.role, "services.edit");
	return (
		<div className="flex flex-col gap-8">
			<ServiceHeader
				organization={organization}
				service={service}
				view="cloud"
				title={cloudSentence(serviceFacts, context.currency)}
				mayEdit={mayEdit}
			>
				Little capital and no machines of your own, against a provider and a line that are not yours to repair.
			</ServiceHeader>
			<CloudForm
				key={version}
				organization={organization}
				currency={context.currency}
				service={{ id: serviceId, name: service.name, version, isHosted: serviceFacts.protection.tier === "hosted" }}
				doubts={DOUBTS}
				draft={cloudDraft(serviceFacts)}
				readOnly={!mayEdit}
				save={saveCloud}
			/>
		</div>
	);
}

function cloudSentence({ name, protection, design, users }: Service, currency: string): string {
	const isHosted = protection.tier === "hosted";
	const terms = isHosted ? protection.hosted : (design?.cloud?.offer ?? null);
	if (terms === null) return `No hosted offer for ${name} is being weighed yet`;
	const fee =
		terms.pricePerUserPerMonth === null || users === null
			? "a fee that is not known"
			: `${formatMoney(Math.round(terms.pricePerUserPerMonth * users * 12), currency)} a year`;
	const who = terms.provider ?? "a provider";
	return isHosted
		? `${name} is hosted by ${who} for ${fee}`
		: `${who[0]!.toUpperCase()}${who.slice(1)} offers to host ${name} for ${fee}`;
}
