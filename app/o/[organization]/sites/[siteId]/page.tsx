import Link from "next/link";
import { SiteForm } from "@/components/sites/site-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { orNotFound } from "@/data/or-not-found";
import { getSite, listSites } from "@/data/sites";
import { allows } from "@/lib/roles";
import { siteDraft } from "@/schemas/sites";
import { removeSite, saveSite } from "../actions";

interface SiteRoute {
	params: Promise<{ organization: string; siteId: string }>;
}

export async function generateMetadata({ params }: SiteRoute) {
	const { organization, siteId } = await params;
	const { site } = await orNotFound(getSite(await requireContext(organization), siteId));
	return { title: site.name };
}

export default async function SitePage({ params }: SiteRoute) {
	const { organization, siteId } = await params;
	const context = await requireContext(organization);
	const { site, version } = await orNotFound(getSite(context, siteId));
	const others = (await listSites(context)).filter((other) => other.id !== siteId);
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title={site.name}
				above={
					<Link className="link" href={`/o/${context.organizationSlug}/sites`}>
						Sites
					</Link>
				}
			/>
			<SiteForm
				key={version}
				organization={context.organizationSlug}
				site={{ id: site.id, version }}
				draft={siteDraft(site)}
				otherSites={others.map(({ id, name }) => ({ id, name }))}
				readOnly={!allows(context.role, "sites.edit")}
				save={saveSite}
				archive={removeSite}
			/>
		</div>
	);
}
