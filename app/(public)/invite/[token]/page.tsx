import type { Metadata } from "next";
import { InvitationForm } from "@/components/accounts/invitation-form";
import { JoinButton } from "@/components/accounts/join-button";
import { ProviderButtons } from "@/components/accounts/provider-buttons";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { getSession } from "@/data/context";
import { findInvitation } from "@/data/invitations";
import { listProviders } from "@/data/providers";
import { ROLE_LABELS } from "@/lib/roles";
import { joinAsMyself, joinAsNew } from "./actions";

export const metadata: Metadata = { title: "Invitation" };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
	const { token } = await params;
	const [invitation, user] = await Promise.all([findInvitation(token), getSession()]);
	if (!invitation) {
		return (
			<>
				<h1 className="text-2xl tracking-tight">This invitation has ended or was used.</h1>
				<p className="text-muted-foreground">An invitation works once and for seven days. Ask for a new one.</p>
			</>
		);
	}
	return (
		<>
			<header className="flex flex-col gap-2">
				<h1 className="text-2xl tracking-tight">Join {invitation.organizationName}</h1>
				<p className="text-muted-foreground">
					As {ROLE_LABELS[invitation.role].toLowerCase()}, for {invitation.email}.
				</p>
			</header>
			{user ? null : (
				<ProviderButtons
					providers={listProviders().map(({ id, name }) => ({ id, name }))}
					next={`/invite/${token}`}
					verb="Go on with"
				/>
			)}
			{user ? (
				<JoinButton token={token} join={joinAsMyself} />
			) : invitation.hasAccount ? (
				<SignInForm next={`/invite/${token}`} email={invitation.email} />
			) : (
				<InvitationForm token={token} email={invitation.email} accept={joinAsNew} />
			)}
		</>
	);
}
