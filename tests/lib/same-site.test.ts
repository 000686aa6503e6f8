import { describe, expect, it } from "vitest";
import { refusalOfSite } from "@/lib/same-site";

const APP = "https://plan.example.com";
const check = (method: string, headers: Record<string, string>, app = APP) =>
	refusalOfSite({ method, headers: new Headers(headers) }, app)?.status ?? null;

describe("a request", () => {
	it.each<[what: string, headers: Record<string, string>, status: number | null]>([
		["own origin", { host: "plan.example.com", origin: APP }, null],
		[
			"own origin, told by the browser too",
			{ host: "plan.example.com", origin: APP, "sec-fetch-site": "same-origin" },
			null,
		],
		["no origin, but the browser's word", { host: "plan.example.com", "sec-fetch-site": "same-origin" }, null],
		["neither", { host: "plan.example.com" }, 403],
		["foreign origin", { host: "plan.example.com", origin: "https://evil.example" }, 403],
		["null origin", { host: "plan.example.com", origin: "null" }, 403],
		["own origin over http", { host: "plan.example.com", origin: "http://plan.example.com" }, 403],
		["own origin on another port", { host: "plan.example.com", origin: `${APP}:8443` }, 403],
		["a neighbour of the same site", { host: "plan.example.com", origin: APP, "sec-fetch-site": "same-site" }, 403],
		["foreign host that vouches for itself", { host: "evil.example", origin: "https://evil.example" }, 421],
		[
			"foreign origin behind a forged forwarded host",
			{ host: "plan.example.com", origin: "https://evil.example", "x-forwarded-host": "evil.example" },
			403,
		],
		["no host", { origin: APP }, 421],
	])("that changes something, with %s", (_what, headers, status) => {
		for (const method of ["POST", "PUT", "PATCH", "DELETE"]) expect(check(method, headers)).toBe(status);
	});

	it("that only reads needs the right host alone", () => {
		expect(check("GET", { host: "plan.example.com", origin: "https://evil.example" })).toBeNull();
		expect(check("GET", { host: "evil.example" })).toBe(421);
	});

	it("on one's own machine may use any of its three names, on the same port", () => {
		const local = "http://localhost:3000";
		for (const name of ["localhost", "127.0.0.1", "[::1]"]) {
			expect(check("POST", { host: `${name}:3000`, origin: `http://${name}:3000` }, local)).toBeNull();
			expect(check("POST", { host: `${name}:3001`, origin: `http://${name}:3001` }, local)).toBe(421);
		}
		expect(check("POST", { host: "127.0.0.1:3000", origin: "http://localhost:3000" }, local)).toBe(403);
		expect(check("POST", { host: "127.0.0.1", origin: "http://127.0.0.1" }, APP)).toBe(421);
	});
});
