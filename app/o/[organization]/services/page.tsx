import type { Metadata } from "next";
import Link from "next/link";
import { ServiceList } from "@/components/services/service-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getAssessment } from "@/data/assessment";
import { requireContext } from "@/data/context";
import { listServices } from "@/data/services";
import { askedOf } from "@/lib/asked";
import { formatCount } from "@/lib/format";
import { allows } from "@/lib/roles";

export const metadata: Metadata = { title: "Services" };

interface ServicesRoute {
	params: Promise<{ organization: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ServicesPage({ params, searchParams }: ServicesRoute) {
	const context = await requireContext((await params).organization);
	const [services, { assessment }] = await Promise.all([listServices(context), getAssessment(context)]);
	const place = `/o/${context.organizationSlug}/services`;
	const check = (
		<Button asChild>
			<Link href={`/o/${context.organizationSlug}/claims`}>Check a provider’s claim</Link>
		</Button>
	);
	const add = allows(context.role, "services.edit") ? (
		<>
			<Button asChild>
				<Link href={`${place}/blueprints`}>Start from a blueprint</Link>
			</Button>
			<Button asChild variant="primary">
				<Link href={`${place}/new`}>Add a service</Link>
			</Button>
		</>
	) : null;
	if (services.length === 0)
		return (
			<div className="flex flex-col gap-6">
				<PageHeader title="No service is described yet" />
				<EmptyState title="What would the business miss first?" actions={add}>
					Mail, files, the shop: a service is what people see. Say how each is protected, and Holdfast says how long it
					would be down and how much would be lost.
				</EmptyState>
			</div>
		);
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title={`${formatCount(services.length, "service")}, each in its worst failure`}
				actions={
					<>
						{check}
						{add}
					</>
				}
			>
				Restore time and loss are estimates of the six failures; open a service to see all of them.
			</PageHeader>
			<ServiceList
				place={place}
				services={services}
				assessed={assessment.services}
				asked={askedOf(await searchParams, ["q", "tier", "target"])}
			/>
		</div>
	);
}
