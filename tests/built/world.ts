import { encode } from "next-auth/jwt";
import { database, inOrganization } from "@/data/db";
import { setAdvises } from "@/data/firm-links";
import { inviteMember, listInvitations } from "@/data/invitations";
import { listOffers, offerLink } from "@/data/link-offers";
import { listMembers, removeMember } from "@/data/members";
import type { Context, SignedIn } from "@/data/permission";
import { beginSecondFactor } from "@/data/second-factor";
import { createServer } from "@/data/servers";
import { createService } from "@/data/services";
import { sessionCookieName } from "@/data/session-cookie";
import { openSession } from "@/data/sessions";
import { createSite } from "@/data/sites";
import type { Role } from "@/lib/roles";
import { serverFacts, serviceFacts, siteFacts } from "../support/facts";
import { makeFirm, makeMember, makeOrganization, makePerson } from "../support/make-organization";
import { type Served, serveBuild } from "./serve-build";

/** Names the rows of one organisation: wherever it appears before somebody else, something leaked. */
export type Mark = "QXQX-FIRST" | "QYQY-SECOND";

export interface Populated {
	context: Context;
	mark: Mark;
	ids: Record<string, string>;
}

/** Who asks. `role` is what they are in the first organisation; null: nothing. */
export interface Actor {
	name: string;
	cookie: string;
	role: Role | null;
	/** Signed in as somebody, wherever they belong. */
	isPerson: boolean;
	/** Where they belong, if not in the first organisation. */
	home: "first" | "second" | null;
}

export interface World extends Served {
	first: Populated;
	second: Populated;
	actors: Actor[];
	/** Values that must never leave: hashes, seeds, tokens, secrets of the installation. */
	canaries: string[];
}

async function populate(mark: Mark): Promise<Populated> {
	const context = await makeOrganization();
	const { organizationId } = context;
	await inOrganization(context, (tx) =>
		tx.organization.update({ where: { id: organizationId }, data: { name: `${mark} Ltd` }, select: { id: true } }),
	);
	const site = (await createSite(context, siteFacts(`${mark} site`))).id;
	const server = (await createServer(context, serverFacts(`${mark}-server`, site))).id;
	const service = (await createService(context, serviceFacts(`${mark} service`, [server]))).id;
	const guest = await makeMember(context, "viewer");
	const membership = (await listMembers(context)).find(({ userId }) => userId === guest.userId)?.membershipId ?? "";
	await inviteMember(context, { email: `${mark.toLowerCase()}@example.com`, role: "viewer" });
	const invitation = (await listInvitations(context))[0]?.id ?? "";
	const { linkId } = await makeFirm(context, "viewer");
	await offerLink(context, { side: "client", recipient: `${mark} advisers`, role: "viewer" });
	const offer = (await listOffers(context, { side: "client" }))[0]?.id ?? "";
	const ids = { site, server, service, membership, invitation, link: linkId, offer };
	return { context: { ...context, organizationName: `${mark} Ltd` }, mark, ids };
}

async function cookieOf(sid: string): Promise<string> {
	const token = await encode({ token: { sid }, secret: process.env.NEXTAUTH_SECRET ?? "", maxAge: 3600 });
	return `${sessionCookieName()}=${token}`;
}

async function signedIn({ userId }: Pick<SignedIn, "userId">, more: { isPending?: boolean } = {}): Promise<string> {
	return cookieOf(await openSession(userId, { address: "192.0.2.1", agent: "matrix", ...more }));
}

async function makeActors(first: Populated, second: Populated): Promise<Actor[]> {
	const { context } = first;
	const actors: Actor[] = [];
	const add = (name: string, cookie: string, role: Role | null, isPerson: boolean, home: Actor["home"] = null) =>
		actors.push({ name, cookie, role, isPerson, home });
	add("a stranger", "", null, false);
	add("a forged cookie", `${sessionCookieName()}=forged`, null, false);
	const member = await makeMember(context, "owner");
	const expired = await openSession(member.userId, { address: null, agent: null });
	await database()
		.$executeRaw`UPDATE "Session" SET "expiresAt" = now() - interval '1 second' WHERE "userId" = ${member.userId}::uuid`;
	add("an expired session", await cookieOf(expired), null, false);
	const gone = await makeMember(context, "owner");
	const revoked = await signedIn(gone);
	await database().session.updateMany({ where: { userId: gone.userId }, data: { revokedAt: new Date() } });
	add("a revoked session", revoked, null, false);
	const off = await makeMember(context, "owner");
	const disabled = await signedIn(off);
	await database().user.update({ where: { id: off.userId }, data: { disabledAt: new Date() } });
	add("a disabled user", disabled, null, false);
	const half = await makeMember(context, "owner");
	add("half signed in", await signedIn(half, { isPending: true }), null, false);
	const left = await makeMember(context, "admin");
	const removed = await signedIn(left);
	const row = (await listMembers(context)).find(({ userId }) => userId === left.userId);
	if (row) await removeMember(context, row);
	add("a removed member", removed, null, true);
	const invited = await makePerson("Invited");
	await inviteMember(context, { email: invited.userEmail, role: "admin" });
	add("invited, not accepted", await signedIn(invited), null, true);
	const adviser = await makeOrganization();
	await setAdvises(adviser, { advises: true });
	await offerLink(adviser, { side: "firm", recipient: "the first", role: "editor" });
	add("a firm without a link", await signedIn(adviser), null, true);
	const former = await makeFirm(context);
	await inOrganization(context, (tx) =>
		tx.firmLink.updateMany({ where: { id: former.linkId }, data: { endedAt: new Date(), endedBy: "client" } }),
	);
	add("a firm whose link ended", await signedIn(former.firm), null, true);
	add("an owner of the second", await signedIn(second.context), null, true, "second");
	const linked = await makeFirm(context, "viewer");
	add("a linked firm's owner", await signedIn(linked.firm), "viewer", true, "first");
	for (const role of ["viewer", "editor", "admin"] as const)
		add(`a ${role} of the first`, await signedIn(await makeMember(context, role)), role, true, "first");
	add("an owner of the first", await signedIn(context), "owner", true, "first");
	return actors;
}

async function findCanaries(first: Populated): Promise<string[]> {
	const { seed } = await beginSecondFactor(first.context);
	const [users, sessions, invitations, factors] = [
		await database().user.findMany({ select: { passwordHash: true } }),
		await database().session.findMany({ select: { sidHash: true } }),
		await inOrganization(first.context, (tx) => tx.invitation.findMany({ select: { tokenHash: true } })),
		await database().secondFactor.findMany({ select: { secret: true } }),
	];
	const stored = [
		...users.map(({ passwordHash }) => passwordHash ?? ""),
		...sessions.map(({ sidHash }) => sidHash),
		...invitations.map(({ tokenHash }) => tokenHash),
		...factors.map(({ secret }) => secret),
	];
	const secrets = ["NEXTAUTH_SECRET", "SEAL_KEY", "SETUP_TOKEN", "DATABASE_APP_URL"].map(
		(name) => process.env[name] ?? "",
	);
	return [...new Set([seed, ...stored, ...secrets])].filter((value) => value.length >= 12);
}

/** The production build of this tree, on a database of its own, with two organisations and everybody who might ask. */
export async function makeWorld(): Promise<World> {
	const served = await serveBuild();
	const first = await populate("QXQX-FIRST");
	const second = await populate("QYQY-SECOND");
	const actors = await makeActors(first, second);
	const canaries = await findCanaries(first);
	return { ...served, first, second, actors, canaries };
}
