import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listIdentities } from "@/data/identities";
import { inviteMember } from "@/data/invitations";
import { makeOrganization, makePerson } from "../support/make-organization";
import { type LocalProvider, startProvider } from "./local-provider";
import { type Served, serveBuild } from "./serve-build";

const CLIENT = "holdfast-tests";
const SECRET = "only for the tests of sign-in";
let provider: LocalProvider;
let served: Served;

beforeAll(async () => {
	provider = await startProvider(CLIENT, SECRET);
	served = await serveBuild({
		OIDC_KEYCLOAK_ISSUER: provider.issuer,
		OIDC_KEYCLOAK_CLIENT_ID: CLIENT,
		OIDC_KEYCLOAK_CLIENT_SECRET: SECRET,
	});
}, 120_000);
afterAll(async () => {
	await served?.close();
	await provider?.close();
});

/** A browser of few words: keeps cookies, follows redirects, and says where it ended. */
function makeBrowser() {
	const jar = new Map<string, string>();
	const ask = async (address: string, init: RequestInit = {}) => {
		const isOurs = address.startsWith(served.address);
		const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
		const headers = { ...init.headers, ...(isOurs ? { cookie, origin: served.address } : {}) };
		const answer = await fetch(address, { ...init, headers, redirect: "manual" });
		for (const line of answer.headers.getSetCookie()) {
			const [pair = ""] = line.split(";");
			const at = pair.indexOf("=");
			jar.set(pair.slice(0, at), pair.slice(at + 1));
		}
		return answer;
	};
	return {
		async signIn(callbackUrl: string): Promise<URL> {
			const { csrfToken } = (await (await ask(`${served.address}/api/auth/csrf`)).json()) as { csrfToken: string };
			const started = await ask(`${served.address}/api/auth/signin/keycloak`, {
				method: "POST",
				headers: { "content-type": "application/x-www-form-urlencoded" },
				body: new URLSearchParams({ csrfToken, callbackUrl, json: "true" }),
			});
			let next = ((await started.json()) as { url: string }).url;
			for (let step = 0; step < 6; step += 1) {
				const answer = await ask(next);
				const location = answer.headers.get("location");
				if (!location) break;
				next = new URL(location, next).href;
			}
			return new URL(next);
		},
		text: async (path: string) => (await ask(`${served.address}${path}`)).text(),
		status: async (path: string) => (await ask(`${served.address}${path}`)).status,
	};
}

const say = (email: string, more: Partial<LocalProvider["person"]> = {}) => {
	provider.person = { sub: randomUUID(), email, email_verified: true, name: "Provided Person", ...more };
};

describe("signing in by a provider", () => {
	it("opens the account of its verified address, on our own session table", async () => {
		const owner = await makeOrganization();
		say(owner.userEmail);
		const browser = makeBrowser();
		const place = await browser.signIn(`/o/${owner.organizationSlug}`);
		expect(place.pathname).toBe(`/o/${owner.organizationSlug}`);
		expect(await browser.text(`/o/${owner.organizationSlug}/members`)).toContain(owner.organizationName);
		expect(await listIdentities(owner)).toMatchObject([{ provider: "keycloak", email: owner.userEmail }]);
	});

	it("opens nothing for an address that is not verified, or that nobody here has", async () => {
		const person = await makePerson();
		say(person.userEmail, { email_verified: false });
		expect((await makeBrowser().signIn("/")).search).toBe("?problem=unverified");
		say(`${randomUUID()}@example.com`);
		expect((await makeBrowser().signIn("/")).search).toBe("?problem=no-account");
	});

	it("makes an account from an invitation to that address, and leads back to it", async () => {
		const owner = await makeOrganization();
		const email = `${randomUUID()}@example.com`;
		const { path } = await inviteMember(owner, { email, role: "viewer" });
		say(email);
		const browser = makeBrowser();
		expect((await browser.signIn(path)).pathname).toBe(path);
		expect(await browser.text(path)).toContain(owner.organizationName);
	});

	it("offers the provider on the sign-in page", async () => {
		expect(await makeBrowser().text("/sign-in")).toContain("Keycloak");
	});
});
