import "server-only";
import { database, rowId } from "./db";
import type { SignedIn } from "./permission";
import { notFound } from "./refusal";
import { hashToken, newToken } from "./tokens";

/** A working day; the cookie lives as long as the row. */
export const SESSION_SECONDS = 12 * 3600;
const SEEN_EVERY_MILLIS = 60_000;

/** A new secret at every sign-in: one planted before it is worth nothing. */
export async function openSession(
	userId: string,
	place: { address: string | null; agent: string | null },
): Promise<string> {
	const sid = newToken();
	await database().session.create({
		data: {
			sidHash: hashToken(sid),
			userId,
			address: place.address,
			agent: place.agent?.slice(0, 300) ?? null,
			expiresAt: new Date(Date.now() + SESSION_SECONDS * 1000),
		},
	});
	return sid;
}

/** Read at every request, so that a revoked session ends with the next one. */
export async function findSession(sid: string): Promise<SignedIn | null> {
	const session = await database().session.findUnique({
		where: { sidHash: hashToken(sid) },
		select: {
			id: true,
			lastSeenAt: true,
			expiresAt: true,
			revokedAt: true,
			user: { select: { id: true, name: true, email: true, disabledAt: true } },
		},
	});
	if (!session || session.revokedAt || session.user.disabledAt || session.expiresAt <= new Date()) return null;
	if (Date.now() - session.lastSeenAt.getTime() > SEEN_EVERY_MILLIS) {
		await database().session.updateMany({ where: { id: session.id }, data: { lastSeenAt: new Date() } });
	}
	return {
		userId: session.user.id,
		userName: session.user.name,
		userEmail: session.user.email,
		sessionId: session.id,
	};
}

export async function closeSession(sid: string): Promise<void> {
	await database().session.updateMany({
		where: { sidHash: hashToken(sid), revokedAt: null },
		data: { revokedAt: new Date() },
	});
}

export interface SessionRow {
	id: string;
	address: string | null;
	agent: string | null;
	createdAt: string;
	lastSeenAt: string;
	isThisOne: boolean;
}

export async function listSessions(user: SignedIn): Promise<SessionRow[]> {
	const sessions = await database().session.findMany({
		where: { userId: user.userId, revokedAt: null, expiresAt: { gt: new Date() } },
		orderBy: { lastSeenAt: "desc" },
		select: { id: true, address: true, agent: true, createdAt: true, lastSeenAt: true },
	});
	return sessions.map((session) => ({
		...session,
		createdAt: session.createdAt.toISOString(),
		lastSeenAt: session.lastSeenAt.toISOString(),
		isThisOne: session.id === user.sessionId,
	}));
}

export async function revokeSession(user: SignedIn, id: string): Promise<void> {
	const { count } = await database().session.updateMany({
		where: { id: rowId(id, "session"), userId: user.userId, revokedAt: null },
		data: { revokedAt: new Date() },
	});
	if (count === 0) throw notFound("session");
}

export async function revokeOtherSessions(user: SignedIn): Promise<number> {
	const { count } = await database().session.updateMany({
		where: { userId: user.userId, revokedAt: null, id: { not: user.sessionId } },
		data: { revokedAt: new Date() },
	});
	return count;
}
