import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	assessOne,
	compareRunbooks,
	contactsFor,
	type Facts,
	inOrder,
	makeRunbook,
	mergeRunbook,
	PHASES,
	type RunbookStep,
	SCENARIO_IDS,
	usualMinutes,
} from "@/engine";
import { RUNBOOK_STEPS } from "@/engine/catalogue/runbook-steps";
import { AS_OF, makeFacts, makeServer, makeService, makeSite, protectionOf } from "../restore/make-facts";
import { sampleFacts } from "../sample-facts";

const groups = [{ id: "g", name: "Mail", serverIds: ["server-1"], required: 1 }];
const server = makeServer({
	operatingSystem: "Debian 12",
	identity: {
		externalIds: [],
		biosUuid: null,
		serialNumber: null,
		fqdn: "mail.example.com",
		addresses: ["192.0.2.10"],
	},
});
const factsWith = (change: Partial<Facts["services"][number]> = {}): Facts =>
	makeFacts({ sites: [makeSite()], servers: [server], services: [makeService({ groups, ...change })] });

describe("a runbook", () => {
	it("has one step for each phase of the estimate, in its order, for every service and scenario", async () => {
		const facts = await sampleFacts();
		for (const service of facts.services) {
			const assessed = assessOne(facts, service.id, { seed: 1, trials: 50, asOf: AS_OF });
			for (const scenario of SCENARIO_IDS) {
				const { steps } = makeRunbook(facts, service.id, scenario, AS_OF);
				const phases = assessed.scenarios.find((one) => one.scenario === scenario)!.phases;
				expect(steps.map(({ phase }) => phase)).toEqual(phases.map(({ phase }) => phase));
				for (const step of steps) {
					expect(step.actions.length, step.id).toBeGreaterThan(0);
					expect(step.checks.length, step.id).toBeGreaterThan(0);
					expect(JSON.stringify(step), step.id).not.toMatch(/[{}]\w+}|undefined|NaN/);
					expect(step.minutes!.low).toBeLessThanOrEqual(step.minutes!.high);
					expect(step.after.every((id) => steps.some((other) => other.id === id))).toBe(true);
				}
			}
		}
	});

	it("takes its minutes from the estimate: rebuilding T1 is documented with 8 to 10 hours", () => {
		const { steps } = makeRunbook(factsWith(), "mail", "hardware", AS_OF);
		expect(steps.map(({ id }) => id)).toEqual([
			...["detect", "declare", "procure", "rack", "operating-system", "application"],
			...["fetch-media", "transfer", "verify", "switch-clients"],
		]);
		expect(usualMinutes(steps) / 60).toBeGreaterThan(8);
		expect(usualMinutes(steps) / 60).toBeLessThan(10);
	});

	it("names the machine, its address and the usual port of its system, and says what it does not know", () => {
		const { steps } = makeRunbook(factsWith(), "mail", "hardware", AS_OF);
		const install = steps.find(({ id }) => id === "operating-system")!;
		expect(install.actions[0]).toContain("Debian 12");
		expect(install.hosts).toEqual([{ name: "mail.example.com", address: "192.0.2.10", port: 22, use: "SSH" }]);
		const doors = steps.find(({ id }) => id === "switch-clients")!.hosts;
		expect(doors.map(({ port }) => port)).toEqual([25, 587, 993, 443]);
		const bare = makeRunbook(makeFacts({ services: [makeService({ groups: [] })] }), "mail", "hardware", AS_OF);
		expect(bare.steps.find(({ id }) => id === "procure")!.actions[0]).toContain("not in the facts");
	});

	it("leads to the second machine once the way goes over it, not to the one that is lost", () => {
		const second = makeServer({ id: "server-2", name: "mail-02" });
		const pair = [{ id: "g", name: "Mail", serverIds: ["server-1", "server-2"], required: 1 }];
		const over = (tier: "T2" | "T3") => {
			const service = makeService({ groups: pair, protection: protectionOf(tier) });
			const facts = makeFacts({ sites: [makeSite()], servers: [server, second], services: [service] });
			const { steps } = makeRunbook(facts, "mail", "hardware", AS_OF);
			return (id: string) => steps.find((step) => step.id === id)!;
		};
		const names = ({ hosts }: RunbookStep) => [...new Set(hosts.map(({ name }) => name))];
		const [standby, replicated] = [over("T2"), over("T3")];
		expect(names(replicated("promote"))).toEqual(["mail.example.com", "mail-02"]);
		for (const id of ["start", "verify", "switch-clients"]) expect(names(replicated(id)), id).toEqual(["mail-02"]);
		expect(names(standby("transfer"))).toEqual(["mail-02"]);
		expect(standby("transfer").actions[0]).toContain("mail-02");
	});

	it("asks before it promotes, and says how to undo it", () => {
		const { steps, effectiveTier } = makeRunbook(
			factsWith({ protection: protectionOf("T3") }),
			"mail",
			"hardware",
			AS_OF,
		);
		expect(effectiveTier).toBe("T3");
		const promote = steps.find(({ id }) => id === "promote")!;
		expect(promote.goNoGo).toMatch(/primary surely off/);
		expect(promote.undo).toMatch(/resynchronise/);
	});

	it("lets the copy be fetched while hardware is got, after the loss of a site", () => {
		const backup = { ...protectionOf("T1").backup!, offsite: { kind: "rotation", fetchHours: 3 } };
		const protection = { ...protectionOf("T1"), backup } as ReturnType<typeof protectionOf>;
		const { steps } = makeRunbook(factsWith({ protection }), "mail", "site", AS_OF);
		expect(steps.find(({ id }) => id === "fetch-off-site")!.after).toEqual(["declare"]);
		expect(usualMinutes(steps)).toBeLessThan(steps.reduce((sum, { minutes }) => sum + minutes!.usual, 0));
	});

	it("knows a text for every phase that a path can hold", () => {
		const other = new Set(["spare", "provision", "image", "known-place", "search-index", "sender-retry"]);
		for (const { id } of PHASES) {
			const plain = id.slice(id.indexOf("/") + 1);
			if (!other.has(plain)) expect(RUNBOOK_STEPS[plain], id).toBeDefined();
		}
	});

	it("refuses a service that is not there", () => {
		expect(() => makeRunbook(factsWith(), "nobody", "hardware", AS_OF)).toThrow(RangeError);
	});
});

describe("people to call", () => {
	const person = (id: string, role: "lead" | "network", siteId: string | null) => ({
		...{ id, name: id, role, siteId, duty: null, phone: null, email: null },
	});
	it("are those of the site and of every site, the lead first", () => {
		const all = [person("b", "network", null), person("a", "lead", "vienna"), person("c", "lead", "graz")];
		expect(contactsFor(all, new Set(["vienna"])).map(({ id }) => id)).toEqual(["a", "b"]);
	});
});

const step = (id: string, title = id, actions = ["do"]): RunbookStep => ({
	...{ id, phase: id, title, owner: "systems", neededIn: 1, after: [], actions, checks: [], hosts: [] },
	...{ minutes: { low: 1, usual: 2, high: 3 }, goNoGo: null, undo: null },
});

describe("generating again", () => {
	const base = [step("a"), step("b"), step("c")];

	it("changes nothing when neither facts nor people changed anything", () => {
		const { steps, changes } = mergeRunbook(base, base, base);
		expect(steps.map(({ id }) => id)).toEqual(["a", "b", "c"]);
		expect(changes).toEqual([]);
	});

	it("follows the facts where nobody edited, keeps the edit where both changed and shows what it would be", () => {
		const saved = [step("a", "A of ours"), step("b"), step("c")];
		const now = [step("a", "A of today"), step("b", "B of today"), step("c")];
		const { steps, changes } = mergeRunbook(base, saved, now);
		expect(steps.map(({ title }) => title)).toEqual(["A of ours", "B of today", "c"]);
		expect(changes).toEqual([
			expect.objectContaining({
				stepId: "a",
				what: "kept",
				fields: [{ field: "title", before: "A of ours", after: "A of today" }],
			}),
			expect.objectContaining({ stepId: "b", what: "updated" }),
		]);
	});

	it("puts a new step after the one it follows, keeps one of ours in its place and one taken out away", () => {
		const saved = [step("a"), { ...step("own-1"), phase: null }, step("c")];
		const now = [step("a"), step("b"), step("new"), step("c")];
		const { steps, changes } = mergeRunbook(base, saved, now);
		expect(steps.map(({ id }) => id)).toEqual(["a", "new", "own-1", "c"]);
		expect(changes.map(({ what }) => what)).toEqual(["added"]);
	});

	it("lets a step go with the facts, and keeps it when somebody had written into it", () => {
		const saved = [step("a"), step("b", "b", ["do it our way"]), step("c")];
		const { steps, changes } = mergeRunbook(base, saved, [step("a")]);
		expect(steps.map(({ id, phase }) => [id, phase])).toEqual([
			["a", "a"],
			["b", null],
		]);
		expect(changes.map(({ stepId, what }) => [stepId, what])).toEqual([
			["b", "gone-kept"],
			["c", "gone"],
		]);
	});

	it("does not call an estimate's last digits a change", () => {
		const now = base.map((one) => ({ ...one, minutes: { low: 1.001, usual: 2.001, high: 3.001 } }));
		expect(mergeRunbook(base, base, now).changes).toEqual([]);
	});

	const steps = fc
		.uniqueArray(fc.constantFrom("a", "b", "c", "d", "own-1", "own-2"), { maxLength: 6 })
		.chain((ids) => fc.tuple(...ids.map((id) => fc.constantFrom("x", "y", "z").map((title) => step(id, title)))));
	const generated = steps.map((all) => all.filter(({ id }) => !id.startsWith("own-")));

	it("never loses an edited field or a step of ours, whatever changed", () => {
		fc.assert(
			fc.property(generated, steps, generated, (was, saved, now) => {
				const merged = mergeRunbook(was, saved, now);
				for (const mine of saved) {
					const before = was.find(({ id }) => id === mine.id);
					if (before && before.title === mine.title) continue;
					expect(merged.steps.find(({ id }) => id === mine.id)?.title).toBe(mine.title);
				}
				const ids = merged.steps.map(({ id }) => id);
				expect(new Set(ids).size).toBe(ids.length);
			}),
		);
	});

	it("lets no step wait for one that comes later", () => {
		fc.assert(
			fc.property(steps, fc.array(fc.constantFrom("a", "b", "c", "gone"), { maxLength: 2 }), (all, after) => {
				const seen = new Set<string>();
				for (const one of inOrder(all.map((each) => ({ ...each, after })))) {
					expect(one.after.every((id) => seen.has(id))).toBe(true);
					seen.add(one.id);
				}
			}),
		);
	});
});

describe("two versions", () => {
	it("differ by what came, went, changed and moved", () => {
		const before = [step("a"), step("b"), step("c"), step("d")];
		const after = [step("b"), step("c", "C"), step("a"), step("e")];
		expect(compareRunbooks(before, after).map(({ stepId, what }) => [stepId, what])).toEqual([
			["c", "changed"],
			["a", "moved"],
			["e", "added"],
			["d", "removed"],
		]);
		expect(compareRunbooks(before, before)).toEqual([]);
	});
});
