import { describe, expect, it } from "vitest";
import {
	applyBlueprint,
	assessOne,
	BLUEPRINT_KINDS,
	type BlueprintChoice,
	blueprintsFor,
	checkBlueprint,
	drawBlueprint,
	type Facts,
	PATTERN_IDS,
	type PatternId,
	placesOf,
	type Server,
	type Service,
	serviceAvailability,
	suggestPlaces,
	tryBlueprint,
	usualChoice,
} from "@/engine";
import { factsSchema } from "@/schemas/facts";
import { makeFacts, makeServer, makeService, makeSite, protectionOf } from "../restore/make-facts";
import { sampleFacts } from "../sample-facts";

const OPTIONS = { seed: 5, trials: 400, asOf: "2026-11-23" };
/** Which tier is in force does not depend on how many trials there are. */
const FEW_TRIALS = { ...OPTIONS, trials: 40 };
const idFor = (place: string) => `planned-${place}`;

const PRIMARY: Partial<Server> = {
	operatingSystem: "Debian 13",
	softwareVersion: "9.4",
	cpuCores: 8,
	memoryGigabytes: 32,
};

function mailFacts(change: { servers?: Server[]; service?: Partial<Service>; facts?: Partial<Facts> } = {}): Facts {
	return makeFacts({
		sites: [
			makeSite({ uplinkMegabitsPerSecond: 20 }),
			makeSite({ id: "graz", name: "Graz", uplinkMegabitsPerSecond: 10 }),
		],
		servers: change.servers ?? [makeServer({ ...PRIMARY, dataGigabytes: 200 })],
		services: [
			makeService({
				groups: [{ id: "g", name: "Servers", serverIds: ["server-1"], required: 1 }],
				dataGigabytes: null,
				...change.service,
			}),
		],
		...change.facts,
	});
}

const choose = (pattern: PatternId, change: Partial<BlueprintChoice> = {}): BlueprintChoice => ({
	...usualChoice("mail", pattern, pattern === "replicated" ? "graz" : null),
	places: [{ place: pattern === "balanced" ? "node-1" : "primary", serverId: "server-1" }],
	...change,
});

const stateOf = (facts: Facts, choice: BlueprintChoice, id: string) =>
	checkBlueprint(applyBlueprint(facts, facts.services[0]!, choice, idFor), choice, OPTIONS.asOf).find(
		(one) => one.id === id,
	);

describe("the blueprints", () => {
	it("are five for each kind of service, one per tier and hosted", () => {
		for (const kind of BLUEPRINT_KINDS)
			expect(blueprintsFor(kind).map(({ tier }) => tier)).toEqual(["T1", "T2", "T3", "T4", "hosted"]);
	});

	it("make facts that a facts file may hold, for every kind and pattern", () => {
		for (const kind of BLUEPRINT_KINDS)
			for (const pattern of PATTERN_IDS) {
				const facts = mailFacts({ service: { kind } });
				const choice = usualChoice(kind, pattern, "graz");
				const { facts: after, service } = applyBlueprint(facts, facts.services[0]!, choice, idFor);
				expect(factsSchema.safeParse(after).error?.issues ?? []).toEqual([]);
				expect(service.protection.tier).toBe(blueprintsFor(kind).find((one) => one.pattern === pattern)!.tier);
			}
	});

	it("are in force once their machines stand, for every kind and pattern", () => {
		for (const kind of BLUEPRINT_KINDS)
			for (const pattern of PATTERN_IDS) {
				const facts = mailFacts({ service: { kind } });
				const tried = tryBlueprint(facts, facts.services[0]!, usualChoice(kind, pattern, "graz"), FEW_TRIALS);
				expect([kind, tried.after.assessed.tierInForce]).toEqual([kind, tried.after.assessed.tierClaimed]);
			}
	});
});

describe("a planned machine", () => {
	const facts = mailFacts();
	const { facts: after, planned } = applyBlueprint(facts, facts.services[0]!, choose("replicated"), idFor);

	it("is made after the first that is there, and stands in the second site", () => {
		expect(planned).toHaveLength(1);
		expect(planned[0]).toMatchObject({
			planned: true,
			softwareVersion: "9.4",
			siteId: "graz",
			role: "Secondary mail server",
		});
	});

	it("carries nothing until it stands: the tier in force stays what it was, and says why", () => {
		const today = assessOne(after, "mail", OPTIONS);
		expect(today.tierInForce).toBe("T1");
		expect(today.tierReasons.map(({ code }) => code)).toContain("tier.planned");
		const standing = { ...after, servers: after.servers.map((server) => ({ ...server, planned: false })) };
		expect(assessOne(standing, "mail", OPTIONS).tierInForce).toBe("T3");
	});

	it("is no component of the structure, and once it stands the very machine that is named", () => {
		const parts = (of: Facts) => serviceAvailability(of, of.services[0]!).components.map(({ part }) => part);
		const standing = { ...after, servers: after.servers.map((server) => ({ ...server, planned: false })) };
		expect(parts(after)).not.toContain("server/planned-secondary");
		expect(parts(standing)).toContain("server/planned-secondary");
	});

	it("counts as no node of a cluster", () => {
		const { facts: cluster } = applyBlueprint(facts, facts.services[0]!, choose("balanced"), idFor);
		expect(assessOne(cluster, "mail", OPTIONS).tierInForce).toBe("T1");
	});
});

describe("the places of a blueprint", () => {
	it("are n nodes and one storage for several that serve at once, none for a hosted service", () => {
		expect(placesOf("mail", choose("balanced", { nodes: 4 })).map(({ place }) => place)).toEqual([
			"node-1",
			"node-2",
			"node-3",
			"node-4",
			"storage",
		]);
		expect(placesOf("mail", choose("hosted"))).toEqual([]);
	});

	it("are taken by the service's own machines first", () => {
		const servers = ["a", "b", "c"].map((id) => makeServer({ id, name: id }));
		const service = makeService({ groups: [{ id: "g", name: "Nodes", serverIds: ["a", "b", "c"], required: 2 }] });
		const facts = mailFacts({ servers, service });
		expect(suggestPlaces("mail", choose("balanced", { nodes: 3 }), facts.services[0]!)).toEqual([
			{ place: "node-1", serverId: "a" },
			{ place: "node-2", serverId: "b" },
			{ place: "node-3", serverId: "c" },
		]);
	});

	it("take no machine twice and none that is not there", () => {
		const facts = mailFacts();
		const twice = choose("standby", {
			places: [
				{ place: "primary", serverId: "server-1" },
				{ place: "standby", serverId: "server-1" },
			],
		});
		expect(() => applyBlueprint(facts, facts.services[0]!, twice, idFor)).toThrow(/mail-1 twice/);
		const foreign = choose("backup", { places: [{ place: "primary", serverId: "nobody" }] });
		expect(() => applyBlueprint(facts, facts.services[0]!, foreign, idFor)).toThrow(/nobody/);
	});

	it("leave the other groups of a service alone", () => {
		const servers = ["server-1", "web"].map((id) => makeServer({ id, name: id }));
		const groups = [
			{ id: "g", name: "Store", serverIds: ["server-1"], required: 1 },
			{ id: "w", name: "Webmail", serverIds: ["web"], required: 1 },
		];
		const facts = mailFacts({ servers, service: { groups } });
		const { service } = applyBlueprint(facts, facts.services[0]!, choose("balanced"), idFor);
		expect(service.groups.map(({ name, serverIds }) => [name, serverIds.length])).toEqual([
			["Store", 2],
			["Webmail", 1],
		]);
	});
});

describe("the conditions of a blueprint", () => {
	const second = (change: Partial<Server>) =>
		makeServer({ id: "second", name: "mail-2", siteId: "graz", ...PRIMARY, ...change });
	const pair = choose("replicated", {
		places: [
			{ place: "primary", serverId: "server-1" },
			{ place: "secondary", serverId: "second" },
		],
	});
	const withSecond = (change: Partial<Server>, service: Partial<Service> = {}) =>
		mailFacts({ servers: [makeServer(PRIMARY), second(change)], service });

	it("compare versions: met, not met, unknown", () => {
		expect(stateOf(withSecond({}), pair, "versions")!.state).toBe("met");
		const older = stateOf(withSecond({ softwareVersion: "9.2" }), pair, "versions")!;
		expect([older.state, older.sentence]).toEqual([
			"not-met",
			"mail-2 runs 9.2 on Debian 13, mail-1 runs 9.4 on Debian 13.",
		]);
		expect(stateOf(withSecond({ softwareVersion: null }), pair, "versions")).toMatchObject({
			state: "unknown",
			answerAt: { page: "server", serverId: "second" },
		});
	});

	it("hold the line against the changes of a day", () => {
		// 20 GB in eight hours with half the line free: 2 × 20 × 8000 / 28 800 = 11.1, so 12 Mbit/s; the slower line has 10.
		const tooMuch = stateOf(withSecond({}, { changedGigabytesPerDay: 20 }), pair, "link")!;
		expect([tooMuch.state, tooMuch.sentence]).toEqual([
			"not-met",
			"20 GB change a day: about 12 Mbit/s with half the line free. The line has 10 Mbit/s.",
		]);
		expect(stateOf(withSecond({}, { changedGigabytesPerDay: 10 }), pair, "link")!.state).toBe("met");
		expect(stateOf(withSecond({}), pair, "link")!.state).toBe("unknown");
	});

	it("ask names and SPF only where another site answers", () => {
		const design = { dnsTtlSeconds: 3600, load: null, cloud: null };
		expect(stateOf(withSecond({}, { design }), pair, "dns")!.state).toBe("not-met");
		expect(stateOf(withSecond({}), pair, "spf")!.state).toBe("unknown");
		const local = { ...pair, secondSiteId: null };
		expect(stateOf(withSecond({ siteId: "vienna" }), local, "dns")).toBeUndefined();
	});

	it("need a third vote only where the switch is automatic", () => {
		const automatic = choose("replicated", { switchOver: "automatic", quorum: false });
		expect(stateOf(mailFacts(), automatic, "quorum")).toMatchObject({ state: "not-met", isRequired: true });
		expect(stateOf(mailFacts(), choose("replicated", { quorum: false }), "quorum")!.isRequired).toBe(false);
	});

	it("ask whether one storage is redundant in itself", () => {
		const single = choose("balanced", { storage: "single" });
		expect(stateOf(mailFacts(), single, "storage")!.state).toBe("unknown");
		expect(stateOf(mailFacts(), choose("balanced"), "storage")!.state).toBe("met");
	});

	it("never count the unknown as met, whatever the kind and pattern", () => {
		for (const kind of BLUEPRINT_KINDS)
			for (const pattern of PATTERN_IDS) {
				const facts = makeFacts({ services: [makeService({ kind, protection: protectionOf("T0") })] });
				const choice = usualChoice(kind, pattern, null);
				const applied = applyBlueprint(facts, facts.services[0]!, choice, idFor);
				for (const one of checkBlueprint(applied, choice, OPTIONS.asOf))
					if (["versions", "size", "restore-test", "contract", "users", "exit"].includes(one.id))
						expect([pattern, one.id, one.state]).toEqual([pattern, one.id, "unknown"]);
			}
	});
});

describe("the drawing", () => {
	it("says in words all that it shows, and every line ends at a box", () => {
		for (const kind of BLUEPRINT_KINDS)
			for (const pattern of PATTERN_IDS) {
				const { boxes, lines, words } = drawBlueprint(kind, usualChoice(kind, pattern, "graz"));
				const ids = new Set(boxes.map(({ id }) => id));
				expect(ids.size).toBe(boxes.length);
				for (const line of lines) expect([ids.has(line.from), ids.has(line.to)]).toEqual([true, true]);
				for (const { label } of boxes) expect(words.join(" ")).toContain(label);
				expect(new Set(boxes.map(({ column, row }) => `${column}/${row}`)).size).toBe(boxes.length);
			}
	});

	it("puts the scanner on 25 and the server where it relays to", () => {
		const scanner = { place: "other-server", relayPort: 2525 } as const;
		const { lines } = drawBlueprint("mail", choose("backup"), scanner);
		const between = (from: string, to: string) => lines.find((line) => line.from === from && line.to === to)?.label;
		expect(between("users", "scanner-1")).toBe("mail in, SMTP 25");
		expect(between("scanner-1", "primary")).toBe("clean mail, SMTP 2525");
	});
});

describe("a blueprint tried on the sample", () => {
	it("says what it adds, what gets worse, and the figures before and after", async () => {
		const facts = await sampleFacts();
		const mail = facts.services.find((service) => service.kind === "mail")!;
		const choice = {
			...usualChoice("mail", "balanced", null),
			places: suggestPlaces("mail", usualChoice("mail", "balanced", null), mail),
		};
		const tried = tryBlueprint(facts, mail, choice, OPTIONS);
		const hardware = (of: typeof tried.after) => of.assessed.scenarios.find((one) => one.scenario === "hardware")!;
		expect(hardware(tried.after).restore.p90).toBeLessThan(hardware(tried.before!).restore.p90);
		expect(tried.effects.filter(({ kind }) => kind === "depends").length).toBeGreaterThan(0);
		expect(tried.effects.filter(({ kind }) => kind === "adds").length).toBe(
			tried.places.filter(({ isPlanned }) => isPlanned).length,
		);
	});

	it("leaves the facts it was given as they are", async () => {
		const facts = await sampleFacts();
		const copy = structuredClone(facts);
		tryBlueprint(facts, facts.services[0]!, usualChoice("mail", "standby", null), OPTIONS);
		expect(facts).toEqual(copy);
	});
});
