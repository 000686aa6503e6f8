import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { ServerInventory } from "@/components/servers/server-inventory";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { listSavedViews } from "@/data/saved-views";
import { listSites } from "@/data/sites";
import { allows } from "@/lib/roles";
import { bringBackServers, forgetView, keepView, removeServers } from "./actions";

export const metadata: Metadata = { title: "Servers" };

export default async function ServersPage({ params }: { params: Promise<{ organization: string }> }) {
	const context = await requireContext((await params).organization);
	const sites = await listSites(context);
	const canEdit = allows(context.role, "servers.edit");
	const place = `/o/${context.organizationSlug}`;
	return (
		<div className="flex min-w-0 flex-col gap-4">
			<PageHeader
				title="Servers"
				actions={
					canEdit ? (
						<>
							<Button asChild variant="quiet">
								<Link href={`${place}/servers/bin`}>Bin</Link>
							</Button>
							<Button asChild>
								<Link href={`${place}/sites`}>Sites</Link>
							</Button>
							<Button asChild>
								<Link href={`${place}/import`}>Import</Link>
							</Button>
							<Button asChild variant="primary">
								<Link href={`${place}/servers/new`}>Add a server</Link>
							</Button>
						</>
					) : null
				}
			/>
			<Suspense>
				<ServerInventory
					organization={context.organizationSlug}
					timeZone={context.timeZone}
					sites={sites.map(({ id, name }) => ({ id, name }))}
					views={await listSavedViews(context, "servers")}
					canEdit={canEdit}
					actions={{ archive: removeServers, restore: bringBackServers }}
					viewActions={{ save: keepView, remove: forgetView }}
				/>
			</Suspense>
		</div>
	);
}
