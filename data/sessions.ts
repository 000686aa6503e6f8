import "server-only";
import { database, databaseNow, rowId, type Transaction } from "./db";
import { newId } from "./new-id";
import type { SignedIn } from "./permission";
import { notFound } from "./refusal";
import { hashToken, newToken } from "./tokens";

/** A working day; the cookie lives as long as the row. */
export const SESSION_SECONDS = 12 * 3600;
const SEEN_EVERY_SECONDS = 60;

/** Between the password and the code of the second step. */
const PENDING_SECONDS = 10 * 60;

export interface NewSession {
	address: string | null;
	agent: string | null;
	/** password, or the provider's name. */
	method?: string;
	/** Opens nothing until the second step is taken. */
	isPending?: boolean;
}

/** A new secret at every sign-in: one planted before it is worth nothing. The database's clock decides when it ends. */
export async function openSession(userId: string, session: NewSession): Promise<string> {
	const { address, agent, method = "password", isPending = false } = session;
	const sid = newToken();
	const seconds = isPending ? PENDING_SECONDS : SESSION_SECONDS;
	await database().$executeRaw`
		INSERT INTO "Session" ("id", "sidHash", "userId", "address", "agent", "method", "isPending", "createdAt", "lastSeenAt", "expiresAt")
		VALUES (${newId()}::uuid, ${hashToken(sid)}, ${userId}::uuid, ${address}, ${agent?.slice(0, 300) ?? null}, ${method}, ${isPending},
			now(), now(), now() + make_interval(secs => ${seconds}))`;
	return sid;
}

interface OpenRow {
	sessionId: string;
	userId: string;
	userName: string;
	userEmail: string;
	secondFactor: boolean;
	presentingId: string | null;
	isOperator: boolean;
	isStale: boolean;
}

/** Read at every request, so that a revoked session ends with the next one. */
export async function findSession(sid: string): Promise<SignedIn | null> {
	const open = await findOpen(sid, false);
	if (!open) return null;
	const { isStale, ...user } = open;
	if (isStale)
		await database().$executeRaw`UPDATE "Session" SET "lastSeenAt" = now() WHERE "id" = ${user.sessionId}::uuid`;
	return user;
}

/** Somebody whose password was right and whose second step is still to come. */
export function findPendingSession(sid: string): Promise<SignedIn | null> {
	return findOpen(sid, true);
}

async function findOpen(sid: string, isPending: boolean): Promise<OpenRow | null> {
	const [row] = await database().$queryRaw<OpenRow[]>`
		SELECT s."id" AS "sessionId", u."id" AS "userId", u."name" AS "userName", u."email" AS "userEmail",
			s."secondAt" IS NOT NULL AS "secondFactor", s."presentingOrganizationId" AS "presentingId",
			u."isOperator" AS "isOperator",
			s."lastSeenAt" < now() - make_interval(secs => ${SEEN_EVERY_SECONDS}) AS "isStale"
		FROM "Session" s JOIN "User" u ON u."id" = s."userId"
		WHERE s."sidHash" = ${hashToken(sid)} AND s."isPending" = ${isPending}
			AND s."revokedAt" IS NULL AND s."expiresAt" > now() AND u."disabledAt" IS NULL`;
	return row ?? null;
}

/** The second step is taken: the sign-in counts from here on, for a working day. */
export async function completeSession(tx: Transaction, sessionId: string): Promise<void> {
	await tx.$executeRaw`UPDATE "Session" SET "isPending" = false, "secondAt" = now(), "lastSeenAt" = now(),
		"expiresAt" = now() + make_interval(secs => ${SESSION_SECONDS}) WHERE "id" = ${sessionId}::uuid`;
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
	/** password, or the provider's name. */
	method: string;
	isThisOne: boolean;
}

export async function listSessions(user: SignedIn): Promise<SessionRow[]> {
	const sessions = await database().session.findMany({
		where: { userId: user.userId, revokedAt: null, isPending: false, expiresAt: { gt: await databaseNow() } },
		orderBy: { lastSeenAt: "desc" },
		select: { id: true, address: true, agent: true, method: true, createdAt: true, lastSeenAt: true },
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

export function revokeOtherSessions(user: Pick<SignedIn, "userId"> & { sessionId?: string }): Promise<number> {
	return revokeOtherSessionsWithin(database(), user);
}

/** All of a person's sign-ins, or all but the one they ask from. */
export async function revokeOtherSessionsWithin(
	tx: Transaction,
	{ userId, sessionId }: { userId: string; sessionId?: string },
): Promise<number> {
	const { count } = await tx.session.updateMany({
		where: { userId, revokedAt: null, ...(sessionId === undefined ? {} : { id: { not: sessionId } }) },
		data: { revokedAt: new Date() },
	});
	return count;
}
