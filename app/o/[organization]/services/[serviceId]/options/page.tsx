import type { Metadata } from "next";
import { Suspense } from "react";
import { CompareView } from "@/components/options/compare-view";
import { optionsSentence } from "@/components/options/options-sentence";
import { ServiceHeader, type ServiceHeaderProps } from "@/components/services/service-header";
import { Loading } from "@/components/ui/skeleton";
import { TIER_LABELS } from "@/lib/labels";
import { allows } from "@/lib/roles";
import { type AssessedService, optionsOf, requireService } from "../require-service";

interface OptionsRoute {
	params: Promise<{ organization: string; serviceId: string }>;
}

export async function generateMetadata({ params }: OptionsRoute): Promise<Metadata> {
	const { organization, serviceId } = await params;
	return { title: `${(await requireService(organization, serviceId)).service.name}: instead` };
}

export default async function ServiceOptionsPage({ params }: OptionsRoute) {
	const { organization, serviceId } = await params;
	const assessed = await requireService(organization, serviceId);
	const { context, service } = assessed;
	const head = { organization, service, view: "options", mayEdit: allows(context.role, "services.edit") } as const;
	return (
		<div className="flex flex-col gap-10">
			<Suspense
				fallback={
					<>
						<ServiceHeader {...head} title={service.name} />
						<Loading label="Comparing five options" rows={10} />
					</>
				}
			>
				<Compared assessed={assessed} head={head} />
			</Suspense>
		</div>
	);
}

async function Compared({ assessed, head }: { assessed: AssessedService; head: Omit<ServiceHeaderProps, "title"> }) {
	const { facts, service, serviceFacts } = assessed;
	const comparison = await optionsOf(assessed, service.serviceId);
	const { currency, businessHours } = facts.organization;
	const target = serviceFacts.targets.restoreHours;
	return (
		<>
			<ServiceHeader
				{...head}
				title={optionsSentence({
					name: service.name,
					comparison,
					restoreTargetMinutes: target === null ? null : target * 60,
					currency,
				})}
			>
				Today: {TIER_LABELS[service.tierClaimed]}
				{service.tierInForce === service.tierClaimed
					? ""
					: `, of which ${TIER_LABELS[service.tierInForce]} is in force`}
			</ServiceHeader>
			<CompareView comparison={comparison} service={serviceFacts} businessHours={businessHours} currency={currency} />
		</>
	);
}
