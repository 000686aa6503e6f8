import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import type { Drill, Facts, Incident, Organization, PracticeAnswer, Protection, Server, Service, Site } from "@/engine";
import {
	type drillSchema,
	factsSchema,
	type incidentSchema,
	type organizationSchema,
	parseFacts,
	type practiceAnswerSchema,
	type protectionSchema,
	type serverSchema,
	type serviceSchema,
	type siteSchema,
} from "@/schemas/facts";
import { FACTS_JSON_SCHEMA_PATH, factsJsonSchema } from "@/schemas/facts-json-schema";

const smallest = {
	formatVersion: 1,
	organization: { name: "Acme", currency: "INR", timeZone: "Asia/Kolkata" },
};

const small = () => ({
	...smallest,
	sites: [{ id: "pune", name: "Pune", kind: "server-room" }],
	servers: [
		{ id: "mail-01", name: "mail-01", siteId: "pune", dataGigabytes: 200 },
		{ id: "mail-02", name: "mail-02" },
	],
	services: [
		{
			id: "mail",
			name: "Mail",
			kind: "mail",
			groups: [{ id: "nodes", name: "Nodes", serverIds: ["mail-01", "mail-02"], required: 1 }],
			protection: { tier: "T1", backup: { intervalHours: 24 } },
		},
		{ id: "directory", name: "Directory", kind: "directory", protection: { tier: "T0" } },
	],
	practiceAnswers: [{ practiceId: "DC-01", siteId: "pune", state: "yes" }],
});

/** Sets one field of a copy, by a path like `services[0].groups[0].required`. */
function changed(path: string, value: unknown): unknown {
	const copy: unknown = structuredClone(small());
	const steps = path.split(/[.[\]]+/).filter((step) => step !== "");
	let at = copy as Record<string, unknown>;
	for (const step of steps.slice(0, -1)) {
		if (at[step] === undefined) at[step] = {};
		at = at[step] as Record<string, unknown>;
	}
	at[steps[steps.length - 1]!] = value;
	return copy;
}

function issuesOf(input: unknown): string[] {
	const parsed = parseFacts(input);
	return parsed.ok ? [] : parsed.issues.map((issue) => `${issue.path} ${issue.message}`);
}

describe("a facts file", () => {
	it("has exactly the engine's nouns", () => {
		expectTypeOf<z.output<typeof factsSchema>>().toEqualTypeOf<Facts>();
		expectTypeOf<z.output<typeof organizationSchema>>().toEqualTypeOf<Organization>();
		expectTypeOf<z.output<typeof siteSchema>>().toEqualTypeOf<Site>();
		expectTypeOf<z.output<typeof serverSchema>>().toEqualTypeOf<Server>();
		expectTypeOf<z.output<typeof serviceSchema>>().toEqualTypeOf<Service>();
		expectTypeOf<z.output<typeof protectionSchema>>().toEqualTypeOf<Protection>();
		expectTypeOf<z.output<typeof practiceAnswerSchema>>().toEqualTypeOf<PracticeAnswer>();
		expectTypeOf<z.output<typeof drillSchema>>().toEqualTypeOf<Drill>();
		expectTypeOf<z.output<typeof incidentSchema>>().toEqualTypeOf<Incident>();
	});

	it("may leave out what is not known, which then is null and never zero", () => {
		const parsed = parseFacts(small());
		expect(issuesOf(small())).toEqual([]);
		if (!parsed.ok) return;
		const [server] = parsed.facts.servers;
		expect(server!.dataGigabytes).toBe(200);
		expect(server!.dataGrowthPerYear).toBeNull();
		expect(server!.identity).toEqual({
			externalIds: [],
			biosUuid: null,
			serialNumber: null,
			fqdn: null,
			addresses: [],
		});
		expect(parsed.facts.services[0]!.targets.restoreHours).toBeNull();
		expect(parsed.facts.services[0]!.protection.standby).toBeNull();
		expect(parsed.facts.services[0]!.protection.backup!.jobHours).toBeNull();
		expect(parsed.facts.organization.overrides).toEqual({
			phases: [],
			rates: [],
			scoreWeights: null,
			costs: [],
			scanners: [],
		});
	});

	it("comes back the same when it is read a second time", () => {
		const parsed = parseFacts(small());
		expect(parsed.ok && parseFacts(JSON.parse(JSON.stringify(parsed.facts)))).toEqual(parsed);
	});

	it("may name its JSON Schema", () => {
		expect(issuesOf({ $schema: "facts-v1.json", ...smallest })).toEqual([]);
	});

	it.each([
		["servers[0].dataGigabytes", -5, "servers[0].dataGigabytes must not be negative: a number of gigabytes"],
		["servers[0].dataGigabytes", "200", "servers[0].dataGigabytes must be a finite number of gigabytes"],
		["servers[0].dataGigabytes", Number.POSITIVE_INFINITY, "servers[0].dataGigabytes must be a finite number"],
		["servers[0].dataGigabytes", Number.NaN, "servers[0].dataGigabytes must be a finite number of gigabytes"],
		["servers[0].siteId", "nagpur", 'servers[0].siteId names the site "nagpur", which is not in the file'],
		["servers[0].hostServerId", "host-9", 'servers[0].hostServerId names the server "host-9", which is not in'],
		[
			"sites[1]",
			{ id: "pune", name: "Poona", kind: "server-room" },
			'sites[1].id repeats the id "pune" of sites[0]; each site needs its own id',
		],
		["sites[1]", { id: "x".repeat(101), name: "X", kind: "server-room" }, "sites[1].id must be at most 100 characters"],
		["servers[0].name", "x".repeat(201), "servers[0].name must be at most 200 characters"],
		["servers[0].name", "a\nb", "servers[0].name must be one line without control characters"],
		["servers[0].purchasedOn", "2026-02-30", "servers[0].purchasedOn must be a calendar day that exists"],
		["servers[0].purchasedOn", "30/01/2026", "servers[0].purchasedOn must be a calendar day that exists"],
		["servers[0].color", "red", "servers[0].color is not a field of facts format 1"],
		["servers[0].kind", "toaster", 'servers[0].kind must be one of "physical", "virtual", "cloud"'],
		["services[0].groups[0].required", 3, "services[0].groups[0].required needs 3 servers of a group that has 2"],
		["services[0].groups[0].required", 0, "services[0].groups[0].required must be at least 1 servers"],
		["services[0].groups[0].serverIds", ["mail-01", "mail-01"], 'names the server "mail-01" twice in one group'],
		["services[0].dependsOn", ["nothing"], 'services[0].dependsOn[0] names the service "nothing"'],
		["services[0].dependsOn", ["mail"], "services[0].dependsOn goes round in a circle: mail → mail"],
		["services[0].protection.tier", "T9", 'services[0].protection.tier must be one of "T0", "T1", "T2"'],
		["services[0].protection.backup.intervalHours", -1, "services[0].protection.backup.intervalHours must not be"],
		["services[0].protection.backup.intervalHours", 0, "services[0].protection.backup.intervalHours must not be"],
		[
			"services[0].protection.cluster",
			{ nodes: 2, nodesNeeded: 3 },
			"services[0].protection.cluster.nodesNeeded must not be more than the 2 nodes there are",
		],
		["services[0].targets", { availability: 99.9 }, "services[0].targets.availability must be at most 1"],
		["services[0].mail", { access: { pop: 0.5, imap: 0.1, web: 0.1 } }, "services[0].mail.access must add up to 1"],
		[
			"practiceAnswers[0].practiceId",
			"DC-99",
			'practiceAnswers[0].practiceId names the practice "DC-99", which is not',
		],
		[
			"organization.overrides",
			{ costs: [{ item: "gold", amount: 1, source: "me" }] },
			'organization.overrides.costs[0].item names "gold", which is no item of the price list',
		],
		[
			"drills",
			[
				{
					id: "d",
					serviceId: "mail",
					kind: "fail-over",
					scenario: "site",
					heldOn: "2026-01-01",
					succeeded: true,
					phases: [{ phase: "dance", minutes: 3 }],
				},
			],
			'drills[0].phases[0].phase names the phase "dance", which no way back has',
		],
		["practiceAnswers[0].state", "not-applicable", "practiceAnswers[0].reason must give a reason"],
		["practiceAnswers[0].state", "accepted-risk", "practiceAnswers[0].reason must give a reason"],
		["practiceAnswers[0].serverId", "mail-01", "practiceAnswers[0].serverId must be null when siteId is given"],
		["organization.timeZone", "Mars/Olympus", "organization.timeZone must be a time zone such as Asia/Kolkata"],
		["organization.currency", "rupees", "organization.currency must be a currency code"],
		["organization.businessHours", { days: [1], startHour: 18, endHour: 9 }, "businessHours.endHour must be after"],
		["formatVersion", 2, "formatVersion must be 1"],
	])("refuses %s = %j by name", (path, value, message) => {
		expect(issuesOf(changed(path, value))).toEqual([expect.stringContaining(message)]);
	});

	it("finds a circle of three and names its members", () => {
		const service = (id: string, dependsOn: string[]) => ({
			id,
			name: id,
			kind: "other",
			dependsOn,
			protection: { tier: "T0" },
		});
		const services = [service("a", ["b"]), service("b", ["c"]), service("c", ["a"])];
		expect(issuesOf({ ...smallest, services })).toEqual([
			"services[2].dependsOn goes round in a circle: a → b → c → a",
		]);
	});

	it("takes a diamond of dependencies, which is no circle, and a chain of 20,000 links", () => {
		const service = (id: string, dependsOn: string[]) => ({
			id,
			name: id,
			kind: "other",
			dependsOn,
			protection: { tier: "T0" },
		});
		const diamond = [service("a", ["b", "c"]), service("b", ["d"]), service("c", ["d"]), service("d", [])];
		expect(issuesOf({ ...smallest, services: diamond })).toEqual([]);
		const chain = Array.from({ length: 20_000 }, (_, index) =>
			service(`s${index}`, index === 19_999 ? [] : [`s${index + 1}`]),
		);
		expect(issuesOf({ ...smallest, services: chain })).toEqual([]);
	});

	it("refuses what is no file of facts, whatever it is, without throwing", () => {
		for (const input of [null, undefined, 7, "text", [], {}]) expect(parseFacts(input).ok).toBe(false);
		expect(issuesOf(null)[0]).toMatch(/^\(file\) /);
		fc.assert(
			fc.property(fc.jsonValue(), (input) => {
				expect(parseFacts(input).ok).toBe(false);
			}),
		);
	});

	it("is described by the published JSON Schema, which is current", () => {
		const published = readFileSync(new URL(`../../${FACTS_JSON_SCHEMA_PATH}`, import.meta.url), "utf8");
		expect(published).toBe(factsJsonSchema());
		const schema = JSON.parse(published);
		expect(schema.required).toEqual(["formatVersion", "organization"]);
		expect(schema.additionalProperties).toBe(false);
		expect(Object.keys(schema.properties)).toEqual(["$schema", ...Object.keys(factsSchema.shape)]);
	});
});
