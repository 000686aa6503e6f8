import type { Metadata } from "next";
import { Suspense } from "react";
import { availabilitySentence, formatAvailability, formatNines } from "@/components/availability/availability-sentence";
import { AvailabilityView } from "@/components/availability/availability-view";
import { ServiceHeader, type ServiceHeaderProps } from "@/components/services/service-header";
import { Loading } from "@/components/ui/skeleton";
import { formatNumber } from "@/lib/format";
import { allows } from "@/lib/roles";
import { type AssessedService, availabilityOf, requireService } from "../require-service";

interface AvailabilityRoute {
	params: Promise<{ organization: string; serviceId: string }>;
}

export async function generateMetadata({ params }: AvailabilityRoute): Promise<Metadata> {
	const { organization, serviceId } = await params;
	return { title: `${(await requireService(organization, serviceId)).service.name}: availability` };
}

export default async function ServiceAvailabilityPage({ params }: AvailabilityRoute) {
	const { organization, serviceId } = await params;
	const assessed = await requireService(organization, serviceId);
	const { context, service } = assessed;
	const head = { organization, service, view: "availability", mayEdit: allows(context.role, "services.edit") } as const;
	return (
		<div className="flex flex-col gap-10">
			<Suspense
				fallback={
					<>
						<ServiceHeader {...head} title={service.name} />
						<Loading label="Working out the year" rows={10} />
					</>
				}
			>
				<Available assessed={assessed} head={head} />
			</Suspense>
		</div>
	);
}

async function Available({ assessed, head }: { assessed: AssessedService; head: Omit<ServiceHeaderProps, "title"> }) {
	const { facts, service, serviceFacts } = assessed;
	const { structure, year } = await availabilityOf(assessed);
	const down = 1 - year.availability;
	const target = serviceFacts.targets.availability;
	return (
		<>
			<ServiceHeader {...head} title={availabilitySentence(service.name, structure, year)}>
				{formatAvailability(down)} available over all six failures, {formatNines(down)},{" "}
				{formatNumber(year.hours.mean * 60)} minutes a year on average
				{target === null
					? ""
					: ` · target ${formatAvailability(1 - target)}, ${year.availability >= target ? "met" : "missed"} on average`}
			</ServiceHeader>
			<AvailabilityView
				facts={facts}
				service={serviceFacts}
				structure={structure}
				year={year}
				ratesHref={`/o/${head.organization}/rates`}
			/>
		</>
	);
}
