import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { describe, expect, it, vi } from "vitest";
import { database } from "@/data/db";
import { hashPassword } from "@/data/password";
import { readSid } from "@/data/session";
import {
	closeSession,
	findSession,
	listSessions,
	openSession,
	revokeOtherSessions,
	revokeSession,
} from "@/data/sessions";
import { clearCount, countAttempt } from "@/data/throttle";
import { changePassword, verifyCredentials } from "@/data/users";
import { required } from "../support/database";
import { makePerson } from "../support/make-organization";

const PASSWORD = "correct horse battery";
const place = (address: string = randomUUID()) => ({ address, agent: "test" });

async function makeAccount() {
	const person = await makePerson("Sam");
	const passwordHash = await hashPassword(PASSWORD);
	await database().user.update({ where: { id: person.userId }, data: { passwordHash } });
	return person;
}

async function signIn(userId: string) {
	const sid = await openSession(userId, place());
	const user = await findSession(sid);
	if (!user) throw new Error("the session just opened is not found");
	return { sid, user };
}

describe("a session", () => {
	it("ends with the next request after it is closed, revoked, expired, or its user disabled", async () => {
		const person = await makePerson();
		const endings: ((sid: string, id: string) => Promise<unknown>)[] = [
			(sid) => closeSession(sid),
			async (_sid, id) => revokeSession(person, id),
			(_sid, id) => database().session.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } }),
			() => database().user.update({ where: { id: person.userId }, data: { disabledAt: new Date() } }),
		];
		for (const end of endings) {
			const { sid, user } = await signIn(person.userId);
			await end(sid, user.sessionId);
			expect(await findSession(sid)).toBeNull();
		}
	});

	it("of another person cannot be revoked", async () => {
		const [mine, theirs] = [await makePerson(), await makePerson()];
		const { sid, user } = await signIn(theirs.userId);
		await expect(revokeSession(mine, user.sessionId)).rejects.toMatchObject({ kind: "not-found" });
		expect(await findSession(sid)).not.toBeNull();
	});

	it("is new at each sign-in, and its secret is not stored", async () => {
		const person = await makePerson();
		const first = await signIn(person.userId);
		const second = await signIn(person.userId);
		expect(first.sid).not.toBe(second.sid);
		const stored = JSON.stringify(await database().session.findMany({ where: { userId: person.userId } }));
		expect(stored).not.toContain(first.sid);
		expect(await revokeOtherSessions(second.user)).toBe(1);
		expect(await listSessions(second.user)).toMatchObject([{ id: second.user.sessionId, isThisOne: true }]);
		expect(await findSession(first.sid)).toBeNull();
	});

	it("is read from a cookie of ours only", async () => {
		const secret = required("NEXTAUTH_SECRET");
		expect(await readSid(await encode({ token: { sid: "abc" }, secret }))).toBe("abc");
		expect(await readSid(await encode({ token: { sid: "abc" }, secret: `${secret}-other` }))).toBeNull();
		expect(await readSid(await encode({ token: { sid: 7 } as never, secret }))).toBeNull();
		expect(await readSid(await encode({ token: { sid: "abc" }, secret, maxAge: -100 }))).toBeNull();
		for (const token of ["", "x", "a.b.c.d.e"]) expect(await readSid(token)).toBeNull();
	});
});

describe("a password", () => {
	it("opens its own account, whatever the case of the address", async () => {
		const person = await makeAccount();
		expect(await verifyCredentials(person.userEmail.toUpperCase(), PASSWORD, place())).toEqual({ id: person.userId });
		expect(await verifyCredentials(person.userEmail, `${PASSWORD}.`, place())).toBeNull();
		expect(await verifyCredentials(`${randomUUID()}@example.com`, PASSWORD, place())).toBeNull();
		await database().user.update({ where: { id: person.userId }, data: { disabledAt: new Date() } });
		expect(await verifyCredentials(person.userEmail, PASSWORD, place())).toBeNull();
	});

	it("changes only with the present one, and ends every other session", async () => {
		const person = await makeAccount();
		const [old, now] = [await signIn(person.userId), await signIn(person.userId)];
		const wrong = changePassword(now.user, { current: "wrong", next: "another sentence" });
		await expect(wrong).rejects.toMatchObject({ kind: "invalid", fields: { current: expect.any(String) } });
		expect(await changePassword(now.user, { current: PASSWORD, next: "another sentence" })).toEqual({
			sessionsEnded: 1,
		});
		expect(await findSession(old.sid)).toBeNull();
		expect(await findSession(now.sid)).not.toBeNull();
		expect(await verifyCredentials(person.userEmail, "another sentence", place())).toEqual({ id: person.userId });
		expect(await verifyCredentials(person.userEmail, PASSWORD, place())).toBeNull();
	});
});

describe("the throttle", () => {
	it("lets exactly its number of parallel attempts pass", async () => {
		const limit = { key: randomUUID(), attempts: 5, windowSeconds: 900, firstWaitSeconds: 60 };
		const tries = await Promise.allSettled(Array.from({ length: 200 }, () => countAttempt(limit)));
		expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(5);
	});

	it("doubles the wait each time, and forgets it when told", async () => {
		const limit = { key: randomUUID(), attempts: 1, windowSeconds: 900, firstWaitSeconds: 60 };
		await countAttempt(limit);
		const waits: string[] = [];
		for (let attempt = 0; attempt < 3; attempt += 1) {
			await countAttempt(limit).catch((error) => waits.push(error.message));
			await database()
				.$executeRaw`UPDATE "RateLimit" SET "blockedUntil" = now() - interval '1 second' WHERE "blockedUntil" > now()`;
		}
		expect(waits.map((message) => /Wait (\d+ \w+)/.exec(message)?.[1])).toEqual([
			"60 seconds",
			"2 minutes",
			"4 minutes",
		]);
		await clearCount(limit.key);
		await expect(countAttempt(limit)).resolves.toBeUndefined();
	});

	it("stops guessing from many addresses, but not the owner at a known one", async () => {
		const person = await makeAccount();
		const home = place("192.0.2.7");
		await openSession(person.userId, home);
		const guesses = await Promise.allSettled(
			Array.from({ length: 40 }, (_, n) => verifyCredentials(person.userEmail, "guess", place(`198.51.100.${n}`))),
		);
		expect(guesses.filter((one) => one.status === "fulfilled")).toHaveLength(30);
		const elsewhere = verifyCredentials(person.userEmail, PASSWORD, place("203.0.113.1"));
		await expect(elsewhere).rejects.toMatchObject({ kind: "throttled" });
		expect(await verifyCredentials(person.userEmail, PASSWORD, home)).toEqual({ id: person.userId });
	});

	it("counts five guesses from one address, then waits, and a right password clears the count", async () => {
		const person = await makeAccount();
		const here = place("192.0.2.99");
		for (let round = 0; round < 2; round += 1) {
			for (let guess = 0; guess < 4; guess += 1)
				expect(await verifyCredentials(person.userEmail, "no", here)).toBeNull();
			expect(await verifyCredentials(person.userEmail, PASSWORD, here)).toEqual({ id: person.userId });
		}
		for (let guess = 0; guess < 5; guess += 1) expect(await verifyCredentials(person.userEmail, "no", here)).toBeNull();
		await expect(verifyCredentials(person.userEmail, PASSWORD, here)).rejects.toThrow(/Too many attempts. Wait/);
	});
});

describe("four hundred guesses at once from two instances", () => {
	it("pass exactly as often as the limit says, and its owner still comes in from home", async () => {
		const person = await makeAccount();
		const home = place("192.0.2.50");
		await openSession(person.userId, home);
		const secondInstance = await anotherInstance();
		const guess = (verify: typeof verifyCredentials, n: number) =>
			verify(person.userEmail, "guess", place(`203.0.113.${n % 100}`));
		const guesses = await Promise.allSettled(
			Array.from({ length: 400 }, (_, n) => guess(n % 2 ? secondInstance.verifyCredentials : verifyCredentials, n)),
		);
		expect(guesses.filter((one) => one.status === "fulfilled")).toHaveLength(30);
		expect(guesses.filter((one) => one.status === "rejected" && one.reason.kind === "throttled")).toHaveLength(370);
		expect(await verifyCredentials(person.userEmail, PASSWORD, home)).toEqual({ id: person.userId });
		const [longest] = await database().$queryRaw<{ seconds: number }[]>`
			SELECT extract(epoch FROM max("blockedUntil") - now())::int AS seconds FROM "RateLimit"`;
		expect(longest?.seconds).toBeLessThanOrEqual(900);
		await secondInstance.close();
	});

	it("lets an office of one address sign in more often than it may guess", async () => {
		const person = await makeAccount();
		const office = place("192.0.2.60");
		for (let n = 0; n < 105; n += 1) await verifyCredentials(person.userEmail, PASSWORD, office);
		await database().$executeRaw`UPDATE "RateLimit" SET "windowEndsAt" = now() + interval '1 day'`;
		expect(await verifyCredentials(person.userEmail, PASSWORD, office)).toEqual({ id: person.userId });
	});
});

/** The same program again, with a database client of its own. */
async function anotherInstance() {
	const kept = globalThis as { holdfastDatabase?: unknown };
	const first = kept.holdfastDatabase;
	kept.holdfastDatabase = undefined;
	vi.resetModules();
	const { verifyCredentials } = await import("@/data/users");
	const { database: other } = await import("@/data/db");
	const client = other();
	return {
		async verifyCredentials(...args: Parameters<typeof verifyCredentials>) {
			return verifyCredentials(...args);
		},
		close: async () => {
			kept.holdfastDatabase = first;
			await client.$disconnect();
		},
	};
}
