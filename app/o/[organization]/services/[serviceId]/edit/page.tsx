import Link from "next/link";
import { ServiceForm } from "@/components/services/service-form";
import { ArchiveButton } from "@/components/ui/archive-button";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { orNotFound } from "@/data/or-not-found";
import { listNamedServers } from "@/data/server-table";
import { getService, listServices } from "@/data/services";
import { listSites } from "@/data/sites";
import { allows } from "@/lib/roles";
import { serviceDraft } from "@/schemas/services";
import { removeService, saveService } from "../../actions";

interface ServiceRoute {
	params: Promise<{ organization: string; serviceId: string }>;
}

export async function generateMetadata({ params }: ServiceRoute) {
	const { organization, serviceId } = await params;
	const { service } = await orNotFound(getService(await requireContext(organization), serviceId));
	return { title: `Edit ${service.name}` };
}

export default async function EditServicePage({ params }: ServiceRoute) {
	const { organization, serviceId } = await params;
	const context = await requireContext(organization);
	const { service, version } = await orNotFound(getService(context, serviceId));
	const [sites, services] = await Promise.all([listSites(context), listServices(context)]);
	const others = services.filter((other) => other.id !== serviceId);
	const named = [
		...service.groups.flatMap((group) => group.serverIds),
		...(service.mail?.scanner?.serverIds ?? []),
		...[
			service.protection.cluster?.storageServerId,
			service.protection.standby?.serverId,
			service.protection.replication?.serverId,
		].filter((id) => id != null),
	];
	const canEdit = allows(context.role, "services.edit");
	const place = `/o/${context.organizationSlug}/services`;
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title={service.name}
				above={
					<>
						<Link className="link" href={place}>
							Services
						</Link>
						{" / "}
						<Link className="link" href={`${place}/${service.id}`}>
							{service.name}
						</Link>
					</>
				}
				actions={
					canEdit ? (
						<ArchiveButton
							name={service.name}
							listHref={place}
							archive={removeService.bind(null, context.organizationSlug, { id: service.id, version })}
						/>
					) : null
				}
			/>
			<ServiceForm
				key={version}
				context={{
					organization: context.organizationSlug,
					currency: context.currency,
					sites: sites.map(({ id, name }) => ({ id, name })),
					known: named.length > 0 ? await listNamedServers(context, named) : [],
				}}
				service={{ id: service.id, version }}
				draft={serviceDraft(service)}
				otherServices={others.map(({ id, name }) => ({ id, name }))}
				readOnly={!canEdit}
				save={saveService}
			/>
		</div>
	);
}
