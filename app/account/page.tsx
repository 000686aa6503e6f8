import type { Metadata } from "next";
import Link from "next/link";
import { Authenticator } from "@/components/accounts/authenticator";
import { Identities } from "@/components/accounts/identities";
import { PROVIDER_PROBLEMS, ProviderButtons } from "@/components/accounts/provider-buttons";
import { browserName } from "@/components/settings/browser-name";
import { PasswordForm } from "@/components/settings/password-form";
import { Sessions } from "@/components/settings/sessions";
import { FormMessage } from "@/components/ui/field";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { requireSession } from "@/data/context";
import { listIdentities } from "@/data/identities";
import { listProviders } from "@/data/providers";
import { getSecondFactor } from "@/data/second-factor";
import { listSessions } from "@/data/sessions";
import { formatInstant } from "@/lib/format";
import {
	beginAuthenticator,
	confirmAuthenticator,
	removeAuthenticator,
	renewCodes,
	revoke,
	revokeOthers,
	setPassword,
	unlink,
} from "./actions";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage({
	searchParams,
}: {
	searchParams: Promise<Record<string, string | string[]>>;
}) {
	const user = await requireSession();
	const { needed, problem } = await searchParams;
	const [sessions, factor, identities] = await Promise.all([
		listSessions(user),
		getSecondFactor(user),
		listIdentities(user),
	]);
	const providers = listProviders().map(({ id, name }) => ({ id, name }));
	const nameOf = (id: string) => providers.find((provider) => provider.id === id)?.name ?? id;
	const shown = (instant: string) => formatInstant(instant, "UTC");
	return (
		<main className="mx-auto flex min-h-dvh w-full max-w-2xl flex-col gap-10 px-4 py-10 sm:py-16">
			<div className="flex flex-col gap-6">
				<Link href="/" className="link self-start">
					Back
				</Link>
				<PageHeader
					title={factor.since ? "Your account asks for two steps." : "Your account asks for a password alone."}
				>
					{user.userName}, {user.userEmail}. Times in UTC.
				</PageHeader>
				{needed === "second-factor" ? (
					<p role="status" className="rounded-md border bg-muted px-3 py-2">
						{factor.since
							? "The organisation you want to open lets only sign-ins with an authenticator in. Sign out, and sign in with it."
							: "The organisation you want to open asks for an authenticator. Set one up here, then open it again."}
					</p>
				) : null}
				<FormMessage>{typeof problem === "string" ? PROVIDER_PROBLEMS[problem] : null}</FormMessage>
			</div>
			<PageSection title="Authenticator">
				<Authenticator
					since={factor.since && shown(factor.since)}
					codesLeft={factor.codesLeft}
					begin={beginAuthenticator}
					confirm={confirmAuthenticator}
					renew={renewCodes}
					remove={removeAuthenticator}
				/>
			</PageSection>
			<PageSection title="Your password">
				<PasswordForm change={setPassword} />
			</PageSection>
			{providers.length > 0 || identities.length > 0 ? (
				<PageSection title="Sign-in providers">
					<Identities
						identities={identities.map(({ provider, email, createdAt }) => ({
							...{ provider, name: nameOf(provider), email, since: shown(createdAt) },
						}))}
						unlink={unlink}
					/>
					<ProviderButtons
						providers={providers.filter(({ id }) => !identities.some(({ provider }) => provider === id))}
						next="/account"
						verb="Link with"
					/>
				</PageSection>
			) : null}
			<PageSection title="Where you are signed in">
				<Sessions
					sessions={sessions.map((session) => ({
						id: session.id,
						browser: browserName(session.agent),
						address: session.address,
						lastSeen: shown(session.lastSeenAt),
						isThisOne: session.isThisOne,
					}))}
					revoke={revoke}
					revokeOthers={revokeOthers}
				/>
			</PageSection>
		</main>
	);
}
