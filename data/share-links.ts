import "server-only";
import { recordChange } from "./audit";
import { inOrganization, rowId, type Transaction } from "./db";
import { newId } from "./new-id";
import { hashPassword } from "./password";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";
import { hashToken, newToken } from "./tokens";

const DAY = 24 * 3600 * 1000;
const LISTED = 100;

/** The one thing a link shows. */
export type SharedThing = { reportId: string } | { snapshotId: string };

export interface ShareOrder {
	thing: SharedThing;
	/** For whom, in the maker's words. */
	label: string;
	days: number;
	/** Null: whoever holds the link may read. */
	phrase: string | null;
}

export interface ShareLinkRow {
	id: string;
	label: string;
	hasPhrase: boolean;
	createdByName: string;
	createdAt: string;
	expiresAt: string;
	state: "open" | "expired" | "revoked";
	views: number;
	lastViewedAt: string | null;
}

/** Who may read one report or snapshot from outside, newest first; the secret itself stands nowhere. */
export function listShareLinks(context: Context, thing: SharedThing): Promise<ShareLinkRow[]> {
	requirePermission(context, "reports.view");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const where = { organizationId, ...(await requireThing(tx, organizationId, thing)) };
		const rows = await tx.shareLink.findMany({
			where,
			orderBy: [{ createdAt: "desc" }, { id: "desc" }],
			take: LISTED,
			select: {
				id: true,
				label: true,
				phraseHash: true,
				createdByName: true,
				createdAt: true,
				expiresAt: true,
				revokedAt: true,
				_count: { select: { views: true } },
				views: { orderBy: { viewedAt: "desc" }, take: 1, select: { viewedAt: true } },
			},
		});
		const now = Date.now();
		return rows.map(({ phraseHash, revokedAt, _count, views, createdAt, expiresAt, ...row }) => ({
			...row,
			hasPhrase: phraseHash !== null,
			createdAt: createdAt.toISOString(),
			expiresAt: expiresAt.toISOString(),
			state: revokedAt ? "revoked" : expiresAt.getTime() <= now ? "expired" : "open",
			views: _count.views,
			lastViewedAt: views[0]?.viewedAt.toISOString() ?? null,
		}));
	});
}

export interface ShareViewRow {
	id: string;
	kind: "page" | "pdf";
	agent: string | null;
	viewedAt: string;
}

/** The looks through one link, newest first. */
export function listShareViews(context: Context, linkId: string): Promise<ShareViewRow[]> {
	requirePermission(context, "reports.view");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const id = rowId(linkId, "link");
		const link = await tx.shareLink.findFirst({ where: { organizationId, id }, select: { id: true } });
		if (!link) throw notFound("link");
		const rows = await tx.shareView.findMany({
			where: { organizationId, shareLinkId: id },
			orderBy: [{ viewedAt: "desc" }, { id: "desc" }],
			take: LISTED,
			select: { id: true, kind: true, agent: true, viewedAt: true },
		});
		return rows.map(({ id, kind, agent, viewedAt }) => ({
			id,
			kind: kind === "pdf" ? "pdf" : "page",
			agent,
			viewedAt: viewedAt.toISOString(),
		}));
	});
}

/** Answers the path to send, once: only the hash of its secret is kept. */
export async function createShareLink(context: Context, order: ShareOrder): Promise<{ path: string }> {
	requirePermission(context, "reports.create");
	const { organizationId, userId, userName } = context;
	const { label, days } = order;
	if (!(Number.isInteger(days) && days >= 1 && days <= 365))
		throw new Refusal("invalid", "A link lasts 1 to 365 days.", { days: "1 to 365 days" });
	const token = newToken();
	const phraseHash = order.phrase === null ? null : await hashPassword(order.phrase);
	const id = newId();
	return inOrganization(context, async (tx) => {
		const thing = await requireThing(tx, organizationId, order.thing);
		const expiresAt = new Date(Date.now() + days * DAY);
		await tx.shareLink.create({
			data: {
				...{ id, organizationId, ...thing, label, tokenHash: hashToken(token), phraseHash, expiresAt },
				...{ createdById: userId, createdByName: userName },
			},
			select: { id: true },
		});
		const details = { ...thing, label, expiresAt: expiresAt.toISOString(), hasPhrase: phraseHash !== null };
		await recordChange(tx, context, { action: "share.create", targetKind: "share-link", targetId: id, details });
		return { path: `/share/${token}` };
	});
}

export function revokeShareLink(context: Context, { id }: { id: string }): Promise<void> {
	requirePermission(context, "reports.create");
	return inOrganization(context, async (tx) => {
		const { count } = await tx.shareLink.updateMany({
			where: { organizationId: context.organizationId, id: rowId(id, "link"), revokedAt: null },
			data: { revokedAt: new Date() },
		});
		if (count === 0) throw notFound("link");
		await recordChange(tx, context, { action: "share.revoke", targetKind: "share-link", targetId: id });
	});
}

function idsOf(thing: SharedThing): { reportId: string } | { snapshotId: string } {
	return "reportId" in thing
		? { reportId: rowId(thing.reportId, "report") }
		: { snapshotId: rowId(thing.snapshotId, "snapshot") };
}

async function requireThing(tx: Transaction, organizationId: string, thing: SharedThing) {
	const ids = idsOf(thing);
	const found =
		"reportId" in ids
			? await tx.report.findFirst({
					where: { organizationId, id: ids.reportId, archivedAt: null },
					select: { id: true },
				})
			: await tx.snapshot.findFirst({
					where: { organizationId, id: ids.snapshotId, archivedAt: null },
					select: { id: true },
				});
	if (!found) throw notFound("reportId" in ids ? "report" : "snapshot");
	return ids;
}
