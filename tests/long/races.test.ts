import { randomUUID } from "node:crypto";
import { expect, it, vi } from "vitest";
import { database } from "@/data/db";
import { setAdvises } from "@/data/firm-links";
import { acceptInvitation, inviteMember } from "@/data/invitations";
import { acceptOffer, offerLink } from "@/data/link-offers";
import { redeemReset } from "@/data/password-reset";
import { beginSecondFactor, confirmSecondFactor, renewRecoveryCodes } from "@/data/second-factor";
import { findSession, openSession } from "@/data/sessions";
import { hashToken, newToken } from "@/data/tokens";
import { codeAt, stepAt } from "@/data/totp";
import { makeOrganization, makePerson } from "../support/make-organization";

// The cost of a hash is not what is raced for here.
vi.mock("@/data/password", () => ({
	hashPassword: async () => "closed",
	isPassword: async () => false,
	needsNewHash: () => false,
}));

const ROUNDS = 125;
const AT_ONCE = 10;

/** Ten at the same moment; answers how many got through. */
async function race(redeem: (n: number) => Promise<unknown>): Promise<number> {
	const tries = await Promise.allSettled(Array.from({ length: AT_ONCE }, (_, n) => redeem(n)));
	await database().rateLimit.deleteMany();
	return tries.filter((one) => one.status === "fulfilled").length;
}

const kinds: Record<string, () => Promise<number>> = {
	async invitation() {
		const [owner, person] = [await makeOrganization(), await makePerson()];
		const { path } = await inviteMember(owner, { email: person.userEmail, role: "viewer" });
		return race(() => acceptInvitation(person, path.replace("/invite/", "")));
	},
	async "password reset"() {
		const { userId } = await makePerson();
		const token = newToken();
		const expiresAt = new Date(Date.now() + 60_000);
		await database().passwordReset.create({ data: { userId, tokenHash: hashToken(token), expiresAt } });
		return race((n) => redeemReset({ token, password: `a sentence of ${randomUUID()} ${n}` }));
	},
	async "firm's offer"() {
		const [firm, client] = [await makeOrganization(), await makeOrganization()];
		await setAdvises(firm, { advises: true });
		const { path } = await offerLink(firm, { side: "firm", recipient: "a client", role: "viewer" });
		const form = { token: path.replace("/link/", ""), organization: client.organizationSlug, replaces: null };
		return race(() => acceptOffer(client, form));
	},
	async "recovery code"() {
		const { userId } = await makePerson();
		const user = await findSession(await openSession(userId, { address: null, agent: null }));
		if (!user) throw new Error("the session just opened is not found");
		const { seed } = await beginSecondFactor(user);
		const { codes } = await confirmSecondFactor(user, { code: codeAt(seed, stepAt(Date.now() / 1000)) });
		return race(() => renewRecoveryCodes(user, { code: codes[0] ?? "" }));
	},
};

it("redeems each single-use token once in 500 races of ten", async () => {
	let races = 0;
	let extra = 0;
	for (const [kind, run] of Object.entries(kinds))
		for (let round = 0; round < ROUNDS; round += 1) {
			const won = await run();
			races += 1;
			extra += won - 1;
			expect(won, `${kind}, round ${round}`).toBe(1);
		}
	console.info(
		`races: ${races} of ${AT_ONCE} over ${Object.keys(kinds).length} kinds of token, ${extra} extra redemptions`,
	);
	expect(races).toBeGreaterThanOrEqual(500);
	expect(extra).toBe(0);
});
