import type { Metadata } from "next";
import Link from "next/link";
import { SiteList } from "@/components/sites/site-list";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { listSites } from "@/data/sites";
import { askedOf } from "@/lib/asked";
import { formatCount } from "@/lib/format";
import { allows } from "@/lib/roles";

export const metadata: Metadata = { title: "Sites" };

interface SitesRoute {
	params: Promise<{ organization: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SitesPage({ params, searchParams }: SitesRoute) {
	const context = await requireContext((await params).organization);
	const sites = await listSites(context);
	const canEdit = allows(context.role, "sites.edit");
	const place = `/o/${context.organizationSlug}/sites`;
	const add = canEdit ? (
		<Button asChild variant="primary">
			<Link href={`${place}/new`}>Add a site</Link>
		</Button>
	) : null;
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title={sites.length === 0 ? "No site is known yet" : `Servers stand in ${formatCount(sites.length, "site")}`}
				actions={sites.length > 0 ? add : null}
			>
				A site is what one fire, flood or power failure takes as a whole.
			</PageHeader>
			<SiteList place={place} sites={sites} add={add} asked={askedOf(await searchParams, ["q", "kind"])} />
		</div>
	);
}
