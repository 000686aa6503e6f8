import { describe, expect, it } from "vitest";
import { listAuditEntries, verifyAudit } from "@/data/audit";
import { findContext } from "@/data/context";
import { database, inOrganization } from "@/data/db";
import { changeFirmRole, endClient, endFirm, listClients, listFirms, setAdvises } from "@/data/firm-links";
import { acceptOffer, findOffer, type LinkSide, listOffers, offerLink, withdrawOffer } from "@/data/link-offers";
import { listMembers, removeMember } from "@/data/members";
import { listOrganizations } from "@/data/organizations";
import type { Context } from "@/data/permission";
import { createSite } from "@/data/sites";
import { siteFacts } from "../support/facts";
import { makeFirm, makeMember, makeOrganization, makePerson } from "../support/make-organization";

const tokenOf = ({ path }: { path: string }) => path.replace("/link/", "");
const offer = (context: Context, side: LinkSide, role: "editor" | "viewer" = "editor") =>
	offerLink(context, { side, recipient: "the other side", role }).then(tokenOf);
const accept = (context: Context, token: string, replaces: string | null = null) =>
	acceptOffer(context, { token, organization: context.organizationSlug, replaces });
const open = (person: Context, client: Context) => findContext(person, client.organizationSlug);
const actionsOf = async (context: Context) => (await listAuditEntries(context)).map(({ action }) => action);

async function makeAdvisers() {
	const firm = await makeOrganization();
	await setAdvises(firm, { advises: true });
	return firm;
}

describe("a firm and a client", () => {
	it("are linked when the client's owner accepts the firm's offer, not before", async () => {
		const [firm, client] = [await makeAdvisers(), await makeOrganization()];
		const consultant = await makeMember(firm, "editor");
		const token = await offer(firm, "firm");
		expect(await open(consultant, client)).toBeNull();
		expect(await findOffer(token)).toMatchObject({ side: "firm", organizationName: firm.organizationName });
		await accept(client, token);
		expect(await open(consultant, client)).toMatchObject({ role: "editor", firm: { name: firm.organizationName } });
		expect(await listOrganizations(consultant)).toContainEqual(
			expect.objectContaining({ slug: client.organizationSlug, firmName: firm.organizationName, role: "editor" }),
		);
		expect(await listFirms(client)).toMatchObject([{ name: firm.organizationName, people: [{}, {}] }]);
		expect(await listClients(firm)).toMatchObject([{ slug: client.organizationSlug, role: "editor" }]);
	});

	it("are linked when the firm accepts what the client's owner asked", async () => {
		const [firm, client] = [await makeAdvisers(), await makeOrganization()];
		await accept(firm, await offer(client, "client", "viewer"));
		expect(await open(firm, client)).toMatchObject({ role: "viewer" });
		await expect(async () => createSite((await open(firm, client)) as Context, siteFacts())).rejects.toMatchObject({
			kind: "forbidden",
		});
	});

	it("are never linked by the firm alone, nor by a client's administrator", async () => {
		const [firm, client] = [await makeAdvisers(), await makeOrganization()];
		const admin = await makeMember(client, "admin");
		const token = await offer(firm, "firm");
		await expect(accept(firm, token)).rejects.toMatchObject({ kind: "conflict" });
		await expect(accept(admin, token)).rejects.toMatchObject({ kind: "forbidden" });
		await expect(
			acceptOffer(firm, { token, organization: client.organizationSlug, replaces: null }),
		).rejects.toMatchObject({ kind: "not-found" });
		expect(() => offerLink(admin, { side: "client", recipient: "x", role: "viewer" })).toThrow(/role here/);
		expect(await listFirms(client)).toEqual([]);
	});

	it("give a firm's viewer no more than reading, and an owner of the firm no more than the link", async () => {
		const client = await makeOrganization();
		const { firm } = await makeFirm(client, "editor");
		expect(await open(await makeMember(firm, "viewer"), client)).toMatchObject({ role: "viewer" });
		expect(await open(firm, client)).toMatchObject({ role: "editor" });
	});

	it("leave a member what they are, when they come in both ways", async () => {
		const client = await makeOrganization();
		const { firm } = await makeFirm(client, "editor");
		const { organizationId } = client;
		await inOrganization(client, (tx) =>
			tx.membership.create({ data: { organizationId, userId: firm.userId, role: "admin" }, select: { id: true } }),
		);
		const seen = await open(firm, client);
		expect(seen?.role).toBe("admin");
		expect(seen?.firm).toBeUndefined();
		expect((await listOrganizations(firm)).filter(({ id }) => id === organizationId)).toHaveLength(1);
	});
});

describe("an offer", () => {
	it("is used once by ten at the same moment", async () => {
		for (let round = 0; round < 5; round += 1) {
			const [firm, client] = [await makeAdvisers(), await makeOrganization()];
			const token = await offer(firm, "firm");
			const tries = await Promise.allSettled(Array.from({ length: 10 }, () => accept(client, token)));
			expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
			expect(await listFirms(client)).toHaveLength(1);
		}
	});

	const endings: [how: string, end: (firm: Context, maker: Context) => Promise<unknown>][] = [
		[
			"is withdrawn",
			async (firm) =>
				withdrawOffer(firm, { id: (await listOffers(firm, { side: "firm" }))[0]?.id ?? "", side: "firm" }),
		],
		[
			"is two weeks old",
			(firm) => inOrganization(firm, (tx) => tx.linkOffer.updateMany({ data: { expiresAt: new Date("2020-01-01") } })),
		],
		[
			"was made by somebody who left the firm",
			async (firm, maker) => {
				const member = (await listMembers(firm)).find(({ userId }) => userId === maker.userId);
				return member && removeMember(firm, member);
			},
		],
	];
	it.each(endings)("ends when it %s", async (_how, end) => {
		const [firm, client] = [await makeAdvisers(), await makeOrganization()];
		const maker = await makeMember(firm, "admin");
		const token = await offer(maker, "firm");
		await end(firm, maker);
		await expect(accept(client, token)).rejects.toMatchObject({ kind: "not-found" });
		expect(await listFirms(client)).toEqual([]);
	});

	it("cannot be made by an organisation that advises nobody", async () => {
		const plain = await makeOrganization();
		await expect(offer(plain, "firm")).rejects.toMatchObject({ kind: "conflict" });
	});
});

describe("leaving", () => {
	const sides: [who: string, end: (firm: Context, client: Context, linkId: string) => Promise<void>][] = [
		["the client", (_firm, client, linkId) => endFirm(client, { linkId })],
		["the firm", (firm, _client, linkId) => endClient(firm, { linkId })],
	];
	it.each(sides)("by %s takes effect on the next request, and both logs say so", async (_who, end) => {
		const client = await makeOrganization();
		const { firm, linkId } = await makeFirm(client);
		const consultant = await makeMember(firm, "editor");
		expect(await open(consultant, client)).not.toBeNull();
		await end(firm, client, linkId);
		for (const person of [firm, consultant]) expect(await open(person, client)).toBeNull();
		expect((await listOrganizations(consultant)).map(({ slug }) => slug)).not.toContain(client.organizationSlug);
		expect(await actionsOf(client)).toEqual(expect.arrayContaining(["firm.open", "firm.end"]));
		expect(await actionsOf(firm)).toContain("client.end");
		await expect(end(firm, client, linkId)).rejects.toMatchObject({ kind: "not-found" });
		for (const one of [client, firm]) expect((await verifyAudit(one)).firstBroken).toBeNull();
	});

	it("of the firm itself shuts every client to its former member", async () => {
		const client = await makeOrganization();
		const { firm } = await makeFirm(client);
		const consultant = await makeMember(firm, "editor");
		const member = (await listMembers(firm)).find(({ userId }) => userId === consultant.userId);
		if (member) await removeMember(firm, member);
		expect(await open(consultant, client)).toBeNull();
	});

	it("hands a client over from one firm to another in one step", async () => {
		const client = await makeOrganization();
		const { firm: first, linkId } = await makeFirm(client);
		const second = await makeAdvisers();
		await accept(client, await offer(second, "firm"), linkId);
		expect(await open(first, client)).toBeNull();
		expect(await open(second, client)).toMatchObject({ role: "editor" });
		expect(await actionsOf(client)).toEqual(expect.arrayContaining(["firm.hand-over", "firm.link"]));
		const elsewhere = await makeOrganization();
		const { linkId: foreign } = await makeFirm(elsewhere);
		await expect(accept(client, await offer(await makeAdvisers(), "firm"), foreign)).rejects.toMatchObject({
			kind: "not-found",
		});
		expect(await listFirms(elsewhere)).toHaveLength(1);
		expect(await listFirms(client)).toHaveLength(1);
	});

	it("keeps several firms apart", async () => {
		const client = await makeOrganization();
		const one = await makeFirm(client, "editor");
		const two = await makeFirm(client, "viewer");
		await endFirm(client, { linkId: one.linkId });
		expect(await open(one.firm, client)).toBeNull();
		expect(await open(two.firm, client)).toMatchObject({ role: "viewer" });
		await expect(endClient(two.firm, { linkId: one.linkId })).rejects.toMatchObject({ kind: "not-found" });
	});
});

describe("the database", () => {
	it("lets a firm write no link, whatever it says", async () => {
		const [client, other] = [await makeOrganization(), await makeOrganization()];
		const { firm, linkId } = await makeFirm(client);
		const accepted = { role: "editor", acceptedById: firm.userId, acceptedByName: "x" };
		await expect(
			inOrganization(firm, (tx) =>
				tx.firmLink.create({
					data: { organizationId: other.organizationId, firmId: firm.organizationId, ...accepted },
				}),
			),
		).rejects.toThrow(/row-level security/);
		const moved = await inOrganization(firm, (tx) =>
			tx.firmLink.updateMany({ where: { id: linkId }, data: { organizationId: other.organizationId } }),
		);
		expect(moved.count).toBe(0);
	});

	it("shows a stranger no link, and a consultant no membership of the client", async () => {
		const client = await makeOrganization();
		const { firm } = await makeFirm(client);
		const stranger = await makePerson();
		const seen = (userId: string) =>
			database().$transaction(async (tx) => {
				await tx.$executeRaw`SELECT set_config('app.user_id', ${userId}, true)`;
				return [await tx.firmLink.count(), await tx.membership.count(), await tx.organization.count()];
			});
		expect(await seen(stranger.userId)).toEqual([0, 0, 0]);
		expect(await seen(firm.userId)).toEqual([1, 1, 2]);
	});
});

describe("a firm's role", () => {
	it("changes with the next request, and only on the version that was read", async () => {
		const client = await makeOrganization();
		const { firm, linkId } = await makeFirm(client, "editor");
		await changeFirmRole(client, { linkId, version: 1, role: "viewer" });
		expect(await open(firm, client)).toMatchObject({ role: "viewer" });
		await expect(changeFirmRole(client, { linkId, version: 1, role: "editor" })).rejects.toMatchObject({
			kind: "conflict",
		});
	});
});
