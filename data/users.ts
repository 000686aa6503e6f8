import "server-only";
import { database } from "./db";
import { hashPassword, isPassword } from "./password";
import type { SignedIn } from "./permission";
import { Refusal } from "./refusal";
import { revokeOtherSessions } from "./sessions";
import { countAttempt, forgetAttempts } from "./throttle";

export interface Place {
	address: string | null;
	agent: string | null;
}

const MINUTE = 60;
const HOUR = 3600;
const KNOWN_FOR_DAYS = 90;

/**
 * The user whose password this is, or null. Guesses are counted per account and address, per account from places it
 * never signed in from, and per address; its owner, from a place known to us, is never locked out by somebody else's.
 */
export async function verifyCredentials(email: string, password: string, place: Place): Promise<{ id: string } | null> {
	const account = email.trim().toLowerCase().slice(0, 200);
	const address = place.address ?? "unknown";
	const here = `sign-in ${account} ${address}`;
	await countAttempt({
		key: `sign-in from ${address}`,
		attempts: 100,
		windowSeconds: 24 * HOUR,
		firstWaitSeconds: MINUTE,
	});
	await countAttempt({ key: here, attempts: 5, windowSeconds: 15 * MINUTE, firstWaitSeconds: MINUTE });
	const user = await database().user.findUnique({
		where: { email: account },
		select: { id: true, passwordHash: true, disabledAt: true },
	});
	if (!user || !(await isKnownPlace(user.id, place.address))) {
		await countAttempt({ key: `sign-in to ${account}`, attempts: 30, windowSeconds: HOUR, firstWaitSeconds: MINUTE });
	}
	const matches = await isPassword(user?.passwordHash ?? null, password.slice(0, 1000));
	if (!user || !matches || user.disabledAt) return null;
	await forgetAttempts(here);
	return { id: user.id };
}

async function isKnownPlace(userId: string, address: string | null): Promise<boolean> {
	if (!address) return false;
	const since = new Date(Date.now() - KNOWN_FOR_DAYS * 24 * HOUR * 1000);
	const session = await database().session.findFirst({
		where: { userId, address, createdAt: { gt: since } },
		select: { id: true },
	});
	return session !== null;
}

/** Every other sign-in ends: whoever knew the old password is out. */
export async function changePassword(
	user: SignedIn,
	{ current, next }: { current: string; next: string },
): Promise<{ sessionsEnded: number }> {
	await countAttempt({
		key: `password of ${user.userId}`,
		attempts: 5,
		windowSeconds: 15 * MINUTE,
		firstWaitSeconds: MINUTE,
	});
	const { passwordHash } = await database().user.findUniqueOrThrow({
		where: { id: user.userId },
		select: { passwordHash: true },
	});
	if (!(await isPassword(passwordHash, current))) {
		const message = "This is not your present password.";
		throw new Refusal("invalid", message, { current: message });
	}
	await database().user.update({
		where: { id: user.userId },
		data: { passwordHash: await hashPassword(next) },
		select: { id: true },
	});
	return { sessionsEnded: await revokeOtherSessions(user) };
}
