import { NextRequest } from "next/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { proxy } from "@/proxy";

const ask = (address: string, headers: Record<string, string> = {}) =>
	proxy(new NextRequest(address, { headers: { host: new URL(address).host, ...headers } }));

describe("what every answer carries", () => {
	afterEach(() => vi.unstubAllEnvs());

	it("is strict transport where the installation is reached by TLS, and not on a laptop", () => {
		vi.stubEnv("APP_URL", "https://holdfast.example");
		expect(ask("https://holdfast.example/sign-in").headers.get("strict-transport-security")).toBe("max-age=31536000");
		vi.stubEnv("APP_URL", "http://localhost:3000");
		expect(ask("http://localhost:3000/sign-in").headers.get("strict-transport-security")).toBeNull();
	});

	it("is a policy with a nonce of its own, whatever nonce the browser sends", () => {
		vi.stubEnv("APP_URL", "http://localhost:3000");
		const [one, other] = [1, 2].map(() =>
			ask("http://localhost:3000/sign-in", { "x-nonce": "mine" }).headers.get("content-security-policy"),
		);
		expect(one).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic'/);
		expect(one).not.toContain("mine");
		expect(one).not.toBe(other);
	});
});
