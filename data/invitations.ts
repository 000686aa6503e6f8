import "server-only";
import { isRole, type Role } from "@/lib/roles";
import { recordChange } from "./audit";
import { requireUncommon } from "./common-password";
import {
	database,
	databaseNow,
	enterOrganization,
	inOrganization,
	isUniqueViolation,
	rowId,
	type Transaction,
} from "./db";
import { hashPassword } from "./password";
import { type Context, requirePermission, type SignedIn } from "./permission";
import { notFound, Refusal } from "./refusal";
import { countAttempt } from "./throttle";
import { hashToken, newToken } from "./tokens";

const DAYS = 7;

export interface InvitationRow {
	id: string;
	email: string;
	role: Role;
	createdAt: string;
	expiresAt: string;
}

export function listInvitations(context: Context): Promise<InvitationRow[]> {
	requirePermission(context, "members.manage");
	return inOrganization(context, async (tx) => {
		const rows = await tx.invitation.findMany({
			where: {
				organizationId: context.organizationId,
				acceptedAt: null,
				withdrawnAt: null,
				expiresAt: { gt: await databaseNow(tx) },
			},
			orderBy: { createdAt: "desc" },
			select: { id: true, email: true, role: true, createdAt: true, expiresAt: true },
		});
		return rows.flatMap(({ role, createdAt, expiresAt, ...row }): InvitationRow[] =>
			isRole(role) ? [{ ...row, role, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() }] : [],
		);
	});
}

/** Answers the path to send: the token stands nowhere else, only its hash is stored. */
export function inviteMember(
	context: Context,
	{ email, role }: { email: string; role: Role },
): Promise<{ path: string }> {
	requirePermission(context, "members.manage");
	if (role === "owner") requirePermission(context, "owners.manage");
	const { organizationId } = context;
	const token = newToken();
	return inOrganization(context, async (tx) => {
		const member = await tx.membership.findFirst({ where: { organizationId, user: { email } }, select: { id: true } });
		if (member) {
			const message = "This person is a member already.";
			throw new Refusal("conflict", message, { email: message });
		}
		const open = { organizationId, email, acceptedAt: null, withdrawnAt: null };
		await tx.invitation.updateMany({ where: open, data: { withdrawnAt: new Date() } });
		const { id } = await tx.invitation.create({
			data: {
				organizationId,
				email,
				role,
				tokenHash: hashToken(token),
				invitedById: context.userId,
				expiresAt: new Date((await databaseNow(tx)).getTime() + DAYS * 24 * 3600 * 1000),
			},
			select: { id: true },
		});
		const details = { email, role };
		await recordChange(tx, context, { action: "member.invite", targetKind: "invitation", targetId: id, details });
		return { path: `/invite/${token}` };
	});
}

export function withdrawInvitation(context: Context, { id }: { id: string }): Promise<void> {
	requirePermission(context, "members.manage");
	return inOrganization(context, async (tx) => {
		const { count } = await tx.invitation.updateMany({
			where: {
				organizationId: context.organizationId,
				id: rowId(id, "invitation"),
				acceptedAt: null,
				withdrawnAt: null,
			},
			data: { withdrawnAt: new Date() },
		});
		if (count === 0) throw notFound("invitation");
		await recordChange(tx, context, { action: "invitation.withdraw", targetKind: "invitation", targetId: id });
	});
}

async function openInvitation(tx: Transaction, token: string) {
	const tokenHash = hashToken(token);
	await tx.$executeRaw`SELECT set_config('app.invitation_hash', ${tokenHash}, true)`;
	const invitation = await tx.invitation.findFirst({
		where: { tokenHash, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: await databaseNow(tx) } },
		select: { id: true, organizationId: true, email: true, role: true, invitedById: true },
	});
	if (!invitation || !isRole(invitation.role)) return null;
	await enterOrganization(tx, invitation.organizationId);
	return { ...invitation, role: invitation.role };
}

export interface InvitationView {
	organizationName: string;
	email: string;
	role: Role;
	/** The address has an account: it signs in, and accepts as itself. */
	hasAccount: boolean;
}

export function findInvitation(token: string): Promise<InvitationView | null> {
	return database().$transaction(async (tx) => {
		const invitation = await openInvitation(tx, token);
		if (!invitation) return null;
		const { name } = await tx.organization.findUniqueOrThrow({
			where: { id: invitation.organizationId },
			select: { name: true },
		});
		const account = await tx.user.findUnique({ where: { email: invitation.email }, select: { id: true } });
		return { organizationName: name, email: invitation.email, role: invitation.role, hasAccount: account !== null };
	});
}

/** Somebody new: the account gets the invited address, no other. */
export async function acceptInvitationAsNew(form: {
	token: string;
	name: string;
	password: string;
}): Promise<{ slug: string; email: string }> {
	await countAttempt({
		key: `invitation ${hashToken(form.token)}`,
		attempts: 20,
		windowSeconds: 3600,
		firstWaitSeconds: 60,
	});
	const invited = (await findInvitation(form.token)) ?? refuse();
	await requireUncommon(form.password, { email: invited.email, name: form.name });
	const passwordHash = await hashPassword(form.password);
	try {
		return await database().$transaction(async (tx) => {
			const invitation = (await openInvitation(tx, form.token)) ?? refuse();
			const user = await tx.user.create({
				data: { email: invitation.email, name: form.name, passwordHash },
				select: { id: true, name: true },
			});
			return { slug: await redeem(tx, invitation, user), email: invitation.email };
		});
	} catch (error) {
		if (!isUniqueViolation(error)) throw error;
		throw new Refusal("conflict", "This address has an account already: sign in, then open the invitation again.");
	}
}

/** Somebody with an account: only the person the invitation is addressed to. */
export function acceptInvitation(user: SignedIn, token: string): Promise<{ slug: string }> {
	return database().$transaction(async (tx) => {
		const invitation = (await openInvitation(tx, token)) ?? refuse();
		if (invitation.email !== user.userEmail) {
			throw new Refusal(
				"forbidden",
				`This invitation is for ${invitation.email}, and you are signed in as ${user.userEmail}.`,
			);
		}
		return { slug: await redeem(tx, invitation, { id: user.userId, name: user.userName }) };
	});
}

function refuse(): never {
	throw new Refusal("not-found", "This invitation has ended or was used. Ask for a new one.");
}

/** Used once: of many at the same moment one finds it open. Whoever invited must still be allowed to. */
async function redeem(
	tx: Transaction,
	invitation: { id: string; organizationId: string; role: Role; invitedById: string },
	user: { id: string; name: string },
): Promise<string> {
	const { organizationId, id, role } = invitation;
	const { count } = await tx.invitation.updateMany({
		where: { organizationId, id, acceptedAt: null, withdrawnAt: null },
		data: { acceptedAt: new Date() },
	});
	if (count === 0) refuse();
	const host = await tx.membership.findFirst({
		where: { organizationId, userId: invitation.invitedById },
		select: { role: true },
	});
	if (!host || (role === "owner" && host.role !== "owner") || !["owner", "admin"].includes(host.role)) refuse();
	const member = await tx.membership.findFirst({ where: { organizationId, userId: user.id }, select: { id: true } });
	if (!member) await tx.membership.create({ data: { organizationId, userId: user.id, role }, select: { id: true } });
	const actor = { organizationId, userId: user.id, userName: user.name };
	await recordChange(tx, actor, { action: "member.join", targetKind: "invitation", targetId: id, details: { role } });
	const { slug } = await tx.organization.findUniqueOrThrow({ where: { id: organizationId }, select: { slug: true } });
	return slug;
}
