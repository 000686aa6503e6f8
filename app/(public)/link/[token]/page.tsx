import type { Metadata } from "next";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { AcceptOffer } from "@/components/firms/accept-offer";
import { findContext, getSession } from "@/data/context";
import { listFirms } from "@/data/firm-links";
import { findOffer } from "@/data/link-offers";
import { listOrganizations } from "@/data/organizations";
import { allows, ROLE_LABELS } from "@/lib/roles";
import { accept } from "./actions";

export const metadata: Metadata = { title: "Offer" };

export default async function OfferPage({ params }: { params: Promise<{ token: string }> }) {
	const { token } = await params;
	const [offer, user] = await Promise.all([findOffer(token), getSession()]);
	if (!offer)
		return (
			<>
				<h1 className="text-2xl tracking-tight">This offer has ended or was used.</h1>
				<p className="text-muted-foreground">An offer works once and for two weeks. Ask for a new one.</p>
			</>
		);
	const isFirms = offer.side === "firm";
	const role = ROLE_LABELS[offer.role].toLowerCase();
	return (
		<>
			<header className="flex flex-col gap-2">
				<h1 className="text-2xl tracking-tight">
					{isFirms
						? `${offer.organizationName} offers to advise your organisation.`
						: `${offer.organizationName} asks your firm to advise it.`}
				</h1>
				<p className="text-muted-foreground">
					{isFirms
						? `Once an owner of yours accepts, the firm's people can open it as ${role}, until either side ends it.`
						: `Once your firm accepts, its people can open ${offer.organizationName} as ${role}, until either side ends it.`}
				</p>
			</header>
			{user ? (
				<AcceptOffer token={token} side={offer.side} organizations={await choicesOf(user)} accept={accept} />
			) : (
				<SignInForm next={`/link/${token}`} />
			)}
		</>
	);

	/** Where this person may accept it, and which firms a client could hand over from. */
	async function choicesOf(person: NonNullable<typeof user>) {
		const choices = [];
		for (const { slug, name, role: own, firmName } of await listOrganizations(person)) {
			if (firmName !== null || !allows(own, isFirms ? "firms.manage" : "clients.manage")) continue;
			const context = isFirms ? await findContext(person, slug) : null;
			const firms = context ? await listFirms(context) : [];
			choices.push({ slug, name, firms: firms.map(({ linkId, name: firm }) => ({ linkId, name: firm })) });
		}
		return choices;
	}
}
