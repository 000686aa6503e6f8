import { describe, expect, it } from "vitest";
import { verifyAudit } from "@/data/audit";
import { findContext } from "@/data/context";
import { database, inOrganization } from "@/data/db";
import {
	acceptInvitation,
	acceptInvitationAsNew,
	findInvitation,
	inviteMember,
	listInvitations,
	withdrawInvitation,
} from "@/data/invitations";
import { changeRole, listMembers, removeMember } from "@/data/members";
import { listOrganizations } from "@/data/organizations";
import { makeMember, makeOrganization, makePerson } from "../support/make-organization";

async function memberOf(context: Parameters<typeof listMembers>[0], userId: string) {
	const member = (await listMembers(context)).find((one) => one.userId === userId);
	if (!member) throw new Error("no such member");
	return member;
}

async function countOwners(context: Parameters<typeof listMembers>[0]): Promise<number> {
	return (await listMembers(context)).filter((member) => member.role === "owner").length;
}

const tokenOf = ({ path }: { path: string }) => path.replace("/invite/", "");

describe("the last owner", () => {
	it("cannot leave, be removed or step down", async () => {
		const owner = await makeOrganization();
		const member = await memberOf(owner, owner.userId);
		await expect(removeMember(owner, member)).rejects.toThrow(/last owner cannot go/);
		await expect(changeRole(owner, { ...member, role: "admin" })).rejects.toThrow(/last owner cannot go/);
		expect(await countOwners(owner)).toBe(1);
	});

	it("stays, also when two owners leave, remove each other or step down at the same moment", async () => {
		for (let round = 0; round < 20; round += 1) {
			const first = await makeOrganization();
			const second = await makeMember(first, "owner");
			const [a, b] = [await memberOf(first, first.userId), await memberOf(first, second.userId)];
			const attempts = [
				[() => removeMember(first, a), () => removeMember(second, b)],
				[() => removeMember(first, b), () => removeMember(second, a)],
				[() => changeRole(first, { ...a, role: "viewer" }), () => changeRole(second, { ...b, role: "viewer" })],
				[() => removeMember(first, a), () => changeRole(second, { ...b, role: "editor" })],
			][round % 4];
			await Promise.allSettled(attempts?.map((attempt) => attempt()) ?? []);
			expect(await inOrganization(first, (tx) => tx.membership.count({ where: { role: "owner" } }))).toBe(1);
		}
	});
});

describe("roles", () => {
	it("are given by administrators, but ownership only by owners", async () => {
		const owner = await makeOrganization();
		const admin = await makeMember(owner, "admin");
		const viewer = await memberOf(owner, (await makeMember(owner, "viewer")).userId);
		await changeRole(admin, { ...viewer, role: "editor" });
		const editor = await memberOf(owner, viewer.userId);
		await expect(changeRole(admin, { ...editor, role: "owner" })).rejects.toMatchObject({ kind: "forbidden" });
		const first = await memberOf(owner, owner.userId);
		await expect(removeMember(admin, first)).rejects.toMatchObject({ kind: "forbidden" });
		await expect(async () => inviteMember(admin, { email: "x@example.com", role: "owner" })).rejects.toMatchObject({
			kind: "forbidden",
		});
		await changeRole(owner, { ...editor, role: "owner" });
		expect(await countOwners(owner)).toBe(2);
	});

	it("are read anew at each request: a removed member is a stranger", async () => {
		const owner = await makeOrganization();
		const editor = await makeMember(owner, "editor");
		expect(await findContext(editor, owner.organizationSlug)).toMatchObject({ role: "editor" });
		await removeMember(owner, await memberOf(owner, editor.userId));
		expect(await findContext(editor, owner.organizationSlug)).toBeNull();
		expect(await listOrganizations(editor)).toEqual([]);
		await expect(removeMember(editor, await memberOf(owner, owner.userId))).rejects.toMatchObject({
			kind: "not-found",
		});
	});

	it("let anybody leave by themselves", async () => {
		const owner = await makeOrganization();
		const viewer = await makeMember(owner, "viewer");
		await removeMember(viewer, await memberOf(owner, viewer.userId));
		expect(await listOrganizations(viewer)).toEqual([]);
	});
});

describe("an invitation", () => {
	it("opens an account for its address and its role, once", async () => {
		const owner = await makeOrganization();
		const email = `${crypto.randomUUID()}@example.com`;
		const token = tokenOf(await inviteMember(owner, { email, role: "editor" }));
		expect(await findInvitation(token)).toEqual({
			...{ organizationName: owner.organizationName, email, role: "editor", hasAccount: false },
		});
		const form = { token, name: "New Person", password: "a sentence of my own" };
		expect(await acceptInvitationAsNew(form)).toEqual({ slug: owner.organizationSlug, email });
		expect(await findInvitation(token)).toBeNull();
		await expect(acceptInvitationAsNew(form)).rejects.toMatchObject({ kind: "not-found" });
		expect((await listMembers(owner)).map((member) => [member.email, member.role])).toContainEqual([email, "editor"]);
		const user = await database().user.findUniqueOrThrow({ where: { email } });
		expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	});

	it("is redeemed once by ten at the same moment", async () => {
		for (let round = 0; round < 10; round += 1) {
			const owner = await makeOrganization();
			const person = await makePerson();
			const token = tokenOf(await inviteMember(owner, { email: person.userEmail, role: "viewer" }));
			const tries = await Promise.allSettled(Array.from({ length: 10 }, () => acceptInvitation(person, token)));
			expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
			expect((await listMembers(owner)).filter((member) => member.userId === person.userId)).toHaveLength(1);
		}
	});

	it("is for its address only", async () => {
		const owner = await makeOrganization();
		const stranger = await makePerson();
		const token = tokenOf(await inviteMember(owner, { email: "invited@example.com", role: "admin" }));
		await expect(acceptInvitation(stranger, token)).rejects.toMatchObject({ kind: "forbidden" });
		expect(await findInvitation(token)).toMatchObject({ email: "invited@example.com" });
	});

	const endings: [how: string, end: (owner: Awaited<ReturnType<typeof makeOrganization>>) => Promise<unknown>][] = [
		[
			"is withdrawn",
			async (owner) => {
				const [invitation] = await listInvitations(owner);
				return withdrawInvitation(owner, { id: invitation?.id ?? "" });
			},
		],
		[
			"is seven days old",
			(owner) =>
				inOrganization(owner, (tx) => tx.invitation.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } })),
		],
		["is replaced by a newer one", (owner) => inviteMember(owner, { email: "invited@example.com", role: "viewer" })],
	];
	it.each(endings)("ends when it %s", async (_how, end) => {
		const owner = await makeOrganization();
		const token = tokenOf(await inviteMember(owner, { email: "invited@example.com", role: "admin" }));
		await end(owner);
		expect(await findInvitation(token)).toBeNull();
		const attempt = acceptInvitationAsNew({ token, name: "N", password: "a sentence of my own" });
		await expect(attempt).rejects.toMatchObject({ kind: "not-found" });
	});

	it("ends when whoever sent it may not invite any more", async () => {
		const owner = await makeOrganization();
		const admin = await makeMember(owner, "admin");
		const person = await makePerson();
		const token = tokenOf(await inviteMember(admin, { email: person.userEmail, role: "editor" }));
		await changeRole(owner, { ...(await memberOf(owner, admin.userId)), role: "viewer" });
		await expect(acceptInvitation(person, token)).rejects.toMatchObject({ kind: "not-found" });
		expect(await listOrganizations(person)).toEqual([]);
	});

	it("leaves an unbroken audit log", async () => {
		const owner = await makeOrganization();
		await inviteMember(owner, { email: "invited@example.com", role: "viewer" });
		expect(await verifyAudit(owner)).toMatchObject({ entries: 2, firstBroken: null });
	});
});
