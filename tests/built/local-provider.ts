import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";

/** An OpenID provider on this machine: discovery, authorisation code with PKCE and nonce, signed identity tokens. */
export interface LocalProvider {
	issuer: string;
	/** What it says about whoever signs in next. */
	person: { sub: string; email: string; email_verified: boolean; name: string };
	close: () => Promise<void>;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Both halves come as a form writes them (RFC 6749, 2.3.1): a space is a plus, a colon %3A. */
function credentialsOf(header = ""): string[] {
	const pair = Buffer.from(header.replace(/^Basic /, ""), "base64").toString();
	return pair.split(":").map((half) => new URLSearchParams(`half=${half}`).get("half") ?? "");
}

export async function startProvider(clientId: string, clientSecret: string): Promise<LocalProvider> {
	const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
	const codes = new Map<string, { nonce: string; challenge: string; redirect: string }>();
	const server = http.createServer(async (request, response) => {
		const url = new URL(request.url ?? "/", provider.issuer);
		const answer = (value: unknown, status = 200) => {
			response.writeHead(status, { "content-type": "application/json" });
			response.end(JSON.stringify(value));
		};
		if (url.pathname === "/.well-known/openid-configuration")
			return answer({
				issuer: provider.issuer,
				authorization_endpoint: `${provider.issuer}/authorize`,
				token_endpoint: `${provider.issuer}/token`,
				jwks_uri: `${provider.issuer}/keys`,
				response_types_supported: ["code"],
				subject_types_supported: ["public"],
				id_token_signing_alg_values_supported: ["RS256"],
			});
		if (url.pathname === "/keys")
			return answer({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" }] });
		if (url.pathname === "/authorize") {
			const asked = (name: string) => url.searchParams.get(name) ?? "";
			const code = randomUUID();
			codes.set(code, { nonce: asked("nonce"), challenge: asked("code_challenge"), redirect: asked("redirect_uri") });
			const back = new URL(asked("redirect_uri"));
			back.searchParams.set("code", code);
			back.searchParams.set("state", asked("state"));
			response.writeHead(302, { location: back.href });
			return response.end();
		}
		let body = "";
		for await (const part of request) body += part;
		const form = new URLSearchParams(body);
		const kept = codes.get(form.get("code") ?? "");
		codes.delete(form.get("code") ?? "");
		const proof = createHash("sha256")
			.update(form.get("code_verifier") ?? "")
			.digest("base64url");
		const [id, secret] = credentialsOf(request.headers.authorization);
		const isRight =
			kept?.challenge === proof &&
			kept.redirect === form.get("redirect_uri") &&
			id === clientId &&
			secret === clientSecret;
		if (!isRight) return answer({ error: "invalid_grant" }, 400);
		const now = Math.floor(Date.now() / 1000);
		const claims = {
			iss: provider.issuer,
			aud: clientId,
			iat: now,
			exp: now + 300,
			nonce: kept.nonce,
			...provider.person,
		};
		const head = `${encode({ alg: "RS256", kid: "one" })}.${encode(claims)}`;
		const signature = createSign("RSA-SHA256").update(head).sign(privateKey).toString("base64url");
		return answer({ access_token: randomUUID(), token_type: "Bearer", id_token: `${head}.${signature}` });
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const provider: LocalProvider = {
		issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		person: { sub: randomUUID(), email: "", email_verified: true, name: "Provided Person" },
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
	return provider;
}
