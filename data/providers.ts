import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";

/** What a provider says about somebody, as far as it is used. */
export interface Claims {
	sub: string;
	email?: string;
	email_verified?: boolean | string;
	/** Entra ID: the address belongs to a domain the tenant has proven to own. */
	xms_edov?: boolean | string | number;
	name?: string;
}

export interface Provider {
	id: string;
	name: string;
	issuer: string;
	clientId: string;
	clientSecret: string;
	/** Whether an address it does not call verified is believed: only where the operator says so. */
	trustsEmail: boolean;
}

const KINDS: { id: string; name: string; issuer: (setting: (name: string) => string) => string }[] = [
	{ id: "entra", name: "Microsoft", issuer: (setting) => entraIssuer(setting("TENANT_ID")) },
	{ id: "google", name: "Google", issuer: (setting) => setting("ISSUER") || "https://accounts.google.com" },
	{ id: "keycloak", name: "Keycloak", issuer: (setting) => setting("ISSUER") },
];

/** A tenant by its id only: `common` would let every tenant of the world name any address. */
function entraIssuer(tenant: string): string {
	return /^[0-9a-f-]{36}$/i.test(tenant) ? `https://login.microsoftonline.com/${tenant}/v2.0` : "";
}

/** The sign-in providers of this installation, by its settings; one that is half set is left out. */
export function listProviders(): Provider[] {
	return KINDS.flatMap(({ id, name, issuer }) => {
		const setting = (part: string) => (process.env[`OIDC_${id.toUpperCase()}_${part}`] ?? "").trim();
		const provider: Provider = {
			id,
			name: setting("NAME") || name,
			issuer: issuer(setting).replace(/\/+$/, ""),
			clientId: setting("CLIENT_ID"),
			clientSecret: setting("CLIENT_SECRET"),
			trustsEmail: setting("TRUST_EMAIL") === "1",
		};
		return provider.issuer && provider.clientId && provider.clientSecret ? [provider] : [];
	});
}

/** What the provider's console asks for, letter for letter. */
export const redirectAddress = (id: string): string => new URL(`/api/auth/callback/${id}`, process.env.APP_URL).href;

export function verifiedEmail(claims: Claims, { trustsEmail }: Pick<Provider, "trustsEmail">): string | null {
	const isYes = (value: unknown) => value === true || value === "true" || value === 1 || value === "1";
	const email = claims.email?.trim().toLowerCase() ?? "";
	// The same letters as everywhere: a look-alike address opens nobody's account.
	if (!/^[\x21-\x7e]+@[a-z0-9.-]+$/.test(email)) return null;
	return isYes(claims.email_verified) || isYes(claims.xms_edov) || trustsEmail ? email : null;
}

export function asNextAuth({ id, name, issuer, clientId, clientSecret }: Provider): OAuthConfig<Claims> {
	return {
		...{ id, name, issuer, clientId, clientSecret, type: "oauth", idToken: true },
		wellKnown: `${issuer}/.well-known/openid-configuration`,
		authorization: { params: { scope: "openid email profile" } },
		checks: ["pkce", "state", "nonce"],
		profile: ({ sub, name: fullName, email }) => ({ id: sub, name: fullName ?? null, email: email ?? null }),
	};
}
