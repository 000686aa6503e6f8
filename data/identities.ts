import "server-only";
import { recordForPersonWithin } from "./audit-of-person";
import { database, isUniqueViolation } from "./db";
import { findInvitation } from "./invitations";
import type { SignedIn } from "./permission";
import { type Claims, type Provider, verifiedEmail } from "./providers";
import { notFound, Refusal } from "./refusal";

/** Why a provider's word opens no account; each is a sentence on the sign-in page. */
export type ProviderProblem = "no-account" | "unverified" | "disabled" | "taken";

interface Asking {
	provider: Provider;
	claims: Claims;
	/** Whoever is signed in already links the provider to their own account. */
	signedIn: SignedIn | null;
	/** The invitation this sign-in came from, if any. */
	invitation: string | null;
}

/**
 * The account a provider's subject opens. Known by its subject; the first time by an address the provider has verified,
 * or because its owner, signed in, asks for the link. Somebody new needs an invitation for that very address.
 */
export async function userOfProvider(asking: Asking): Promise<{ id: string } | { problem: ProviderProblem }> {
	const { provider, claims, signedIn, invitation } = asking;
	const known = await database().identity.findUnique({
		where: { provider_subject: { provider: provider.id, subject: claims.sub } },
		select: { user: { select: { id: true, disabledAt: true } } },
	});
	if (known) {
		if (signedIn && known.user.id !== signedIn.userId) return { problem: "taken" };
		return known.user.disabledAt ? { problem: "disabled" } : { id: known.user.id };
	}
	const email = verifiedEmail(claims, provider);
	if (signedIn) return link(signedIn, asking, claims.email ?? "");
	if (!email) return { problem: "unverified" };
	const user = await database().user.findUnique({
		where: { email },
		select: { id: true, name: true, disabledAt: true },
	});
	if (user?.disabledAt) return { problem: "disabled" };
	if (user) return link({ userId: user.id, userName: user.name }, asking, email);
	const invited = invitation ? await findInvitation(invitation) : null;
	if (invited?.email !== email) return { problem: "no-account" };
	const name = claims.name?.trim().slice(0, 120) || email;
	const created = await database().user.create({ data: { email, name }, select: { id: true } });
	return link({ userId: created.id, userName: name }, asking, email);
}

async function link(
	person: Pick<SignedIn, "userId" | "userName">,
	{ provider, claims }: Asking,
	email: string,
): Promise<{ id: string } | { problem: ProviderProblem }> {
	const { userId } = person;
	try {
		await database().$transaction(async (tx) => {
			const data = { userId, provider: provider.id, subject: claims.sub, email: email.slice(0, 200) };
			await tx.identity.create({ data, select: { id: true } });
			const details = { provider: provider.id, email: data.email };
			await recordForPersonWithin(tx, person, { action: "account.link-provider", details });
		});
	} catch (error) {
		if (isUniqueViolation(error)) return { problem: "taken" };
		throw error;
	}
	return { id: userId };
}

export interface IdentityRow {
	id: string;
	provider: string;
	email: string;
	createdAt: string;
}

export async function listIdentities({ userId }: SignedIn): Promise<IdentityRow[]> {
	const rows = await database().identity.findMany({
		where: { userId },
		orderBy: { provider: "asc" },
		select: { id: true, provider: true, email: true, createdAt: true },
	});
	return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** The last way in stays: without a password, one provider must remain. */
export async function unlinkProvider(user: SignedIn, { provider }: { provider: string }): Promise<void> {
	const { userId } = user;
	await database().$transaction(async (tx) => {
		await tx.$executeRaw`SELECT FROM "User" WHERE "id" = ${userId}::uuid FOR UPDATE`;
		const { passwordHash } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
		const others = await tx.identity.count({ where: { userId, provider: { not: provider } } });
		if (!passwordHash && others === 0)
			throw new Refusal(
				"conflict",
				"This is your only way to sign in. Set a password first, by “Forgot the password?” on the sign-in page.",
			);
		const { count } = await tx.identity.deleteMany({ where: { userId, provider } });
		if (count === 0) throw notFound("link");
		await recordForPersonWithin(tx, user, { action: "account.unlink-provider", details: { provider } });
	});
}
