import "server-only";
import { randomInt } from "node:crypto";
import { recordForPersonWithin } from "./audit-of-person";
import { database, databaseNow, type Transaction } from "./db";
import type { SignedIn } from "./permission";
import { Refusal } from "./refusal";
import { seal, unseal } from "./seal";
import { completeSession, revokeOtherSessionsWithin } from "./sessions";
import { countAttempt, countGuess, forgetAttempts, type Place } from "./throttle";
import { hashToken } from "./tokens";
import { newSeed, seedAddress, stepAt, stepOfCode } from "./totp";

const CODES = 10;
/** Without the letters and figures that look like others. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const WRONG = "This code does not fit. Take the one your authenticator shows now, and check that its clock is right.";

export interface SecondFactorView {
	since: string | null;
	codesLeft: number;
}

export async function getSecondFactor({ userId }: SignedIn): Promise<SecondFactorView> {
	const [factor, codesLeft] = await Promise.all([
		database().secondFactor.findUnique({ where: { userId }, select: { confirmedAt: true } }),
		database().recoveryCode.count({ where: { userId, usedAt: null } }),
	]);
	return { since: factor?.confirmedAt?.toISOString() ?? null, codesLeft };
}

export async function hasSecondFactor(userId: string): Promise<boolean> {
	return (await confirmedSeed(database(), userId)) !== null;
}

/** A new seed, of no effect until a code of it is given back. */
export async function beginSecondFactor(user: SignedIn): Promise<{ seed: string; address: string }> {
	const seed = newSeed();
	const secret = seal(seed, user.userId);
	const changed = await database().$executeRaw`
		INSERT INTO "SecondFactor" ("userId", "secret") VALUES (${user.userId}::uuid, ${secret})
		ON CONFLICT ("userId") DO UPDATE SET "secret" = ${secret}, "lastStep" = 0, "createdAt" = now()
			WHERE "SecondFactor"."confirmedAt" IS NULL`;
	if (changed === 0)
		throw new Refusal("conflict", "Your authenticator is set up already. Remove it first to set up another.");
	return { seed, address: seedAddress(seed, user.userEmail) };
}

/** From here on each sign-in asks for a code; every other sign-in ends. Answers the recovery codes, shown this once. */
export async function confirmSecondFactor(user: SignedIn, { code }: { code: string }): Promise<{ codes: string[] }> {
	await countGuessOfSelf(user);
	return database().$transaction(async (tx) => {
		const row = await tx.secondFactor.findUnique({
			where: { userId: user.userId },
			select: { secret: true, confirmedAt: true },
		});
		if (!row || row.confirmedAt) throw new Refusal("conflict", "There is no set-up to finish. Begin it anew.");
		const step = stepOfCode(unseal(row.secret, user.userId), code, await stepNow(tx));
		if (step === null) throw new Refusal("invalid", WRONG, { code: WRONG });
		const { count } = await tx.secondFactor.updateMany({
			where: { userId: user.userId, confirmedAt: null, secret: row.secret },
			data: { confirmedAt: new Date(), lastStep: step },
		});
		if (count === 0) throw new Refusal("conflict", "There is no set-up to finish. Begin it anew.");
		await completeSession(tx, user.sessionId);
		await revokeOtherSessionsWithin(tx, user);
		await recordForPersonWithin(tx, user, { action: "account.second-factor-on" });
		return { codes: await replaceCodes(tx, user.userId) };
	});
}

export async function removeSecondFactor(user: SignedIn, { code }: { code: string }): Promise<void> {
	await countGuessOfSelf(user);
	await database().$transaction(async (tx) => {
		if (!(await useCode(tx, user.userId, code))) throw new Refusal("invalid", WRONG, { code: WRONG });
		await tx.secondFactor.deleteMany({ where: { userId: user.userId } });
		await tx.recoveryCode.deleteMany({ where: { userId: user.userId } });
		await tx.session.updateMany({ where: { userId: user.userId }, data: { secondAt: null } });
		await recordForPersonWithin(tx, user, { action: "account.second-factor-off" });
	});
}

export async function renewRecoveryCodes(user: SignedIn, { code }: { code: string }): Promise<{ codes: string[] }> {
	await countGuessOfSelf(user);
	return database().$transaction(async (tx) => {
		if (!(await useCode(tx, user.userId, code))) throw new Refusal("invalid", WRONG, { code: WRONG });
		await recordForPersonWithin(tx, user, { action: "account.recovery-codes" });
		return { codes: await replaceCodes(tx, user.userId) };
	});
}

/** The second step of a sign-in whose password was right; counted like a password, and by the same rules. */
export async function takeSecondStep(user: SignedIn, code: string, place: Place): Promise<void> {
	const guess = { kind: "second step", account: user.userId, userId: user.userId, place };
	await countGuess(guess);
	const isRight = await database().$transaction(async (tx) => {
		const right = await useCode(tx, user.userId, code);
		if (right) await completeSession(tx, user.sessionId);
		await recordForPersonWithin(
			tx,
			user,
			{
				action: right ? "account.sign-in" : "account.sign-in-failed",
				details: { step: "second", address: place.address },
			},
			right ? "done" : "refused",
		);
		return right;
	});
	if (!isRight) throw new Refusal("invalid", WRONG, { code: WRONG });
	await forgetAttempts(guess);
}

/** A code of the authenticator or a recovery code, used up in the same statement that accepts it. */
async function useCode(tx: Transaction, userId: string, code: string): Promise<boolean> {
	const seed = await confirmedSeed(tx, userId);
	if (seed === null) return false;
	const step = stepOfCode(seed, code, await stepNow(tx));
	if (step !== null) {
		const { count } = await tx.secondFactor.updateMany({
			where: { userId, confirmedAt: { not: null }, lastStep: { lt: step } },
			data: { lastStep: step },
		});
		return count === 1;
	}
	const { count } = await tx.recoveryCode.updateMany({
		where: { userId, usedAt: null, codeHash: codeHash(userId, code) },
		data: { usedAt: new Date() },
	});
	return count === 1;
}

async function confirmedSeed(tx: Transaction, userId: string): Promise<string | null> {
	const row = await tx.secondFactor.findUnique({ where: { userId }, select: { secret: true, confirmedAt: true } });
	return row?.confirmedAt ? unseal(row.secret, userId) : null;
}

async function replaceCodes(tx: Transaction, userId: string): Promise<string[]> {
	await tx.recoveryCode.deleteMany({ where: { userId } });
	const codes = Array.from({ length: CODES }, () => [4, 4, 4].map(randomLetters).join("-"));
	await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: codeHash(userId, code) })) });
	return codes;
}

const randomLetters = (count: number): string =>
	Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join("");

const codeHash = (userId: string, code: string): string =>
	hashToken(`${userId} ${code.toLowerCase().replace(/[^a-z0-9]/g, "")}`);

const stepNow = async (tx: Transaction): Promise<number> => stepAt((await databaseNow(tx)).getTime() / 1000);

const countGuessOfSelf = ({ userId }: SignedIn): Promise<void> =>
	countAttempt({ key: `second factor of ${userId}`, attempts: 5, windowSeconds: 900, firstWaitSeconds: 60 });
