import { describe, expect, it } from "vitest";
import { assess, assessServices, type Facts, type PracticeAnswer } from "@/engine";
import { AS_OF, makeFacts, makeServer, makeService, makeSite, protectionOf } from "./make-facts";

const OPTIONS = { seed: 3, trials: 2000, asOf: AS_OF };
const groups = [{ id: "g", name: "Mail", serverIds: ["server-1"], required: 1 }];
const missing = (practiceId: string): PracticeAnswer => ({
	practiceId,
	siteId: null,
	serverId: null,
	state: "no",
	evidence: "said",
	evidenceOn: null,
	reason: null,
	decidedBy: null,
	reviewOn: null,
	owner: null,
	answeredBy: null,
	note: null,
});

function hardware(parts: { site?: object; server?: object; tier?: "T1" | "T2"; answers?: string[]; service?: object }) {
	const facts = makeFacts({
		sites: [makeSite(parts.site ?? {})],
		servers: [makeServer(parts.server ?? {})],
		services: [makeService({ groups, protection: protectionOf(parts.tier ?? "T1"), ...parts.service })],
		practiceAnswers: (parts.answers ?? []).map(missing),
	});
	return assessServices(facts, OPTIONS)[0]!.scenarios[0]!;
}

const codes = (scenario: ReturnType<typeof hardware>) => scenario.pathReasons.map((reason) => reason.code);
const phaseOf = (scenario: ReturnType<typeof hardware>, id: string) => scenario.phases.find((one) => one.phase === id)!;

describe("reasons for another time than the documented one", () => {
	it("puts the wait for people first when it makes up most of the difference", () => {
		const scenario = hardware({ site: { engineerHours: "business", callOutHours: 2 }, tier: "T2" });
		const wait = phaseOf(scenario, "call-out").meanMinutes;
		expect(codes(scenario)[0]).toBe("deviation.call-out");
		expect(scenario.pathReasons[0]!.values).toEqual({ minutes: wait, wholeMinutes: scenario.restore.mean });
		expect(scenario.pathReasons[0]!.text).toMatch(
			/^Outside working hours an engineer takes 2 h to arrive: about [\d.]+ (min|h) of the [\d.]+ h\.$/,
		);
		expect(hardware({ site: { engineerHours: "business" }, tier: "T2" }).pathReasons[0]!.text).toMatch(
			/^Outside working hours nobody comes before the next opening: /,
		);
		expect(codes(hardware({ site: { engineerHours: "always" }, tier: "T2" }))).not.toContain("deviation.call-out");
	});

	it("names the wait for a contract's hours, before the contract's other reasons", () => {
		const warranty = { responseHours: 4, resolutionHours: null, coverage: "business", endsOn: null };
		const reasons = codes(hardware({ server: { warranty } }));
		expect(reasons[0]).toBe("deviation.contract-hours");
		expect(reasons).toContain("supply.response-is-not-repair");
	});

	it("names the size that the documented time does not rest on", () => {
		expect(codes(hardware({ service: { dataGigabytes: 2000 }, tier: "T2" }))[0]).toBe("deviation.data");
		expect(codes(hardware({ service: { dataGigabytes: 200 }, tier: "T2" }))).not.toContain("deviation.data");
	});

	it("names the practices that are missing, and adds nothing to a time that is as documented", () => {
		const scenario = hardware({ answers: ["HW-07"] });
		expect(codes(scenario)[0]).toBe("deviation.practices");
		expect(scenario.pathReasons[0]!.text).toContain("(HW-07)");
		expect(codes(hardware({})).filter((code) => code.startsWith("deviation."))).toEqual([]);
	});
});

describe("practices beside minutes that are known", () => {
	const procure = (parts: Parameters<typeof hardware>[0]) => phaseOf(hardware(parts), "procure").meanMinutes;

	it("stretch a default, and neither a lead time nor a contract", () => {
		expect(procure({ answers: ["HW-07"] })).toBeGreaterThan(procure({}) * 1.2);
		const warranty = { responseHours: 4, resolutionHours: 8, coverage: "always", endsOn: null };
		for (const server of [{ hardwareLeadHours: 48 }, { warranty }])
			expect(procure({ server, answers: ["HW-06", "HW-07"] })).toBe(procure({ server }));
	});

	it("claim no minutes for a gap that such a phase would have to carry", () => {
		const added = (server: object): number => {
			const facts = makeFacts({
				sites: [makeSite({})],
				servers: [makeServer(server)],
				services: [makeService({ groups, protection: protectionOf("T1") })],
				practiceAnswers: [missing("HW-09")],
			});
			const { practices } = assess(facts, { ...OPTIONS, trials: 50 }).readiness;
			return practices.find((one) => one.practiceId === "HW-09")!.restoreMinutesAdded;
		};
		expect(added({})).toBeGreaterThan(10);
		expect(added({ hardwareLeadHours: 48 })).toBe(0);
	});
});

describe("shares of cases that took part", () => {
	const keys = (facts: Facts) => assess(facts, { ...OPTIONS, trials: 50 }).assumptions.map((one) => one.key);
	const of = (backup: object) => {
		const protection = protectionOf("T1");
		return makeFacts({
			services: [makeService({ protection: { ...protection, backup: { ...protection.backup!, ...backup } } })],
		});
	};

	it("are listed as assumptions, only those that were counted with", () => {
		const reachable = keys(of({ immutable: false, separateCredentials: false }));
		expect(reachable).toEqual(
			expect.arrayContaining([
				"assumption.share.attack",
				"assumption.share.lasting-fault",
				"assumption.share.copies-taken/reachable",
			]),
		);
		expect(reachable).not.toContain("assumption.share.copies-taken/apart");
		expect(keys(of({ immutable: true }))).toContain("assumption.share.copies-taken/apart");
		expect(keys(makeFacts({ services: [makeService({ protection: protectionOf("T0") })] }))).not.toContain(
			"assumption.share.attack",
		);
	});
});
