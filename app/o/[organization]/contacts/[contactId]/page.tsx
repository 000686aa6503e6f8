import Link from "next/link";
import { ContactForm } from "@/components/contacts/contact-form";
import { PageHeader } from "@/components/ui/page-header";
import { getContact } from "@/data/contacts";
import { requireContext } from "@/data/context";
import { orNotFound } from "@/data/or-not-found";
import { listSites } from "@/data/sites";
import { allows } from "@/lib/roles";
import { contactDraft } from "@/schemas/contacts";
import { removeContact, saveContact } from "../actions";

interface ContactRoute {
	params: Promise<{ organization: string; contactId: string }>;
}

export async function generateMetadata({ params }: ContactRoute) {
	const { organization, contactId } = await params;
	return { title: (await orNotFound(getContact(await requireContext(organization), contactId))).name };
}

export default async function ContactPage({ params }: ContactRoute) {
	const { organization, contactId } = await params;
	const context = await requireContext(organization);
	const { id, version, ...contact } = await orNotFound(getContact(context, contactId));
	const sites = await listSites(context);
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title={contact.name}
				above={
					<Link className="link" href={`/o/${context.organizationSlug}/contacts`}>
						People to call
					</Link>
				}
			/>
			<ContactForm
				key={version}
				organization={context.organizationSlug}
				contact={{ id, version }}
				draft={contactDraft(contact)}
				sites={sites.map((site) => ({ id: site.id, name: site.name }))}
				readOnly={!allows(context.role, "drills.edit")}
				save={saveContact}
				archive={removeContact}
			/>
		</div>
	);
}
