import { describe, expect, it } from "vitest";
import { listAuditEntries } from "@/data/audit";
import { database } from "@/data/db";
import type { SignedIn } from "@/data/permission";
import { seal, unseal } from "@/data/seal";
import {
	beginSecondFactor,
	confirmSecondFactor,
	getSecondFactor,
	removeSecondFactor,
	renewRecoveryCodes,
	takeSecondStep,
} from "@/data/second-factor";
import { findPendingSession, findSession, openSession } from "@/data/sessions";
import { openSignIn } from "@/data/sign-in";
import { codeAt, newSeed, stepAt, stepOfCode } from "@/data/totp";
import { makeOrganization, makePerson } from "../support/make-organization";

const place = (address = "192.0.2.1") => ({ address, agent: "test" });
const now = () => stepAt(Date.now() / 1000);

/** Somebody signed in with an authenticator set up; its next code that was not used yet. */
async function withSecondFactor(person?: SignedIn) {
	const { userId } = person ?? (await makePerson("Sam"));
	const sid = await openSession(userId, place());
	const user = (await findSession(sid)) as SignedIn;
	const { seed } = await beginSecondFactor(user);
	const { codes } = await confirmSecondFactor(user, { code: codeAt(seed, now() - 1) });
	return { user, sid, seed, codes };
}

async function pendingOf(userId: string, where = place()) {
	const sid = await openSignIn(userId, "password", where);
	return { sid, pending: (await findPendingSession(sid)) as SignedIn };
}

describe("a code of six digits", () => {
	// RFC 6238, appendix B: the seed "12345678901234567890" in base 32, the last six of the eight digits it lists.
	const seed = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
	it.each([
		[59, "287082"],
		[1111111109, "081804"],
		[1111111111, "050471"],
		[1234567890, "005924"],
		[2000000000, "279037"],
		[20000000000, "353130"],
	])("at %i s is the standard's", (seconds, code) => {
		expect(codeAt(seed, stepAt(seconds))).toBe(code);
	});

	it("counts one step either side, and no further", () => {
		const own = newSeed();
		const accepted = [-2, -1, 0, 1, 2].map((away) => stepOfCode(own, codeAt(own, 1000 + away), 1000));
		expect(accepted).toEqual([null, 999, 1000, 1001, null]);
		for (const wrong of ["", "12345", "1234567", "abcdef"]) expect(stepOfCode(own, wrong, 1000)).toBeNull();
	});
});

describe("what is sealed", () => {
	it("opens for its own row only, and not when a letter of it changed", () => {
		const sealed = seal("secret", "row 1");
		expect(sealed).not.toContain("secret");
		expect(unseal(sealed, "row 1")).toBe("secret");
		expect(() => unseal(sealed, "row 2")).toThrow();
		const at = sealed.lastIndexOf(".") - 2;
		const changed = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
		expect(() => unseal(changed, "row 1")).toThrow();
		expect(seal("secret", "row 1")).not.toBe(sealed);
	});
});

describe("the second step", () => {
	it("is set up with a code, stored sealed, and ends every other sign-in", async () => {
		const person = await makePerson();
		const other = await openSession(person.userId, place());
		const { user, sid, seed, codes } = await withSecondFactor(person);
		expect(await findSession(other)).toBeNull();
		expect(await findSession(sid)).toMatchObject({ secondFactor: true });
		expect(await getSecondFactor(user)).toMatchObject({ codesLeft: 10, since: expect.any(String) });
		const row = await database().secondFactor.findUniqueOrThrow({ where: { userId: user.userId } });
		expect(JSON.stringify(row)).not.toContain(seed);
		const hashes = await database().recoveryCode.findMany({ where: { userId: user.userId } });
		for (const code of codes) expect(JSON.stringify(hashes)).not.toContain(code);
		await expect(beginSecondFactor(user)).rejects.toMatchObject({ kind: "conflict" });
	});

	it("has no effect before it is confirmed", async () => {
		const { userId } = await makePerson();
		const user = (await findSession(await openSession(userId, place()))) as SignedIn;
		await beginSecondFactor(user);
		await expect(confirmSecondFactor(user, { code: "000000" })).rejects.toMatchObject({ kind: "invalid" });
		expect(await findSession(await openSignIn(userId, "password", place()))).not.toBeNull();
	});

	it("keeps a sign-in from counting until it is taken, and each code counts once", async () => {
		const { user, seed } = await withSecondFactor();
		const { sid, pending } = await pendingOf(user.userId);
		expect(await findSession(sid)).toBeNull();
		await expect(takeSecondStep(pending, codeAt(seed, now() - 1), place())).rejects.toMatchObject({ kind: "invalid" });
		await takeSecondStep(pending, codeAt(seed, now()), place());
		expect(await findSession(sid)).toMatchObject({ userId: user.userId, secondFactor: true });
		expect(await findPendingSession(sid)).toBeNull();
		const again = await pendingOf(user.userId);
		await expect(takeSecondStep(again.pending, codeAt(seed, now()), place())).rejects.toMatchObject({
			kind: "invalid",
		});
	});

	it("takes each recovery code once, also from ten at the same moment", async () => {
		const { user, codes } = await withSecondFactor();
		for (const code of codes) {
			const tries = await Promise.allSettled(
				Array.from({ length: 10 }, async (_, n) => {
					const where = place(`198.51.100.${n}`);
					const { pending } = await pendingOf(user.userId, where);
					await takeSecondStep(pending, code.toUpperCase(), where);
				}),
			);
			expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
			await database().rateLimit.deleteMany();
		}
		expect((await getSecondFactor(user)).codesLeft).toBe(0);
	});

	it("is throttled like a password, but not for its owner at a known place", async () => {
		const { user, seed } = await withSecondFactor();
		const guesses = await Promise.allSettled(
			Array.from({ length: 40 }, async (_, n) => {
				const where = place(`203.0.113.${n}`);
				const { pending } = await pendingOf(user.userId, where);
				await takeSecondStep(pending, "000000", where);
			}),
		);
		const kinds = guesses.map((one) => (one.status === "rejected" ? one.reason.kind : "in"));
		expect(kinds.filter((kind) => kind === "invalid")).toHaveLength(30);
		expect(kinds.filter((kind) => kind === "throttled")).toHaveLength(10);
		const { sid, pending } = await pendingOf(user.userId);
		await takeSecondStep(pending, codeAt(seed, now() + 1), place());
		expect(await findSession(sid)).not.toBeNull();
	});

	it("goes only against a code, and new recovery codes end the old", async () => {
		const { user, codes } = await withSecondFactor();
		const [first = "", second = ""] = codes;
		const { codes: renewed } = await renewRecoveryCodes(user, { code: first });
		expect(renewed).toHaveLength(10);
		await expect(removeSecondFactor(user, { code: second })).rejects.toMatchObject({ kind: "invalid" });
		await removeSecondFactor(user, { code: renewed[0] ?? "" });
		expect(await getSecondFactor(user)).toEqual({ since: null, codesLeft: 0 });
	});

	it("is told to the log of each organisation, refusals too", async () => {
		const owner = await makeOrganization();
		const { user } = await withSecondFactor(owner);
		const { pending } = await pendingOf(user.userId);
		await expect(takeSecondStep(pending, "000000", place())).rejects.toThrow();
		const entries = await listAuditEntries(owner);
		expect(entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(
			expect.arrayContaining(["account.second-factor-on done", "account.sign-in-failed refused"]),
		);
	});
});
