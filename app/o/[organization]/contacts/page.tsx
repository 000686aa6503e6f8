import type { Metadata } from "next";
import Link from "next/link";
import { ContactTable } from "@/components/contacts/contact-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listContacts } from "@/data/contacts";
import { requireContext } from "@/data/context";
import { listSites } from "@/data/sites";
import { CONTACT_ROLES } from "@/engine";
import { formatCount } from "@/lib/format";
import { CONTACT_ROLE_LABELS } from "@/lib/kinds";
import { allows } from "@/lib/roles";

export const metadata: Metadata = { title: "People to call" };

export default async function ContactsPage({ params }: { params: Promise<{ organization: string }> }) {
	const context = await requireContext((await params).organization);
	const [contacts, sites] = await Promise.all([listContacts(context), listSites(context)]);
	const place = `/o/${context.organizationSlug}/contacts`;
	const add = allows(context.role, "drills.edit") ? (
		<Button asChild variant="primary">
			<Link href={`${place}/new`}>Add a person</Link>
		</Button>
	) : null;
	const filled = new Set(contacts.map(({ role }) => role));
	const open = CONTACT_ROLES.filter((role) => !filled.has(role)).map((role) => CONTACT_ROLE_LABELS[role].toLowerCase());
	const unreachable = contacts.filter(({ phone }) => phone === null).length;
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title={
					contacts.length === 0
						? "Nobody is named to call when something fails"
						: open.length === 0
							? `${formatCount(contacts.length, "person is", "people are")} named, every role is filled`
							: `${formatCount(contacts.length, "person is", "people are")} named; nobody for ${open.join(", ")}`
				}
				actions={contacts.length > 0 ? add : null}
			>
				Runbooks name them at their steps.
				{unreachable > 0 ? ` No phone is known for ${unreachable} of them.` : ""}
			</PageHeader>
			{contacts.length > 0 ? (
				<ContactTable place={place} contacts={contacts} siteNames={new Map(sites.map(({ id, name }) => [id, name]))} />
			) : (
				<EmptyState title="Whom would you call tonight?" actions={add}>
					A recovery waits for people before it waits for machines. Name who leads, who knows the systems, and whom the
					supplier's contract lets you call.
				</EmptyState>
			)}
		</div>
	);
}
