import "server-only";
import { recordForPersonWithin } from "./audit-of-person";
import { requireUncommon } from "./common-password";
import { database, databaseNow, type Transaction } from "./db";
import { sendLetter } from "./mail";
import { hashPassword } from "./password";
import { Refusal } from "./refusal";
import { revokeOtherSessionsWithin } from "./sessions";
import { countAttempt, type Place } from "./throttle";
import { hashToken, newToken } from "./tokens";

const MINUTES = 30;
const HOUR = 3600;

/** Answers the same for every address, known or not; a letter goes only to one that has an account. */
export async function requestReset({ email }: { email: string }, place: Place): Promise<void> {
	const from = `reset from ${place.address ?? "unknown"}`;
	await countAttempt({ key: from, attempts: 20, windowSeconds: HOUR, firstWaitSeconds: 60 });
	const isWithinLimit = await countAttempt({
		...{ key: `reset of ${email}`, attempts: 3, windowSeconds: HOUR, firstWaitSeconds: 60 },
	}).then(
		() => true,
		(error: unknown) => {
			// Who asks too often learns nothing by it; the letters sent before still work.
			if (error instanceof Refusal) return false;
			throw error;
		},
	);
	const user = await database().user.findUnique({
		where: { email },
		select: { id: true, name: true, disabledAt: true },
	});
	if (!isWithinLimit || !user || user.disabledAt) return;
	const token = newToken();
	const expiresAt = new Date((await databaseNow()).getTime() + MINUTES * 60_000);
	await database().passwordReset.create({
		data: { userId: user.id, tokenHash: hashToken(token), expiresAt },
		select: { id: true },
	});
	sendLetter({
		to: email,
		subject: "A new password for Holdfast",
		sentences: [
			`Good day ${user.name}, somebody asked for a new password for this address.`,
			`The link works once, within ${MINUTES} minutes. If it was not you, do nothing: your password stays as it is.`,
		],
		path: `/reset/${token}`,
	});
}

/** Whose password the link sets; null once it was used or is too old. */
export async function findReset(token: string): Promise<{ email: string } | null> {
	const reset = await openReset(database(), token);
	return reset && { email: reset.user.email };
}

/** Used once: of many at the same moment one finds it open. Every sign-in of this person ends; the second step stays. */
export async function redeemReset({
	token,
	password,
}: {
	token: string;
	password: string;
}): Promise<{ email: string }> {
	const key = `reset ${hashToken(token)}`;
	await countAttempt({ key, attempts: 20, windowSeconds: HOUR, firstWaitSeconds: 60 });
	const known = (await openReset(database(), token)) ?? refuse();
	await requireUncommon(password, known.user);
	const passwordHash = await hashPassword(password);
	return database().$transaction(async (tx) => {
		const { count } = await tx.passwordReset.updateMany({
			where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: await databaseNow(tx) } },
			data: { usedAt: new Date() },
		});
		if (count === 0) refuse();
		const { id: userId, name: userName, email } = known.user;
		await tx.passwordReset.deleteMany({ where: { userId, usedAt: null } });
		await tx.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } });
		const sessionsEnded = await revokeOtherSessionsWithin(tx, { userId });
		await recordForPersonWithin(
			tx,
			{ userId, userName },
			{ action: "account.reset-password", details: { sessionsEnded } },
		);
		return { email };
	});
}

async function openReset(tx: Transaction, token: string) {
	return tx.passwordReset.findFirst({
		where: {
			...{ tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: await databaseNow(tx) } },
			user: { disabledAt: null },
		},
		select: { user: { select: { id: true, name: true, email: true } } },
	});
}

function refuse(): never {
	throw new Refusal("not-found", "This link was used or is older than half an hour. Ask for a new one.");
}
