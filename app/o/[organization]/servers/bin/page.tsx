import type { Metadata } from "next";
import Link from "next/link";
import { ServerBin } from "@/components/servers/server-bin";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { BIN_DAYS, listArchivedServers } from "@/data/servers-restore";
import { formatCount, formatInstant } from "@/lib/format";
import { allows } from "@/lib/roles";
import { bringBackServers } from "../actions";

export const metadata: Metadata = { title: "Bin" };

export default async function BinPage({ params }: { params: Promise<{ organization: string }> }) {
	const context = await requireContext((await params).organization);
	const servers = await listArchivedServers(context);
	return (
		<div className="flex min-w-0 flex-col gap-4">
			<PageHeader
				title={
					servers.length === 0
						? "The bin is empty"
						: `${formatCount(servers.length, "archived server")} can be brought back`
				}
				above={
					<Link className="link" href={`/o/${context.organizationSlug}/servers`}>
						Servers
					</Link>
				}
			/>
			<p className="max-w-content text-muted-foreground">
				{`An archived server stays here for ${BIN_DAYS} days, with its facts, the answers given about it and where its values come from. No figure counts it meanwhile.`}
			</p>
			<ServerBin
				organization={context.organizationSlug}
				servers={servers.map((server) => ({
					...server,
					archivedAt: formatInstant(server.archivedAt, context.timeZone),
				}))}
				canEdit={allows(context.role, "servers.edit")}
				restore={bringBackServers}
			/>
		</div>
	);
}
