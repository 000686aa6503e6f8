import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEndpoints } from "./endpoints";
import { attempt, entries, hasSchema, isAllowed, listCases, loadSchemas, type Outcome, runCases } from "./matrix";
import floors from "./matrix-floors.json";
import { makeWorld, type World } from "./world";

/** The whole matrix is the long suite's; here each endpoint meets each actor once, the kinds of id by turns. */
const IS_WHOLE = process.env.WHOLE_MATRIX === "1";

let world: World;
let outcomes: Outcome[];

beforeAll(async () => {
	await loadSchemas();
	world = await makeWorld();
	outcomes = await runCases(listCases(world, IS_WHOLE), world);
}, 1_500_000);
afterAll(() => world?.close());

const endpoints = listEndpoints();
const places = (kind: string) => endpoints.filter((endpoint) => endpoint.kind === kind);

describe("the registry of endpoints", () => {
	it("names everything the build can be asked for, and nothing else", () => {
		expect(endpoints.map(({ name }) => name)).toEqual(Object.keys(entries).toSorted());
	});

	it("knows the schema of every action", () => {
		expect(
			places("action")
				.filter((endpoint) => !hasSchema(endpoint) && !entries[endpoint.name]?.wraps)
				.map(({ name }) => name),
		).toEqual([]);
	});

	it("does not shrink by itself", () => {
		const counts = { page: places("page").length, route: places("route").length, action: places("action").length };
		for (const kind of ["page", "route", "action"] as const) expect(counts[kind]).toBeGreaterThanOrEqual(floors[kind]);
		expect(world.actors.length).toBeGreaterThanOrEqual(floors.actors);
		expect(outcomes.length).toBeGreaterThanOrEqual(IS_WHOLE ? floors.wholeCases : floors.quickCases);
	});
});

describe("every endpoint, asked by everybody", () => {
	it("shows and does nothing that is not theirs", () => {
		const complaints = outcomes.filter(({ complaint }) => complaint !== null);
		const refused = outcomes.filter((one) => !isAllowed(one)).length;
		const told = complaints.map(
			({ endpoint, actor, kind, verdict, complaint }) =>
				`${endpoint.name} | ${actor.name} | ${kind} id | ${verdict}: ${complaint}`,
		);
		console.info(
			`isolation: ${outcomes.length} cases over ${endpoints.length} endpoints and ${world.actors.length} actors, ${refused} of them refused, ${complaints.length} leaks`,
			...told,
		);
		expect(told).toEqual([]);
		expect(refused).toBeGreaterThan(outcomes.length / 3);
	});

	it("does let those in who may: a matrix of closed doors would prove nothing", () => {
		const done = new Set(outcomes.flatMap(({ verdict, endpoint }) => (verdict === "done" ? [endpoint.name] : [])));
		const shown = new Set(
			outcomes.flatMap(({ status, endpoint }) => (status === 200 && endpoint.kind !== "action" ? [endpoint.name] : [])),
		);
		console.info(`isolation: ${done.size} actions done, ${shown.size} pages and routes shown to who may`);
		expect(done.size).toBeGreaterThanOrEqual(floors.actionsDone);
		expect(shown.size).toBeGreaterThanOrEqual(floors.placesShown);
	});
});

describe("a request from another site", () => {
	const variants: [name: string, headers: Record<string, string>][] = [
		["a foreign Origin", { origin: "https://evil.example" }],
		["the Origin null", { origin: "null" }],
		["no Origin and no word of the browser", {}],
		[
			"a foreign Origin with our own name forwarded",
			{ origin: "https://evil.example", "x-forwarded-host": "evil.example" },
		],
		["our Origin, but sent across sites", { "sec-fetch-site": "cross-site" }],
		["a sister site's word", { origin: "http://sister.localhost", "sec-fetch-site": "same-site" }],
		["no Origin, sent across sites", { "sec-fetch-site": "cross-site", origin: "" }],
		["our Origin with another scheme", { origin: "https://localhost" }],
	];
	it.each(variants)("changes nothing with %s", async (_name, given) => {
		const owner = world.actors.find(({ name }) => name === "an owner of the first");
		const accepted: string[] = [];
		for (const endpoint of places("action")) {
			const path = endpoint.path
				.replace("[organization]", world.first.context.organizationSlug)
				.replace(/\[\w+\]/g, "x");
			const headers: Record<string, string> = { cookie: owner?.cookie ?? "", "next-action": endpoint.id };
			if (given["sec-fetch-site"] === "cross-site" && given.origin === undefined) headers.origin = world.address;
			for (const [name, value] of Object.entries(given)) if (value) headers[name] = value;
			const answer = await fetch(`${world.address}${path}`, {
				method: "POST",
				headers,
				body: "[]",
				redirect: "manual",
			});
			if (answer.status !== 403) accepted.push(`${endpoint.name}: ${answer.status}`);
			await answer.arrayBuffer();
		}
		expect(accepted).toEqual([]);
	});

	it("never reaches an upload or the sign-in either", async () => {
		const routes = places("route").filter(({ path }) => /^\/api\/(imports|auth)/.test(path));
		expect(routes.length).toBeGreaterThanOrEqual(2);
		for (const { path } of routes)
			for (const [, headers] of variants.slice(0, 2)) {
				const address = path.replace(/\[(\.{3})?\w+\]/g, "x");
				const answer = await fetch(`${world.address}${address}`, { method: "POST", headers, body: "x" });
				expect([403, 405], address).toContain(answer.status);
			}
	});

	it("finds another host nowhere", async () => {
		const { request } = await import("node:http");
		const status = await new Promise((resolve, reject) => {
			const { port } = new URL(world.address);
			request({ port, host: "127.0.0.1", path: "/sign-in", headers: { host: "evil.example" } }, (answer) => {
				answer.resume();
				resolve(answer.statusCode);
			})
				.on("error", reject)
				.end();
		});
		expect(status).toBe(421);
	});
});

describe("every answer", () => {
	it("carries the headers that keep browsers in bounds", async () => {
		const owner = world.actors.find(({ name }) => name === "an owner of the first");
		const missing: string[] = [];
		for (const endpoint of endpoints.filter(({ kind }) => kind !== "action")) {
			if (!owner) break;
			const path = endpoint.path
				.replace("[organization]", world.first.context.organizationSlug)
				.replace(/\[[.\w]+\]/g, "x");
			const answer = await fetch(`${world.address}${path}`, { headers: { cookie: owner.cookie }, redirect: "manual" });
			await answer.arrayBuffer();
			const wanted = [
				"x-content-type-options",
				"referrer-policy",
				"cross-origin-opener-policy",
				"cross-origin-resource-policy",
				"permissions-policy",
			];
			for (const name of wanted) if (!answer.headers.has(name)) missing.push(`${endpoint.name}: ${name}`);
			const isPage = answer.headers.get("content-type")?.startsWith("text/html");
			if (
				isPage &&
				!/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/.test(answer.headers.get("content-security-policy") ?? "")
			)
				missing.push(`${endpoint.name}: content-security-policy`);
		}
		expect(missing).toEqual([]);
	});
});

describe("a cookie kept by somebody", () => {
	it("opens nothing with the request after their access ended", async () => {
		const page = endpoints.find(({ name }) => name === "page /o/[organization]");
		const editor = world.actors.find(({ name }) => name === "a editor of the first");
		if (!page || !editor) throw new Error("the matrix has no editor or no overview");
		const before = await attempt({ endpoint: page, actor: editor, kind: "own" }, world);
		expect([before.status, before.complaint]).toEqual([200, null]);
		const { listMembers, removeMember } = await import("@/data/members");
		const editors = (await listMembers(world.first.context)).filter(({ role }) => role === "editor");
		expect(editors.length).toBeGreaterThan(0);
		for (const member of editors) await removeMember(world.first.context, member);
		const after = await attempt({ endpoint: page, actor: { ...editor, role: null, home: null }, kind: "own" }, world);
		expect(after.complaint).toBeNull();
	});
});
