import type { Metadata } from "next";
import Link from "next/link";
import { ArchivedOrganizations } from "@/components/portfolio/archived-organizations";
import { PortfolioView } from "@/components/portfolio/portfolio-view";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageSection } from "@/components/ui/page-header";
import { requireSession } from "@/data/context";
import { listPortfolio } from "@/data/portfolio";
import { allows } from "@/lib/roles";
import { favour, restore } from "./actions";

export const metadata: Metadata = { title: "Portfolio" };

export default async function PortfolioPage() {
	const user = await requireSession();
	const organizations = await listPortfolio(user);
	const archived = organizations.filter(({ isArchived }) => isArchived);
	return (
		<main id="content" className="mx-auto flex w-full max-w-[84rem] flex-col gap-10 px-4 py-6 sm:px-6 sm:py-8">
			<nav aria-label="Main" className="flex flex-wrap gap-4" data-print="hide">
				<Link className="link" href="/">
					Back to your overview
				</Link>
				{user.presentingId ? null : (
					<Link className="link" href="/new">
						New organisation
					</Link>
				)}
			</nav>
			{user.presentingId ? (
				<EmptyState
					title="Presenter mode is on, so other organisations stay hidden"
					actions={
						<Button asChild variant="primary">
							<Link href="/">Back to what you present</Link>
						</Button>
					}
				>
					Switch it off in the account menu when nobody looks on; the portfolio is then here again.
				</EmptyState>
			) : (
				<>
					<PortfolioView organizations={organizations.filter(({ isArchived }) => !isArchived)} favour={favour} />
					{archived.length > 0 ? (
						<PageSection title="Archived" aside="kept with all they hold, opened by nobody">
							<ArchivedOrganizations
								organizations={archived.map(({ slug, name, role }) => ({
									...{ slug, name },
									mayRestore: allows(role, "organization.remove"),
								}))}
								restore={restore}
							/>
						</PageSection>
					) : null}
				</>
			)}
		</main>
	);
}
