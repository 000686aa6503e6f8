import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { findContext, requireSession } from "@/data/context";
import { isFirm } from "@/data/firm-links";
import { listOrganizations } from "@/data/organizations";
import { ROLE_LABELS } from "@/lib/roles";

export const metadata: Metadata = { title: "Consulting firm" };

export default async function FirmPage() {
	const user = await requireSession();
	const firms = [];
	for (const organization of await listOrganizations(user)) {
		if (organization.firmName !== null) continue;
		const context = await findContext(user, organization.slug);
		if (context && (await isFirm(context))) firms.push(organization);
	}
	const [only] = firms;
	if (only && firms.length === 1) redirect(`/o/${only.slug}/clients`);
	return (
		<main className="mx-auto flex min-h-dvh w-full max-w-2xl flex-col gap-6 px-4 py-10 sm:py-16">
			<Link href="/" className="link self-start">
				Back
			</Link>
			<PageHeader
				title={
					firms.length > 0 ? `You belong to ${firms.length} consulting firms.` : "You belong to no consulting firm."
				}
			/>
			{firms.length > 0 ? (
				<ul className="flex flex-col">
					{firms.map(({ slug, name, role }) => (
						<li key={slug} className="border-b py-2 last:border-0">
							<Link href={`/o/${slug}/clients`} className="link">
								{name}
							</Link>
							<span className="block text-xs text-muted-foreground">{ROLE_LABELS[role]}</span>
						</li>
					))}
				</ul>
			) : (
				<EmptyState
					title="A firm is an organisation that advises others"
					actions={
						<Link href="/new" className="link">
							A new organisation
						</Link>
					}
				>
					Make an organisation for the firm, invite its people there, and turn it into a consulting firm on its page of
					clients.
				</EmptyState>
			)}
		</main>
	);
}
