import { describe, expect, it } from "vitest";
import { secretsOf, withoutSecrets } from "@/data/log";

const environment = {
	NEXTAUTH_SECRET: "canary-session-secret-canary-session",
	DATABASE_APP_URL: "postgresql://holdfast_app:canary%2Fpassword@127.0.0.1:5432/holdfast",
	METRICS_TOKEN: "canary-metrics-token",
	APP_URL: "https://holdfast.example.com",
	PORT: "3000",
};
const secrets = secretsOf(environment);

describe("the log", () => {
	it("knows the secrets among the settings, a password inside an address too", () => {
		expect(secrets).toEqual(expect.arrayContaining(["canary/password", "canary%2Fpassword", "canary-metrics-token"]));
		expect(secrets).not.toContain(environment.APP_URL);
	});

	it.each([
		"connecting to postgresql://holdfast_app:canary%2Fpassword@127.0.0.1:5432/holdfast failed",
		"password canary/password is wrong",
		"canary-session-secret-canary-session",
		"GET /invite/canary-token_canary-token",
		"GET /share/canary-token_canary-token?x=1",
		"GET /welcome?token=canary-token_canary-token",
		'{"input":{"email":"a@b.c","password":"canary-password"}}',
	])("writes no canary: %s", (line) => {
		expect(withoutSecrets(line, secrets)).not.toMatch(/canary/);
		expect(withoutSecrets(line, secrets)).toContain("[hidden]");
	});

	it("leaves the rest alone", () => {
		const line = '{"level":"info","msg":"The database answers again.","path":"/o/acme/servers"}';
		expect(withoutSecrets(line, secrets)).toBe(line);
	});
});
