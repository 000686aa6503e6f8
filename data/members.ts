import "server-only";
import { compareNames } from "@/lib/by-name";
import { isRole, type Role } from "@/lib/roles";
import { recordChange } from "./audit";
import { inOrganization, rowId, type Transaction } from "./db";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";
import { changedMeanwhile } from "./rows";

export interface MemberRow {
	membershipId: string;
	userId: string;
	name: string;
	email: string;
	role: Role;
	version: number;
	isSelf: boolean;
}

export function listMembers(context: Context): Promise<MemberRow[]> {
	requirePermission(context, "members.view");
	return inOrganization(context, async (tx) => {
		const rows = await tx.membership.findMany({
			where: { organizationId: context.organizationId },
			select: { id: true, role: true, version: true, user: { select: { id: true, name: true, email: true } } },
		});
		return rows
			.flatMap(({ id, role, version, user }): MemberRow[] =>
				isRole(role)
					? [
							{
								membershipId: id,
								userId: user.id,
								name: user.name,
								email: user.email,
								role,
								version,
								isSelf: user.id === context.userId,
							},
						]
					: [],
			)
			.sort((a, b) => compareNames(a.name, b.name));
	});
}

interface MemberKey {
	membershipId: string;
	version: number;
}

export function changeRole(
	context: Context,
	{ membershipId, version, role }: MemberKey & { role: Role },
): Promise<void> {
	requirePermission(context, "members.manage");
	return inOrganization(context, async (tx) => {
		const member = await lockedMember(tx, context, membershipId);
		if (role === "owner" || member.role === "owner") requirePermission(context, "owners.manage");
		if (member.role === "owner" && role !== "owner") await refuseLastOwner(tx, context, membershipId);
		const { count } = await tx.membership.updateMany({
			where: { organizationId: context.organizationId, id: membershipId, version },
			data: { role, version: { increment: 1 } },
		});
		if (count === 0) throw changedMeanwhile("member");
		const details = { from: member.role, to: role, email: member.user.email };
		const target = { targetKind: "member", targetId: membershipId };
		await recordChange(tx, context, { action: "member.change-role", ...target, details });
	});
}

/** Members may leave by themselves; removing others needs the right to. Effective with their next request. */
export function removeMember(context: Context, { membershipId, version }: MemberKey): Promise<void> {
	requirePermission(context, "members.view");
	return inOrganization(context, async (tx) => {
		const member = await lockedMember(tx, context, membershipId);
		if (member.userId !== context.userId) requirePermission(context, "members.manage");
		if (member.role === "owner") {
			if (member.userId !== context.userId) requirePermission(context, "owners.manage");
			await refuseLastOwner(tx, context, membershipId);
		}
		const { count } = await tx.membership.deleteMany({
			where: { organizationId: context.organizationId, id: membershipId, version },
		});
		if (count === 0) throw changedMeanwhile("member");
		const details = { role: member.role, email: member.user.email };
		const target = { targetKind: "member", targetId: membershipId };
		await recordChange(tx, context, { action: "member.remove", ...target, details });
	});
}

/** Changes of members queue on the organisation's row: two owners leaving at once are two after another. */
async function lockedMember(tx: Transaction, { organizationId, userId }: Context, membershipId: string) {
	const id = rowId(membershipId, "member");
	await tx.$executeRaw`SELECT FROM "Organization" WHERE "id" = ${organizationId}::uuid FOR UPDATE`;
	const actor = await tx.membership.findFirst({ where: { organizationId, userId }, select: { role: true } });
	if (!actor) throw notFound("organisation");
	const member = await tx.membership.findFirst({
		where: { organizationId, id },
		select: { userId: true, role: true, user: { select: { email: true } } },
	});
	if (!member) throw notFound("member");
	return member;
}

async function refuseLastOwner(tx: Transaction, { organizationId }: Context, membershipId: string): Promise<void> {
	const others = await tx.membership.count({ where: { organizationId, role: "owner", id: { not: membershipId } } });
	if (others > 0) return;
	throw new Refusal("conflict", "The last owner cannot go. Make somebody else an owner first.");
}
