import type { Metadata } from "next";
import Link from "next/link";
import { SiteForm } from "@/components/sites/site-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { listSites } from "@/data/sites";
import { allows } from "@/lib/roles";
import { siteDraft, UNKNOWN_SITE } from "@/schemas/sites";
import { saveSite } from "../actions";

export const metadata: Metadata = { title: "New site" };

export default async function NewSitePage({ params }: { params: Promise<{ organization: string }> }) {
	const context = await requireContext((await params).organization);
	const sites = await listSites(context);
	const organization = context.organizationSlug;
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title="New site"
				above={
					<Link className="link" href={`/o/${organization}/sites`}>
						Sites
					</Link>
				}
			/>
			<SiteForm
				organization={organization}
				site={null}
				draft={siteDraft(UNKNOWN_SITE)}
				otherSites={sites.map(({ id, name }) => ({ id, name }))}
				readOnly={!allows(context.role, "sites.edit")}
				save={saveSite}
			/>
		</div>
	);
}
