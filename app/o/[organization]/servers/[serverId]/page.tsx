import Link from "next/link";
import { ServerForm } from "@/components/servers/server-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { orNotFound } from "@/data/or-not-found";
import { listNamedServers } from "@/data/server-table";
import { getServer } from "@/data/servers";
import { listSites } from "@/data/sites";
import { allows } from "@/lib/roles";
import { serverDraft } from "@/schemas/servers";
import { bringBackServers, removeServers, saveServer } from "../actions";

interface ServerRoute {
	params: Promise<{ organization: string; serverId: string }>;
}

export async function generateMetadata({ params }: ServerRoute) {
	const { organization, serverId } = await params;
	const { server } = await orNotFound(getServer(await requireContext(organization), serverId));
	return { title: server.name };
}

export default async function ServerPage({ params }: ServerRoute) {
	const { organization, serverId } = await params;
	const context = await requireContext(organization);
	const { server, version, services, guests, origins } = await orNotFound(getServer(context, serverId));
	const sites = await listSites(context);
	const named = [server.hostServerId, server.storageServerId].filter((id) => id !== null);
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title={server.name}
				above={
					<Link className="link" href={`/o/${context.organizationSlug}/servers`}>
						Servers
					</Link>
				}
			/>
			<ServerForm
				key={version}
				organization={context.organizationSlug}
				server={{ id: server.id, name: server.name, version }}
				draft={serverDraft(server)}
				sites={sites.map(({ id, name }) => ({ id, name }))}
				known={named.length > 0 ? await listNamedServers(context, named) : []}
				beside={{
					timeZone: context.timeZone,
					externalIds: server.identity.externalIds,
					services,
					guests,
					origins: origins.map((origin) => ({ ...origin, detail: origin.place, at: origin.recordedAt })),
				}}
				readOnly={!allows(context.role, "servers.edit")}
				save={saveServer}
				actions={{ archive: removeServers, restore: bringBackServers }}
			/>
		</div>
	);
}
