import "server-only";
import type { MaintenanceItem } from "@/lib/maintenance";
import { todayIn } from "./assessment";
import { recordChange } from "./audit";
import { database, enterOrganization, inOrganization, rowId } from "./db";
import { readMaintenance } from "./maintenance";
import { type Context, requirePermission } from "./permission";
import { notFound, Refusal } from "./refusal";
import { countAttempt } from "./throttle";
import { hashToken, newToken } from "./tokens";

export interface CalendarFeedRow {
	id: string;
	name: string;
	createdAt: string;
	lastFetchedAt: string | null;
}

/** Addresses one person may hold at once: a phone, a desk, a shared screen. */
const MOST_FEEDS = 10;

/** One's own feeds that still answer. */
export function listCalendarFeeds(context: Context): Promise<CalendarFeedRow[]> {
	requirePermission(context, "facts.view");
	const { organizationId, userId } = context;
	return inOrganization(context, async (tx) => {
		const rows = await tx.calendarFeed.findMany({
			where: { organizationId, userId, revokedAt: null },
			orderBy: { createdAt: "desc" },
			select: { id: true, name: true, createdAt: true, lastFetchedAt: true },
		});
		return rows.map(({ createdAt, lastFetchedAt, ...row }) => ({
			...row,
			createdAt: createdAt.toISOString(),
			lastFetchedAt: lastFetchedAt?.toISOString() ?? null,
		}));
	});
}

/** Answers the path to subscribe to: the secret stands nowhere else, only its hash is stored. */
export function createCalendarFeed(context: Context, { name }: { name: string }): Promise<{ path: string }> {
	requirePermission(context, "facts.view");
	const { organizationId, userId } = context;
	const token = newToken();
	return inOrganization(context, async (tx) => {
		const isMember = await tx.membership.findFirst({ where: { organizationId, userId }, select: { id: true } });
		if (!isMember) throw new Refusal("forbidden", "Only a member of this organisation can subscribe to its calendar.");
		const open = await tx.calendarFeed.count({ where: { organizationId, userId, revokedAt: null } });
		if (open >= MOST_FEEDS)
			throw new Refusal(
				"conflict",
				`You have ${MOST_FEEDS} addresses. Revoke one that is not used, then make another.`,
			);
		const { id } = await tx.calendarFeed.create({
			data: { organizationId, userId, name, tokenHash: hashToken(token) },
			select: { id: true },
		});
		await recordChange(tx, context, { action: "feed.create", targetKind: "feed", targetId: id, details: { name } });
		return { path: `/api/calendar/${token}` };
	});
}

export function revokeCalendarFeed(context: Context, { id }: { id: string }): Promise<void> {
	requirePermission(context, "facts.view");
	const { organizationId, userId } = context;
	return inOrganization(context, async (tx) => {
		const { count } = await tx.calendarFeed.updateMany({
			where: { organizationId, userId, id: rowId(id, "address"), revokedAt: null },
			data: { revokedAt: new Date() },
		});
		if (count === 0) throw notFound("address");
		await recordChange(tx, context, { action: "feed.revoke", targetKind: "feed", targetId: id });
	});
}

export interface CalendarFeed {
	organizationId: string;
	organizationSlug: string;
	organizationName: string;
	/** Rises with every write of facts. */
	revision: number;
	items: MaintenanceItem[];
}

const TOKEN = /^[\w-]{43}$/;
const PER_HOUR = { feed: 60, address: 600 };

/**
 * What the holder of a secret address may read, and nothing besides. Null when the address is none of ours, was revoked,
 * or belongs to somebody who is no member any more. Attempts are counted per
 * feed and per address of the network, right or wrong.
 */
export async function readCalendarFeed(token: string, address: string): Promise<CalendarFeed | null> {
	const limit = { windowSeconds: 3600, firstWaitSeconds: 60 };
	await countAttempt({ ...limit, key: `feeds from ${address}`, attempts: PER_HOUR.address });
	if (!TOKEN.test(token)) return null;
	const tokenHash = hashToken(token);
	await countAttempt({ ...limit, key: `feed ${tokenHash}`, attempts: PER_HOUR.feed });
	return database().$transaction(async (tx) => {
		await tx.$executeRaw`SELECT set_config('app.feed_hash', ${tokenHash}, true)`;
		const feed = await tx.calendarFeed.findFirst({
			where: { tokenHash, revokedAt: null },
			select: { id: true, organizationId: true, userId: true },
		});
		if (!feed) return null;
		const { organizationId } = feed;
		await enterOrganization(tx, organizationId);
		const member = await tx.membership.findFirst({
			where: { organizationId, userId: feed.userId, user: { disabledAt: null } },
			select: { organization: { select: { slug: true, name: true, revision: true, timeZone: true } } },
		});
		if (!member) return null;
		const { slug, name, revision, timeZone } = member.organization;
		await tx.calendarFeed.updateMany({ where: { organizationId, id: feed.id }, data: { lastFetchedAt: new Date() } });
		const items = await readMaintenance(tx, organizationId, todayIn(timeZone));
		return { organizationId, organizationSlug: slug, organizationName: name, revision, items };
	});
}
