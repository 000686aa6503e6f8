import "server-only";
import { recordForPerson, recordForPersonWithin } from "./audit-of-person";
import { requireUncommon } from "./common-password";
import { database } from "./db";
import { log } from "./log";
import { hashPassword, isPassword, needsNewHash } from "./password";
import type { SignedIn } from "./permission";
import { Refusal } from "./refusal";
import { revokeOtherSessionsWithin } from "./sessions";
import { countAttempt, countGuess, forgetAttempts, type Place } from "./throttle";

const MINUTE = 60;

/** The user whose password this is, or null: then nothing says whether the address or the password was wrong. */
export async function verifyCredentials(email: string, password: string, place: Place): Promise<{ id: string } | null> {
	const account = email.trim().toLowerCase().slice(0, 200);
	const user = await database().user.findUnique({
		where: { email: account },
		select: { id: true, name: true, passwordHash: true, disabledAt: true },
	});
	const guess = { kind: "sign-in", account, userId: user?.id ?? null, place };
	await countGuess(guess);
	const matches = await isPassword(user?.passwordHash ?? null, password.slice(0, 1000));
	if (user && matches && !user.disabledAt) {
		await forgetAttempts(guess);
		if (needsNewHash(user.passwordHash)) await rehash(user.id, password.slice(0, 1000));
		return { id: user.id };
	}
	if (user) {
		const reason = user.disabledAt ? "disabled" : "password";
		const details = { step: "first", reason, address: place.address };
		const change = { action: "account.sign-in-failed", details };
		// Not waited for: an account that exists must not answer later than one that does not.
		recordForPerson({ userId: user.id, userName: user.name }, change, "refused").catch((error) =>
			log.error({ err: error }, "A refused sign-in was not written down."),
		);
	}
	return null;
}

/** An older, cheaper hash is made anew while the password is at hand. */
async function rehash(userId: string, password: string): Promise<void> {
	await database().user.update({
		where: { id: userId },
		data: { passwordHash: await hashPassword(password) },
		select: { id: true },
	});
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
	await requireUncommon(next, { email: user.userEmail, name: user.userName }, "next");
	const newHash = await hashPassword(next);
	return database().$transaction(async (tx) => {
		await tx.user.update({ where: { id: user.userId }, data: { passwordHash: newHash }, select: { id: true } });
		await tx.passwordReset.deleteMany({ where: { userId: user.userId } });
		const sessionsEnded = await revokeOtherSessionsWithin(tx, user);
		await recordForPersonWithin(tx, user, { action: "account.change-password", details: { sessionsEnded } });
		return { sessionsEnded };
	});
}
