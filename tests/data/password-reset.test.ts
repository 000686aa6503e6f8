import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "@/data/db";
import { findReset, redeemReset, requestReset } from "@/data/password-reset";
import { findSession, openSession } from "@/data/sessions";
import { verifyCredentials } from "@/data/users";
import { makePerson } from "../support/make-organization";

const sent: { to: { address: string }; text: string }[] = [];
vi.mock("nodemailer", () => ({
	createTransport: () => ({ sendMail: async (letter: (typeof sent)[number]) => sent.push(letter), close: () => {} }),
}));

const place = () => ({ address: randomUUID(), agent: "test" });
const NEW = "a quite new sentence";

async function tokenFor(email: string): Promise<string> {
	await requestReset({ email }, place());
	await vi.waitFor(() => expect(sent.some((letter) => letter.to.address === email)).toBe(true));
	const letter = sent.findLast(({ to }) => to.address === email);
	return /\/reset\/([\w-]+)/.exec(letter?.text ?? "")?.[1] ?? "";
}

beforeEach(() => {
	vi.stubEnv("SMTP_URL", "smtp://localhost:1");
	vi.stubEnv("SMTP_FROM", "holdfast@example.com");
	sent.length = 0;
});

describe("a forgotten password", () => {
	it("is set anew by a link of our own address, which ends every sign-in", async () => {
		const person = await makePerson();
		const sid = await openSession(person.userId, place());
		const token = await tokenFor(person.userEmail);
		expect(sent[0]?.text).toContain(`http://localhost:3000/reset/${token}`);
		expect(await findReset(token)).toEqual({ email: person.userEmail });
		expect(JSON.stringify(await database().passwordReset.findMany())).not.toContain(token);
		expect(await redeemReset({ token, password: NEW })).toEqual({ email: person.userEmail });
		expect(await findSession(sid)).toBeNull();
		expect(await verifyCredentials(person.userEmail, NEW, place())).toEqual({ id: person.userId });
	});

	it("answers an unknown address the same, and sends nothing", async () => {
		expect(await requestReset({ email: `${randomUUID()}@example.com` }, place())).toBeUndefined();
		const person = await makePerson();
		await database().user.update({ where: { id: person.userId }, data: { disabledAt: new Date() } });
		expect(await requestReset({ email: person.userEmail }, place())).toBeUndefined();
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(sent).toEqual([]);
	});

	it("sends three letters an hour at most, and still answers the same", async () => {
		const { userEmail: email } = await makePerson();
		for (let n = 0; n < 8; n += 1) expect(await requestReset({ email }, place())).toBeUndefined();
		await vi.waitFor(() => expect(sent).toHaveLength(3));
	});

	it("is redeemed once by ten at the same moment, and the other links end with it", async () => {
		const person = await makePerson();
		const [first, second] = [await tokenFor(person.userEmail), ""];
		sent.length = 0;
		const other = await tokenFor(person.userEmail);
		const tries = await Promise.allSettled(
			Array.from({ length: 10 }, (_, n) => redeemReset({ token: first, password: `${NEW} ${n}` })),
		);
		expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
		for (const token of [first, other, second]) expect(await findReset(token)).toBeNull();
	});

	it("is too late after half an hour by the database's clock", async () => {
		const person = await makePerson();
		const token = await tokenFor(person.userEmail);
		await database()
			.$executeRaw`UPDATE "PasswordReset" SET "expiresAt" = now() - interval '1 second' WHERE "userId" = ${person.userId}::uuid`;
		vi.useFakeTimers({ toFake: ["Date"], now: new Date("2001-01-01") });
		try {
			await expect(redeemReset({ token, password: NEW })).rejects.toMatchObject({ kind: "not-found" });
		} finally {
			vi.useRealTimers();
		}
	});

	it.each(["password1234", "1q2w3e4r5t6y", "123456789012", "qwertyuiopas", "passwordpassword"])(
		"is refused where guessers begin: %s",
		async (password) => {
			const person = await makePerson();
			const token = await tokenFor(person.userEmail);
			await expect(redeemReset({ token, password })).rejects.toMatchObject({ kind: "invalid" });
			expect(await findReset(token)).not.toBeNull();
		},
	);
});
