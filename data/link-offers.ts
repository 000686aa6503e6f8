import "server-only";
import { recordChange } from "./audit";
import { findContext } from "./context";
import {
	database,
	databaseNow,
	enterOrganization,
	inOrganization,
	isUniqueViolation,
	rowId,
	type Transaction,
} from "./db";
import { requireFirm } from "./firm-links";
import { newId } from "./new-id";
import { type Context, requirePermission, type SignedIn } from "./permission";
import { notFound, Refusal } from "./refusal";
import { hashToken, newToken } from "./tokens";

const DAYS = 14;

export type LinkSide = "firm" | "client";
export type LinkRole = "editor" | "viewer";

export interface OfferRow {
	id: string;
	side: LinkSide;
	/** Whom it was made for, in its maker's words. */
	recipient: string;
	role: LinkRole;
	expiresAt: string;
}

const permissionOf = (side: LinkSide) => (side === "firm" ? "clients.manage" : "firms.manage");

export function listOffers(context: Context, { side }: { side: LinkSide }): Promise<OfferRow[]> {
	requirePermission(context, permissionOf(side));
	// A firm's offers name its clients to be.
	if (context.presentingId && side === "firm") return Promise.resolve([]);
	return inOrganization(context, async (tx) => {
		const open = { acceptedAt: null, withdrawnAt: null, expiresAt: { gt: await databaseNow(tx) } };
		const rows = await tx.linkOffer.findMany({
			where: { organizationId: context.organizationId, side, ...open },
			orderBy: { createdAt: "desc" },
			select: { id: true, recipient: true, role: true, expiresAt: true },
		});
		return rows.map(({ expiresAt, role, ...row }) => ({
			...{ ...row, side, role: role as LinkRole, expiresAt: expiresAt.toISOString() },
		}));
	});
}

/** One side's word; nothing is linked by it. Answers the path to send, whose token stands nowhere else. */
export function offerLink(
	context: Context,
	{ side, recipient, role }: { side: LinkSide; recipient: string; role: LinkRole },
): Promise<{ path: string }> {
	requirePermission(context, permissionOf(side));
	const { organizationId, userId } = context;
	const token = newToken();
	return inOrganization(context, async (tx) => {
		if (side === "firm") await requireFirm(tx, organizationId);
		const expiresAt = new Date((await databaseNow(tx)).getTime() + DAYS * 24 * 3600 * 1000);
		const { id } = await tx.linkOffer.create({
			data: { organizationId, side, recipient, role, tokenHash: hashToken(token), offeredById: userId, expiresAt },
			select: { id: true },
		});
		const details = { recipient, role };
		const action = side === "firm" ? "client.offer" : "firm.ask";
		await recordChange(tx, context, { action, targetKind: "link-offer", targetId: id, details });
		return { path: `/link/${token}` };
	});
}

export function withdrawOffer(context: Context, { id, side }: { id: string; side: LinkSide }): Promise<void> {
	requirePermission(context, permissionOf(side));
	return inOrganization(context, async (tx) => {
		const { count } = await tx.linkOffer.updateMany({
			where: {
				organizationId: context.organizationId,
				id: rowId(id, "offer"),
				side,
				acceptedAt: null,
				withdrawnAt: null,
			},
			data: { withdrawnAt: new Date() },
		});
		if (count === 0) throw notFound("offer");
		await recordChange(tx, context, { action: "link-offer.withdraw", targetKind: "link-offer", targetId: id });
	});
}

export interface OfferView {
	side: LinkSide;
	role: LinkRole;
	recipient: string;
	/** Whoever made it. */
	organizationName: string;
}

export function findOffer(token: string): Promise<OfferView | null> {
	return database().$transaction(async (tx) => {
		const offer = await openOffer(tx, token);
		if (!offer) return null;
		const { name } = await nameOf(tx, offer.organizationId);
		return { side: offer.side, role: offer.role, recipient: offer.recipient, organizationName: name };
	});
}

async function openOffer(tx: Transaction, token: string) {
	const tokenHash = hashToken(token);
	await tx.$executeRaw`SELECT set_config('app.offer_hash', ${tokenHash}, true)`;
	const offer = await tx.linkOffer.findFirst({
		where: { tokenHash, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: await databaseNow(tx) } },
		select: { id: true, organizationId: true, side: true, role: true, recipient: true, offeredById: true },
	});
	return offer && { ...offer, side: offer.side as LinkSide, role: offer.role as LinkRole };
}

interface Acceptance {
	token: string;
	/** The organisation that accepts: the client's, or the firm's. */
	organization: string;
	/** The link of another firm that ends in the same moment: a hand-over. */
	replaces: string | null;
}

/**
 * The other side's word, and with it the link. An offer of a firm is accepted by an owner of the client; a client's
 * request by somebody of the firm who may. Used once, and only while whoever made it could still make it.
 */
export async function acceptOffer(
	user: SignedIn,
	{ token, organization, replaces }: Acceptance,
): Promise<{ slug: string }> {
	const context = await findContext(user, organization);
	if (!context) throw notFound("organisation");
	try {
		return await database().$transaction(async (tx) => {
			const offer = (await openOffer(tx, token)) ?? refuse();
			requirePermission(context, permissionOf(offer.side === "firm" ? "client" : "firm"));
			const [firmId, organizationId] =
				offer.side === "firm"
					? [offer.organizationId, context.organizationId]
					: [context.organizationId, offer.organizationId];
			if (firmId === organizationId)
				throw new Refusal("conflict", "An organisation cannot be its own firm. Choose another one.");
			await consume(tx, offer);
			const firm = await nameOf(tx, firmId);
			await requireFirm(tx, firmId);
			const client = await nameOf(tx, organizationId);
			if (replaces !== null) await handOver(tx, { ...user, organizationId }, replaces, firm.name);
			const { role } = offer;
			const accepted = { acceptedById: user.userId, acceptedByName: user.userName };
			const { id } = await tx.firmLink.create({
				data: { id: newId(), organizationId, firmId, role, ...accepted },
				select: { id: true },
			});
			const target = { targetKind: "firm-link", targetId: id };
			await recordChange(
				tx,
				{ ...user, organizationId },
				{ action: "firm.link", ...target, details: { firm: firm.name, role } },
			);
			await enterOrganization(tx, firmId);
			const details = { client: client.name, role };
			await recordChange(tx, { ...user, organizationId: firmId }, { action: "client.link", ...target, details });
			return { slug: context.organizationSlug };
		});
	} catch (error) {
		if (!isUniqueViolation(error)) throw error;
		throw new Refusal("conflict", "This firm is let in already. Change its role on the members page.");
	}
}

/** Of many at the same moment one finds it open; whoever made it must still be allowed to. */
async function consume(
	tx: Transaction,
	offer: { id: string; organizationId: string; side: LinkSide; offeredById: string },
) {
	const { id, organizationId, side, offeredById } = offer;
	await enterOrganization(tx, organizationId);
	const { count } = await tx.linkOffer.updateMany({
		where: { organizationId, id, acceptedAt: null, withdrawnAt: null },
		data: { acceptedAt: new Date() },
	});
	const host = await tx.membership.findFirst({
		where: { organizationId, userId: offeredById },
		select: { role: true },
	});
	const may = side === "firm" ? ["owner", "admin"] : ["owner"];
	if (count === 0 || !host || !may.includes(host.role)) refuse();
}

/** The client leaves one firm for another: no moment without, none with a stranger. */
async function handOver(
	tx: Transaction,
	actor: SignedIn & { organizationId: string },
	linkId: string,
	to: string,
): Promise<void> {
	const { organizationId } = actor;
	const where = { organizationId, id: rowId(linkId, "link"), endedAt: null };
	const link = await tx.firmLink.findFirst({ where, select: { firmId: true } });
	if (!link) throw notFound("link");
	const { count } = await tx.firmLink.updateMany({
		where,
		data: { endedAt: new Date(), endedBy: "handed-over", version: { increment: 1 } },
	});
	if (count === 0) throw notFound("link");
	const target = { targetKind: "firm-link", targetId: linkId };
	const from = await nameOf(tx, link.firmId);
	const client = await nameOf(tx, organizationId);
	await recordChange(tx, actor, { action: "firm.hand-over", ...target, details: { from: from.name, to } });
	await enterOrganization(tx, link.firmId);
	const details = { client: client.name, by: "client" };
	await recordChange(tx, { ...actor, organizationId: link.firmId }, { action: "client.end", ...target, details });
	await enterOrganization(tx, organizationId);
}

/** Steps into an organisation to read what it is called, and stays there. */
async function nameOf(tx: Transaction, organizationId: string): Promise<{ name: string }> {
	await enterOrganization(tx, organizationId);
	return tx.organization.findUniqueOrThrow({ where: { id: organizationId }, select: { name: true } });
}

function refuse(): never {
	throw new Refusal("not-found", "This offer has ended or was used. Ask for a new one.");
}
