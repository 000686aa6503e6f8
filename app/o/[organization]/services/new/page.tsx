import type { Metadata } from "next";
import Link from "next/link";
import { ServiceForm } from "@/components/services/service-form";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { listServices } from "@/data/services";
import { listSites } from "@/data/sites";
import { allows } from "@/lib/roles";
import { serviceDraft, UNKNOWN_SERVICE } from "@/schemas/services";
import { saveService } from "../actions";

export const metadata: Metadata = { title: "New service" };

export default async function NewServicePage({ params }: { params: Promise<{ organization: string }> }) {
	const context = await requireContext((await params).organization);
	const [sites, services] = await Promise.all([listSites(context), listServices(context)]);
	const organization = context.organizationSlug;
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title="New service"
				above={
					<Link className="link" href={`/o/${organization}/services`}>
						Services
					</Link>
				}
				actions={
					<Button asChild>
						<Link href={`/o/${organization}/services/blueprints`}>Start from a blueprint</Link>
					</Button>
				}
			/>
			<ServiceForm
				context={{
					organization,
					currency: context.currency,
					sites: sites.map(({ id, name }) => ({ id, name })),
					known: [],
				}}
				service={null}
				draft={serviceDraft(UNKNOWN_SERVICE)}
				otherServices={services.map(({ id, name }) => ({ id, name }))}
				readOnly={!allows(context.role, "services.edit")}
				save={saveService}
			/>
		</div>
	);
}
