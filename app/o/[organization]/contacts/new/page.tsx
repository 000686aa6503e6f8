import type { Metadata } from "next";
import Link from "next/link";
import { ContactForm } from "@/components/contacts/contact-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { listSites } from "@/data/sites";
import { allows } from "@/lib/roles";
import { NEW_CONTACT } from "@/schemas/contacts";
import { saveContact } from "../actions";

export const metadata: Metadata = { title: "Add a person to call" };

export default async function NewContactPage({ params }: { params: Promise<{ organization: string }> }) {
	const context = await requireContext((await params).organization);
	const sites = await listSites(context);
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title="Add a person to call"
				above={
					<Link className="link" href={`/o/${context.organizationSlug}/contacts`}>
						People to call
					</Link>
				}
			/>
			<ContactForm
				organization={context.organizationSlug}
				contact={null}
				draft={NEW_CONTACT}
				sites={sites.map(({ id, name }) => ({ id, name }))}
				readOnly={!allows(context.role, "drills.edit")}
				save={saveContact}
			/>
		</div>
	);
}
