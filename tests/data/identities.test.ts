import { randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { database } from "@/data/db";
import { listIdentities, unlinkProvider, userOfProvider } from "@/data/identities";
import { acceptInvitation, inviteMember } from "@/data/invitations";
import { listOrganizations } from "@/data/organizations";
import { type Claims, listProviders, redirectAddress, verifiedEmail } from "@/data/providers";
import { makeOrganization, makePerson } from "../support/make-organization";

const provider = {
	...{ id: "keycloak", name: "Keycloak", issuer: "https://id.example.com", clientId: "a", clientSecret: "b" },
	trustsEmail: false,
};
const claims = (email: string, verified = true): Claims => ({
	...{ sub: randomUUID(), email, email_verified: verified, name: "New Person" },
});
const ask = (said: Claims, more: Partial<Parameters<typeof userOfProvider>[0]> = {}) =>
	userOfProvider({ provider, claims: said, signedIn: null, invitation: null, ...more });

describe("a provider's word", () => {
	it("opens an account by a verified address, and from then on by its subject alone", async () => {
		const person = await makePerson();
		const said = claims(person.userEmail);
		expect(await ask(said)).toEqual({ id: person.userId });
		expect(await ask({ ...said, email: "renamed@example.com" })).toEqual({ id: person.userId });
		expect(await listIdentities(person)).toMatchObject([{ provider: "keycloak", email: person.userEmail }]);
	});

	it("opens nothing by an address that is not verified, unknown, or a look-alike", async () => {
		const person = await makePerson();
		expect(await ask(claims(person.userEmail, false))).toEqual({ problem: "unverified" });
		expect(await ask({ sub: randomUUID() })).toEqual({ problem: "unverified" });
		expect(await ask(claims(`${randomUUID()}@example.com`))).toEqual({ problem: "no-account" });
		const lookAlike = person.userEmail.replace("@example", "@ехample");
		expect(await ask(claims(lookAlike))).toEqual({ problem: "unverified" });
	});

	it("does not take over an account that another subject opened", async () => {
		const person = await makePerson();
		await ask(claims(person.userEmail));
		expect(await ask(claims(person.userEmail))).toEqual({ problem: "taken" });
	});

	it("is linked by whoever is signed in, whatever its address, and never twice", async () => {
		const [mine, theirs] = [await makePerson(), await makePerson()];
		const said = claims("elsewhere@example.com", false);
		expect(await ask(said, { signedIn: mine })).toEqual({ id: mine.userId });
		expect(await ask(said, { signedIn: theirs })).toEqual({ problem: "taken" });
	});

	it("opens nothing for somebody disabled", async () => {
		const person = await makePerson();
		const said = claims(person.userEmail);
		await ask(said);
		await database().user.update({ where: { id: person.userId }, data: { disabledAt: new Date() } });
		expect(await ask(said)).toEqual({ problem: "disabled" });
		expect(await ask(claims(person.userEmail))).toEqual({ problem: "disabled" });
	});

	it("makes an account for somebody new only with an invitation to that address, which they then accept", async () => {
		const owner = await makeOrganization();
		const email = `${randomUUID()}@example.com`;
		const { path } = await inviteMember(owner, { email, role: "editor" });
		const invitation = path.replace("/invite/", "");
		expect(await ask(claims("somebody-else@example.com"), { invitation })).toEqual({ problem: "no-account" });
		const opened = await ask(claims(email), { invitation });
		const user = await database().user.findUniqueOrThrow({ where: { email } });
		expect(opened).toEqual({ id: user.id });
		expect(user).toMatchObject({ passwordHash: null, name: "New Person" });
		const person = { userId: user.id, userName: user.name, userEmail: email, sessionId: user.id };
		expect(await listOrganizations(person)).toEqual([]);
		await acceptInvitation(person, invitation);
		expect(await listOrganizations(person)).toMatchObject([{ role: "editor" }]);
		await expect(unlinkProvider(person, { provider: "keycloak" })).rejects.toMatchObject({ kind: "conflict" });
	});
});

describe("the providers of an installation", () => {
	it("are those wholly set, Entra by its tenant only", () => {
		vi.stubEnv("OIDC_GOOGLE_CLIENT_ID", "id");
		expect(listProviders()).toEqual([]);
		vi.stubEnv("OIDC_GOOGLE_CLIENT_SECRET", "secret");
		for (const part of ["CLIENT_ID", "CLIENT_SECRET"]) vi.stubEnv(`OIDC_ENTRA_${part}`, "x");
		vi.stubEnv("OIDC_ENTRA_TENANT_ID", "common");
		expect(listProviders().map(({ id }) => id)).toEqual(["google"]);
		vi.stubEnv("OIDC_ENTRA_TENANT_ID", "11111111-2222-3333-4444-555555555555");
		expect(listProviders().map(({ issuer }) => issuer)).toEqual([
			"https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0",
			"https://accounts.google.com",
		]);
		expect(redirectAddress("google")).toBe("http://localhost:3000/api/auth/callback/google");
		vi.unstubAllEnvs();
	});

	it("are believed about an address only where it is verified", () => {
		const said = { sub: "1", email: "A@Example.com" };
		expect(verifiedEmail(said, { trustsEmail: false })).toBeNull();
		expect(verifiedEmail({ ...said, xms_edov: "1" }, { trustsEmail: false })).toBe("a@example.com");
		expect(verifiedEmail(said, { trustsEmail: true })).toBe("a@example.com");
	});
});
