import type { Metadata } from "next";
import Link from "next/link";
import { ServerForm } from "@/components/servers/server-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { listSites } from "@/data/sites";
import { allows } from "@/lib/roles";
import { serverDraft, UNKNOWN_SERVER } from "@/schemas/servers";
import { bringBackServers, removeServers, saveServer } from "../actions";

export const metadata: Metadata = { title: "New server" };

export default async function NewServerPage({ params }: { params: Promise<{ organization: string }> }) {
	const context = await requireContext((await params).organization);
	const sites = await listSites(context);
	const organization = context.organizationSlug;
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title="New server"
				above={
					<Link className="link" href={`/o/${organization}/servers`}>
						Servers
					</Link>
				}
			/>
			<ServerForm
				organization={organization}
				server={null}
				draft={serverDraft({ ...UNKNOWN_SERVER, siteId: sites.length === 1 ? sites[0]!.id : null })}
				sites={sites.map(({ id, name }) => ({ id, name }))}
				known={[]}
				beside={null}
				readOnly={!allows(context.role, "servers.edit")}
				save={saveServer}
				actions={{ archive: removeServers, restore: bringBackServers }}
			/>
		</div>
	);
}
