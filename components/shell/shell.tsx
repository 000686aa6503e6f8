import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { CommandCentre } from "./command-centre";
import { MobileNavigation } from "./mobile-navigation";
import { NavigationBar } from "./navigation-links";
import { OrganizationSwitcher } from "./organization-switcher";
import { PresentingBar, PresentingProvider, type SetPresenting } from "./presenting";
import { SearchButton } from "./search-button";
import { ThemeMenu } from "./theme-menu";
import { UserMenu } from "./user-menu";

export interface ShellOrganization {
	slug: string;
	name: string;
	isSample: boolean;
	isFavourite?: boolean;
	/** When this person was last in it; null: never. */
	openedAt?: string | null;
}

export interface ShellUser {
	name: string;
	email: string;
	roleLabel: string;
	/** Looks after the installation itself. */
	isOperator: boolean;
}

export interface ShellProps {
	organization: ShellOrganization;
	organizations: ShellOrganization[];
	user: ShellUser;
	presenting: { isOn: boolean; set: SetPresenting };
	children: ReactNode;
}

export function Shell({ organization, organizations, user, presenting, children }: ShellProps) {
	return (
		<PresentingProvider slug={organization.slug} {...presenting}>
			<CommandCentre slug={organization.slug} organizations={organizations}>
				<a
					href="#content"
					className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-accent-foreground focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
				>
					Skip to the content
				</a>
				<PresentingBar />
				<header data-print="hide" className="sticky top-0 z-30 border-b bg-background">
					<div className="mx-auto flex h-12 max-w-[84rem] items-center gap-2 px-4 sm:gap-4 sm:px-6">
						<MobileNavigation slug={organization.slug} />
						<div className="flex min-w-0 items-center gap-2">
							<OrganizationSwitcher organization={organization} />
							{organization.isSample ? <Badge tone="accent">sample</Badge> : null}
						</div>
						<NavigationBar slug={organization.slug} />
						<div className="ml-auto flex shrink-0 items-center gap-1">
							<SearchButton />
							<ThemeMenu />
							<UserMenu slug={organization.slug} user={user} />
						</div>
					</div>
				</header>
				<main
					id="content"
					tabIndex={-1}
					className="mx-auto w-full max-w-[84rem] px-4 py-6 outline-none sm:px-6 sm:py-8"
				>
					{children}
				</main>
			</CommandCentre>
		</PresentingProvider>
	);
}
