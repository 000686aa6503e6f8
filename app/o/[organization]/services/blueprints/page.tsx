import type { Metadata } from "next";
import Link from "next/link";
import { Adoptions } from "@/components/blueprints/adoptions";
import { blueprintOffers, patternTitles, patternToStart, secondSite } from "@/components/blueprints/offers";
import { BlueprintWorkbench } from "@/components/blueprints/workbench";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { listAdoptions } from "@/data/blueprints";
import { requireContext } from "@/data/context";
import { orNotFound } from "@/data/or-not-found";
import { listNamedServers } from "@/data/server-table";
import { getService } from "@/data/services";
import { listSites } from "@/data/sites";
import { allows } from "@/lib/roles";
import { adopt, takeBack } from "./actions";

export const metadata: Metadata = { title: "Blueprints" };

interface BlueprintsRoute {
	params: Promise<{ organization: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function BlueprintsPage({ params, searchParams }: BlueprintsRoute) {
	const context = await requireContext((await params).organization);
	const query = await searchParams;
	const organization = context.organizationSlug;
	const wanted = typeof query.service === "string" ? query.service : null;
	const found = wanted === null ? null : await orNotFound(getService(context, wanted));
	const sites = await listSites(context);
	const service = found?.service ?? null;
	const servers = service === null ? [] : await listNamedServers(context, namedIn(service));
	const offers = blueprintOffers(service, secondSite(sites, servers));
	const mayEdit = allows(context.role, "services.edit");
	const adoptions = service === null ? [] : await listAdoptions(context, service.id);
	const place = `/o/${organization}/services`;
	return (
		<div className="flex flex-col gap-8">
			<PageHeader
				title={service ? `Change how ${service.name} is protected` : "Start a service from a blueprint"}
				above={
					<>
						<Link className="link" href={place}>
							Services
						</Link>
						{service ? (
							<>
								{" / "}
								<Link className="link" href={`${place}/${service.id}`}>
									{service.name}
								</Link>
							</>
						) : null}
					</>
				}
			>
				Choose how it is built; conditions, side effects and figures follow as you choose, before anything is adopted.
			</PageHeader>
			<BlueprintWorkbench
				key={found?.version ?? 0}
				organization={organization}
				currency={context.currency}
				sites={sites.map(({ id, name }) => ({ id, name }))}
				known={servers}
				service={
					service && found ? { id: service.id, version: found.version, kind: service.kind, name: service.name } : null
				}
				offers={offers}
				start={{ kind: service?.kind ?? "mail", pattern: patternToStart(query.pattern, service) }}
				readOnly={!mayEdit}
				adopt={adopt}
				undo={takeBack}
			/>
			{adoptions.length > 0 && service ? (
				<PageSection title="Adopted before">
					<Adoptions
						organization={organization}
						timeZone={context.timeZone}
						titles={patternTitles(service.kind)}
						adoptions={adoptions}
						mayEdit={mayEdit}
						undo={takeBack}
					/>
				</PageSection>
			) : null}
		</div>
	);
}

const namedIn = ({ groups, protection }: Awaited<ReturnType<typeof getService>>["service"]): string[] =>
	[
		...groups.flatMap((group) => group.serverIds),
		protection.standby?.serverId,
		protection.replication?.serverId,
		protection.cluster?.storageServerId,
	].filter((id) => id != null);
