import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	assessOne,
	type Contact,
	drillOfRun,
	type Facts,
	makeRunbook,
	proveServices,
	RUN_EVENT_KINDS,
	type RunEvent,
	type RunEventKind,
	readinessChecks,
	readRunLog,
	runResult,
	runSteps,
	usualMinutes,
} from "@/engine";
import { AS_OF, makeFacts, makeServer, makeService, makeSite, protectionOf } from "../restore/make-facts";

const MINUTE = 60_000;
const BEGAN = Date.parse("2026-11-26T09:00:00Z");
const at = (minutes: number) => new Date(BEGAN + minutes * MINUTE).toISOString();

let count = 0;
function event(kind: RunEventKind, minutes: number, rest: Partial<RunEvent> = {}): RunEvent {
	count += 1;
	return {
		...{ id: `e${count}`, sequence: count, kind, stepId: null, at: at(minutes), userId: "asha", userName: "Asha" },
		...{ text: null, reference: null, ...rest },
	};
}
const ben = { userId: "ben", userName: "Ben" };
const stepOf = (events: RunEvent[], id = "a") =>
	readRunLog(["a", "b"], events).steps.find(({ stepId }) => stepId === id)!;

describe("the stamps of a drill", () => {
	it("time a step from its start to its end", () => {
		const events = [event("start", 1, { stepId: "a" }), event("end", 13.5, { stepId: "a" })];
		expect(stepOf(events)).toMatchObject({ state: "done", minutes: 12.5 });
		expect(stepOf(events, "b")).toMatchObject({ state: "open", minutes: null, start: null });
	});

	it("leave out the pause, also one that began before the step or has no end", () => {
		const step = [event("start", 10, { stepId: "a" }), event("end", 40, { stepId: "a" })];
		expect(stepOf([...step, event("pause", 15), event("resume", 20)]).minutes).toBe(25);
		expect(stepOf([...step, event("pause", 5), event("resume", 20)]).minutes).toBe(20);
		expect(stepOf([...step, event("pause", 30)]).minutes).toBe(20);
		expect(readRunLog(["a"], [event("pause", 1)]).isPaused).toBe(true);
	});

	it("count once however often one person taps", () => {
		const events = [event("start", 1, { stepId: "a" }), event("start", 2, { stepId: "a" })];
		const step = stepOf(events);
		expect(step.start?.at).toBe(at(1));
		expect(step.contested.start).toEqual([]);
	});

	it("of two people that differ stand beside each other until somebody chooses", () => {
		const mine = event("start", 1, { stepId: "a" });
		const theirs = event("start", 2, { stepId: "a", ...ben });
		expect(stepOf([mine, theirs])).toMatchObject({
			start: { userName: "Asha" },
			contested: { start: [{ userName: "Ben", eventId: theirs.id }] },
		});
		const choice = event("choose", 3, { stepId: "a", reference: theirs.id });
		expect(stepOf([mine, theirs, choice])).toMatchObject({ start: { userName: "Ben" }, contested: { start: [] } });
		const late = event("start", 4, { stepId: "a", userId: "cem", userName: "Cem" });
		expect(stepOf([mine, theirs, choice, late]).contested.start).toMatchObject([{ userName: "Cem" }]);
	});

	it("of two people at the same moment are one", () => {
		const events = [event("start", 1, { stepId: "a" }), event("start", 1 + 4 / 60, { stepId: "a", ...ben })];
		expect(stepOf(events).contested.start).toEqual([]);
	});

	it("can be withdrawn, and a skip is undone by a start", () => {
		const slip = event("end", 2, { stepId: "a" });
		const events = [
			event("start", 1, { stepId: "a" }),
			slip,
			event("withdraw", 3, { stepId: "a", reference: slip.id }),
		];
		expect(stepOf(events)).toMatchObject({ state: "running", end: null });
		const skip = event("skip", 1, { stepId: "a", text: "no spare here" });
		expect(stepOf([skip])).toMatchObject({ state: "skipped", skip: { reason: "no spare here" } });
		expect(stepOf([skip, event("start", 2, { stepId: "a" })])).toMatchObject({ state: "running", skip: null });
	});

	it("end with the first to finish or abort, and keep the reason", () => {
		const log = readRunLog(["a"], [event("abort", 9, { text: "real outage" }), event("finish", 10, ben)]);
		expect(log).toMatchObject({ outcome: "aborted", endedAt: at(9), reason: "real outage" });
	});

	const events = fc.array(
		fc.record({
			kind: fc.constantFrom(...RUN_EVENT_KINDS),
			stepId: fc.constantFrom("a", "b", null),
			minutes: fc.integer({ min: 0, max: 300 }),
			userId: fc.constantFrom("asha", "ben"),
		}),
		{ maxLength: 20 },
	);

	it("read the same in whatever order and however often they arrive", () => {
		fc.assert(
			fc.property(events, fc.infiniteStream(fc.double({ noNaN: true })), (raw, luck) => {
				const all = raw.map((one, index) => ({
					...event(one.kind, one.minutes, { stepId: one.stepId, userId: one.userId }),
					...{ id: `p${index}`, sequence: index + 1 },
				}));
				const shuffled = [...all, ...all]
					.map((one) => ({ one, key: luck.next().value ?? 0 }))
					.sort((left, right) => left.key - right.key)
					.map(({ one }) => one);
				expect(readRunLog(["a", "b"], shuffled)).toEqual(readRunLog(["a", "b"], all));
			}),
		);
	});

	it("lose none: each start counts, is contested, says the moment again, or was withdrawn", () => {
		fc.assert(
			fc.property(events, (raw) => {
				const all = raw.map((one) => event(one.kind, one.minutes, { stepId: one.stepId, userId: one.userId }));
				const log = readRunLog(["a", "b"], all);
				for (const step of log.steps) {
					const starts = all.filter(({ kind, stepId }) => kind === "start" && stepId === step.stepId);
					expect(step.start === null).toBe(starts.length === 0);
					for (const start of starts) {
						const counts = step.start?.userId === start.userId || step.start?.eventId === start.id;
						const same = Math.abs(Date.parse(start.at) - Date.parse(step.start!.at)) <= 5000;
						const isContested = step.contested.start.some(({ eventId }) => eventId === start.id);
						expect(counts || same || isContested).toBe(true);
					}
					if (step.minutes !== null) expect(step.minutes).toBeGreaterThanOrEqual(0);
				}
			}),
		);
	});
});

const servers = [makeServer()];
const groups = [{ id: "g", name: "Mail", serverIds: ["server-1"], required: 1 }];
const factsOf = (change: Partial<Facts["services"][number]> = {}): Facts =>
	makeFacts({ sites: [makeSite()], servers, services: [makeService({ groups, ...change })] });

describe("the result of a drill", () => {
	const facts = factsOf({ protection: protectionOf("T3") });
	const { steps: planned } = makeRunbook(facts, "mail", "hardware", AS_OF);
	const steps = planned.map((step) => ({ ...step, serviceId: "mail" }));
	const ids = steps.map(({ id }) => id);
	/** Each step takes ten minutes, one after the other. */
	const walked = (): RunEvent[] =>
		ids.flatMap((stepId, index) => [event("start", index * 10, { stepId }), event("end", index * 10 + 10, { stepId })]);
	const all = new Set(ids);

	it("holds each step's minutes against its range, and the whole against its own", () => {
		const log = readRunLog(ids, [...walked(), event("finish", ids.length * 10 + 1)]);
		const result = runResult(steps, log, at(0));
		expect(result.totalMinutes).toBe(ids.length * 10 + 1);
		expect(result.done).toBe(ids.length);
		const promote = result.steps.find(({ stepId }) => stepId === "promote")!;
		expect(promote.measuredMinutes).toBe(10);
		expect(promote.verdict).toBe("slower");
		expect(promote.ratio).toBeCloseTo(10 / promote.expected!.usual, 9);
		expect(result.steps.find(({ stepId }) => stepId === "detect")?.isStaged).toBe(true);
	});

	it("teaches the phases that were counted, and the total only of the whole way", () => {
		const log = readRunLog(ids, [...walked(), event("finish", 999)]);
		const whole = drillOfRun("fail-over", steps, log, "mail", all);
		expect(whole.phases).toEqual(ids.map((phase) => ({ phase, minutes: 10 })));
		expect(whole.totalMinutes).toBe(ids.length * 10);
		const part = drillOfRun("fail-over", steps, log, "mail", new Set(["promote"]));
		expect(part).toEqual({ phases: [{ phase: "promote", minutes: 10 }], totalMinutes: null });
		expect(drillOfRun("tabletop", steps, log, "mail", all)).toEqual({ phases: [], totalMinutes: null });
		expect(drillOfRun("fail-over", steps, log, "other", all)).toEqual({ phases: [], totalMinutes: null });
	});

	it("keeps what an aborted drill measured, without a total", () => {
		const log = readRunLog(ids, [...walked().slice(0, 4), event("abort", 25)]);
		const kept = drillOfRun("fail-over", steps, log, "mail", all);
		expect(kept.phases.map(({ phase }) => phase)).toEqual(ids.slice(0, 2));
		expect(kept.totalMinutes).toBeNull();
	});

	it("adds up the steps that somebody split a phase into", () => {
		const split = [...steps, { ...steps[0]!, id: "own-1", phase: "promote" }];
		const own = [event("start", 200, { stepId: "own-1" }), event("end", 205, { stepId: "own-1" })];
		const log = readRunLog(
			split.map(({ id }) => id),
			[...walked(), ...own],
		);
		const counted = new Set([...all, "own-1"]);
		const { phases } = drillOfRun("fail-over", split, log, "mail", counted);
		expect(phases.find(({ phase }) => phase === "promote")?.minutes).toBe(15);
	});

	it("moves the estimate and the proof, which then say on which day it was measured", () => {
		const log = readRunLog(ids, [...walked(), event("finish", 999)]);
		const learnt = drillOfRun("fail-over", steps, log, "mail", all);
		const drill = { id: "d", serviceId: "mail", kind: "fail-over" as const, scenario: "hardware" as const };
		const after = { ...facts, drills: [{ ...drill, heldOn: "2026-11-20", succeeded: true, ...learnt }] };
		const options = { seed: 1, trials: 500, asOf: AS_OF };
		const [before, now] = [facts, after].map((one) => assessOne(one, "mail", options).scenarios[0]!);
		expect(now!.restore.p50).toBeGreaterThan(before!.restore.p50);
		expect(now!.restore.measuredShare).toBeGreaterThan(0);
		const promote = now!.phases.find(({ phase }) => phase === "promote")!;
		expect(promote.origin.kind).toBe("drill");
		expect(promote.formula).toContain("measured on 2026-11-20");
		expect(proveServices(facts, AS_OF)[0]!.drill.credit).toBe(0);
		expect(proveServices(after, AS_OF)[0]!.drill).toMatchObject({ credit: 1, on: "2026-11-20" });
	});
});

describe("before a drill begins", () => {
	const NOW = "2026-11-23T09:00:00Z";
	const person: Contact = { id: "c", name: "C", role: "lead", duty: null, phone: "1", email: null, siteId: null };
	const plan = { kind: "fail-over" as const, scenario: "hardware" as const, serviceIds: ["mail"], people: ["x"] };
	const saved = new Set(["mail"]);
	const states = (facts: Facts, change: object = {}, contacts = [person]) =>
		Object.fromEntries(
			readinessChecks(facts, { ...plan, savedRunbooks: saved, owners: ["lead"], ...change }, contacts, NOW).map(
				({ id, state }) => [id, state],
			),
		);
	const standby = (daysBehind: number | null) => {
		const protection = protectionOf("T2");
		return factsOf({ protection: { ...protection, standby: { ...protection.standby!, daysBehind } } });
	};

	it("says in order, not in order and unknown, and never takes unknown for in order", () => {
		expect(states(standby(3))).toMatchObject({
			people: "ok",
			contacts: "ok",
			"version:mail": "ok",
			"ttl:mail": "unknown",
		});
		expect(states(standby(31))["version:mail"]).toBe("not-ok");
		expect(states(standby(null))["version:mail"]).toBe("unknown");
	});

	it("takes the lifetime of the name and the room on the storage from the facts of the design", () => {
		const emptyLoad = {
			...{ sessions: { smtp: null, http: null, pop: null, imap: null, ldap: null }, capacities: [] },
			...{ messageKilobytes: null, mailboxMegabytes: null, userGrowthPerYear: null, storageOperationsPerSecond: null },
		};
		const designed = (dnsTtlSeconds: number | null, storageGigabytes: number | null) =>
			factsOf({
				dataGigabytes: 400,
				protection: protectionOf("T2"),
				design: { dnsTtlSeconds, load: { ...emptyLoad, storageGigabytes }, cloud: null },
			});
		expect(states(designed(300, null))["ttl:mail"]).toBe("ok");
		expect(states(designed(3600, null))["ttl:mail"]).toBe("not-ok");
		const space = (room: number | null, kind: string) => states(designed(null, room), { kind })["space:mail"];
		expect(space(null, "full-site")).toBe("unknown");
		expect(space(399, "full-site")).toBe("not-ok");
		expect(space(400, "full-site")).toBe("ok");
		expect(space(799, "restore-sample")).toBe("unknown");
		expect(space(800, "restore-sample")).toBe("ok");
	});

	it("asks for the age of the copy: twice its interval, at least two days", () => {
		const backup = (lastSuccessAt: string | null) => {
			const protection = protectionOf("T1");
			return factsOf({
				protection: { ...protection, backup: { ...protection.backup!, lastSuccessAt, intervalHours: 24 } },
			});
		};
		const restore = { kind: "restore-sample" };
		expect(states(backup("2026-11-21T09:00:00Z"), restore)["copy-age:mail"]).toBe("ok");
		expect(states(backup("2026-11-21T08:00:00Z"), restore)["copy-age:mail"]).toBe("not-ok");
		expect(states(backup(null), restore)["copy-age:mail"]).toBe("unknown");
		expect(states(factsOf({ protection: protectionOf("T0") }), restore)["backup:mail"]).toBe("not-ok");
	});

	it("asks of a talk only who is there and what is read", () => {
		expect(states(standby(31), { kind: "tabletop" })).toEqual({ people: "ok", contacts: "ok", "runbook:mail": "ok" });
	});

	it("names the roles nobody can be called for", () => {
		expect(states(standby(1), { owners: ["lead", "network"] }).contacts).toBe("not-ok");
		expect(states(standby(1), {}, [{ ...person, phone: null as unknown as string }]).contacts).toBe("not-ok");
		expect(states(standby(1), { people: [], savedRunbooks: new Set() })).toMatchObject({
			people: "not-ok",
			"runbook:mail": "not-ok",
		});
	});
});

describe("the steps of a drill", () => {
	const runbook = (id: string, dependsOn: string[] = [], tier: "T1" | "T3" = "T1") => {
		const facts = factsOf({ protection: protectionOf(tier) });
		const { steps } = makeRunbook(facts, "mail", "hardware", AS_OF);
		return { service: { id, name: id, dependsOn }, steps };
	};

	it("are the runbook's, named by service, and one service waits for the end of what it needs", () => {
		const steps = runSteps("full-site", [runbook("shop", ["directory"]), runbook("directory")]);
		expect(steps[0]).toMatchObject({ id: "directory/detect", serviceId: "directory", after: [] });
		expect(steps.find(({ id }) => id === "shop/detect")?.after).toEqual(["directory/switch-clients"]);
		const alone = usualMinutes(runbook("shop").steps);
		expect(usualMinutes(steps)).toBeCloseTo(2 * alone, 6);
		expect(usualMinutes(runSteps("full-site", [runbook("shop"), runbook("directory")]))).toBeCloseTo(alone, 6);
	});

	it("of a sample read data back, and of a fail-back lead home and teach nothing", () => {
		expect(runSteps("restore-sample", [runbook("mail")]).map(({ phase }) => phase)).toEqual([
			...["fetch-media", "transfer", "verify"],
		]);
		const home = runSteps("fail-back", [runbook("mail", [], "T3")]);
		expect(home.every(({ phase, after }, place) => phase === null && after.length === (place === 0 ? 0 : 1))).toBe(
			true,
		);
		expect(home.map(({ id }) => id)).toContain("mail/own-lead-again");
	});

	it("end for services that need each other, too", () => {
		expect(runSteps("fail-over", [runbook("a", ["b"]), runbook("b", ["a"])]).length).toBeGreaterThan(10);
	});
});
