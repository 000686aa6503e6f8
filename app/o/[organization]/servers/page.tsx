import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { ServerInventory } from "@/components/servers/server-inventory";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { listSavedViews } from "@/data/saved-views";
import { countServers } from "@/data/server-table";
import { listSites } from "@/data/sites";
import { formatCount } from "@/lib/format";
import { allows } from "@/lib/roles";
import { bringBackServers, forgetView, keepView, removeServers } from "./actions";

export const metadata: Metadata = { title: "Servers" };

const titleOf = (servers: number, withGaps: number): string => {
	if (servers === 0) return "No server is known yet";
	const known = formatCount(servers, "server");
	if (withGaps === 0) return `${known}, each with its site, data and contract`;
	return `${known}, ${withGaps === servers ? "all" : withGaps} of them without a fact that a restore rests on`;
};

export default async function ServersPage({ params }: { params: Promise<{ organization: string }> }) {
	const context = await requireContext((await params).organization);
	const sites = await listSites(context);
	const { servers, withGaps } = await countServers(context);
	const canEdit = allows(context.role, "servers.edit");
	const place = `/o/${context.organizationSlug}`;
	return (
		<div className="flex min-w-0 flex-col gap-4">
			{/* The rows set out as soon as the browser reads this, before any script runs. */}
			<link rel="preload" as="fetch" href={`${place}/servers/rows`} crossOrigin="anonymous" />
			<PageHeader
				title={titleOf(servers, withGaps)}
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
