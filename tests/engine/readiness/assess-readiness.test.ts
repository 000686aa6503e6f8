import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Readiness, TargetVerdict } from "../../../engine/assessment";
import { PRACTICES } from "../../../engine/catalogue/practices";
import type { AnswerState, EvidenceLevel, Facts, PracticeAnswer, TierId } from "../../../engine/facts";
import { assessReadiness } from "../../../engine/readiness/assess-readiness";
import { AS_OF, makeAssessment, makeFacts, OPTIONS } from "./example";

const answer = (
	practiceId: string,
	state: AnswerState,
	more: Partial<PracticeAnswer> = {},
): Partial<PracticeAnswer> => ({
	practiceId,
	state,
	evidence: "tested",
	evidenceOn: AS_OF,
	reason: state === "not-applicable" || state === "accepted-risk" ? "there is none" : null,
	...more,
});

const service = (id: string, tier: TierId = "T1") => ({ id, protection: { tier } });

function assess(facts: Facts, verdicts: { restore?: TargetVerdict; loss?: TargetVerdict; dataIsKnown?: boolean } = {}) {
	return assessReadiness(
		facts,
		facts.services.map((one) => makeAssessment(one, verdicts)),
		OPTIONS,
	);
}

const allYes = PRACTICES.map((practice) => answer(practice.id, "yes"));
const part = (readiness: Readiness, name: string) => readiness.parts.find((one) => one.part === name)!;
const gate = (readiness: Readiness, id: string) => readiness.gates.find((one) => one.practiceId === id)!;
const scored = (readiness: Readiness, id: string) => readiness.practices.find((one) => one.practiceId === id)!;

describe("readiness", () => {
	it("is 100 when every target is met, every practice tested today and everything drilled", () => {
		const facts = makeFacts({
			services: [service("a")],
			answers: allYes,
			drills: [{ id: "d", serviceId: "a", kind: "full-site", scenario: "site", heldOn: AS_OF, succeeded: true }],
		});
		const readiness = assess(facts);
		expect(readiness).toMatchObject({ score: 100, uncapped: 100, low: 100, high: 100, coverage: 1, evidenceShare: 1 });
		expect(readiness.oldestEvidenceOn).toBe(AS_OF);
		expect(readiness.gates.every((one) => one.passed)).toBe(true);
	});

	it("is 0, from 0 to 100, for an organisation of which nothing is known", () => {
		const readiness = assess(makeFacts());
		expect(readiness).toMatchObject({ score: 0, uncapped: 0, low: 0, high: 100, coverage: 0, evidenceShare: 0 });
		expect(readiness.oldestEvidenceOn).toBeNull();
	});

	it("credits answer × evidence × freshness", () => {
		const states: [AnswerState, EvidenceLevel, string | null, number | null][] = [
			["yes", "tested", AS_OF, 1],
			["yes", "documented", AS_OF, 0.75],
			["yes", "said", AS_OF, 0.5],
			["partly", "tested", AS_OF, 0.5],
			["partly", "said", null, 0.125],
			["no", "tested", AS_OF, 0],
			["unknown", "tested", AS_OF, 0],
			["accepted-risk", "tested", AS_OF, 0],
			["not-applicable", "tested", AS_OF, null],
		];
		for (const [state, evidence, evidenceOn, credit] of states) {
			const facts = makeFacts({ answers: [answer("DC-10", state, { evidence, evidenceOn })] });
			expect(scored(assess(facts), "DC-10").credit, `${state} ${evidence}`).toBe(credit);
		}
	});

	it("reckons a layer by hand", () => {
		/** Process weights sum to 57; PR-01 (5) tested and PR-02 (4) partly documented: 5 + 4 × ½ × ¾ = 6.5. */
		const facts = makeFacts({
			answers: [answer("PR-01", "yes"), answer("PR-02", "partly", { evidence: "documented" })],
		});
		const sum = PRACTICES.filter((one) => one.layer === "process").reduce((total, one) => total + one.weight, 0);
		const layer = assess(facts).layers.find((one) => one.layer === "process")!;
		expect(sum).toBe(57);
		expect(layer.score).toBeCloseTo((100 * 6.5) / 57, 10);
		expect(layer).toMatchObject({ answered: 2, applicable: 14, outstanding: 13, excluded: 0 });
		expect(layer.high).toBeCloseTo((100 * (57 - 2.5)) / 57, 10);
	});

	it("counts targets: met 1, at risk ½, missed 0; no target is unknown and opens the range", () => {
		const facts = makeFacts({ services: [service("a")] });
		expect(part(assess(facts, { restore: "met" }), "restore").points).toBe(35);
		expect(part(assess(facts, { restore: "at-risk" }), "restore").points).toBe(17.5);
		expect(part(assess(facts, { restore: "missed" }), "restore").points).toBe(0);
		const open = assess(facts, { restore: "no-target", loss: "missed" });
		const shut = assess(facts, { restore: "missed", loss: "missed" });
		expect(part(open, "restore").points).toBe(0);
		expect(open.high - shut.high).toBeCloseTo(35, 9);
		const guessed = assess(facts, { dataIsKnown: false });
		expect(guessed.score - guessed.low).toBeCloseTo(35, 9);
	});

	it("takes the organisation's weights, scaled to 100, and refuses one that is not positive", () => {
		const weights = { restore: 1, loss: 1, prevention: 1, proof: 1 };
		const facts = makeFacts({ organization: { overrides: { scoreWeights: weights } }, services: [service("a")] });
		expect(part(assess(facts), "restore")).toMatchObject({ weight: 25, points: 25 });
		facts.organization.overrides.scoreWeights = { ...weights, loss: 0 };
		expect(() => assess(facts)).toThrow("weight of loss must be above 0, got 0");
	});

	it("inherits from organisation to site to server, and the lowest answer wins", () => {
		const facts = makeFacts({
			sites: [{ id: "pune" }, { id: "mumbai" }],
			servers: [
				{ id: "s1", siteId: "pune" },
				{ id: "s2", siteId: "pune" },
				{ id: "s3", siteId: "mumbai" },
			],
			answers: [
				answer("HW-03", "yes"),
				answer("HW-03", "no", { siteId: "pune" }),
				answer("HW-03", "partly", { serverId: "s2" }),
			],
		});
		/** Pune: s1 no, s2 partly → ¼; Mumbai inherits yes → 1; the sites count alike. */
		const readiness = assess(facts);
		expect(scored(readiness, "HW-03").credit).toBeCloseTo((0.25 + 1) / 2, 12);
		expect(scored(readiness, "HW-03").state).toBe("partly");
		const hardware = (siteId: string) =>
			readiness.sites.find((site) => site.siteId === siteId)!.layers.find((layer) => layer.layer === "hardware")!;
		expect(hardware("mumbai").score! / hardware("pune").score!).toBeCloseTo(4, 10);
		facts.practiceAnswers = facts.practiceAnswers.filter((one) => one.siteId === null && one.serverId === null);
		expect(scored(assess(facts), "HW-03").credit).toBe(1);
	});

	it("asks a cloud region nothing about rooms and machines, and mail questions only of mail", () => {
		const facts = makeFacts({ sites: [{ id: "cloud", kind: "cloud-region" }], services: [service("a")] });
		const readiness = assess(facts);
		const asked = readiness.practices.map((one) => one.practiceId);
		expect(asked).not.toContain("DC-01");
		expect(asked).not.toContain("AS-01");
		expect(asked).not.toContain("SS-09");
		expect(asked).toContain("PR-01");
		expect(readiness.layers.find((layer) => layer.layer === "data-centre")!.score).toBeNull();
	});

	it("caps the score when a gate of a claimed tier fails, names the service, and keeps the uncapped number", () => {
		const answers = allYes.map((one) => (one.practiceId === "SS-09" ? { ...one, state: "no" as const } : one));
		const failing = assess(makeFacts({ services: [service("erp", "T3"), service("file", "T1")], answers }));
		expect(gate(failing, "SS-09")).toMatchObject({ passed: false, capTo: 70, serviceIds: ["erp"] });
		expect(gate(failing, "SS-09").sentence.text).toMatch(/^erp cannot claim its tier without SS-09/);
		expect(failing.score).toBe(70);
		expect(failing.uncapped).toBeGreaterThan(80);
		const fine = assess(makeFacts({ services: [service("erp", "T2"), service("file", "T1")], answers }));
		expect(fine.gates.map((one) => one.practiceId)).not.toContain("SS-09");
		expect(fine.score).toBe(fine.uncapped);
	});

	it("looks at a gate where the service stands", () => {
		const facts = makeFacts({
			sites: [{ id: "pune" }, { id: "mumbai" }],
			servers: [{ id: "s1", siteId: "pune" }],
			services: [{ ...service("a"), groups: [{ id: "g", name: "g", serverIds: ["s1"], required: 1 }] }],
			answers: [answer("DC-04", "yes", { siteId: "pune" }), answer("DC-04", "no", { siteId: "mumbai" })],
		});
		expect(gate(assess(facts), "DC-04").passed).toBe(true);
		facts.servers[0]!.siteId = "mumbai";
		expect(gate(assess(facts), "DC-04").passed).toBe(false);
	});

	it("says what falls next, when, and by how much", () => {
		const facts = makeFacts({
			answers: [
				answer("PR-01", "yes", { evidenceOn: "2026-06-01" }),
				answer("AS-03", "yes", { evidenceOn: "2026-10-01" }),
				answer("SS-01", "yes", { evidenceOn: "2025-01-01" }),
			],
		});
		const { fallsNext } = assess(facts);
		expect(fallsNext.map((one) => `${one.practiceId} ${one.on}`)).toEqual(["AS-03 2027-01-01", "PR-01 2027-06-01"]);
		const sum = PRACTICES.reduce((total, one) => total + one.weight, 0);
		expect(fallsNext[0]!.pointsByThen).toBeCloseTo((30 * 5) / sum / 2, 10);
	});

	it("shows each gap as points, minutes and failures", () => {
		const facts = makeFacts({ services: [service("a")], answers: [answer("HW-07", "partly"), answer("HW-01", "no")] });
		const readiness = assess(facts);
		/** HW-07 stretches procurement by 1.8; half of it is missing: 250 × 0.8 × ½. */
		expect(scored(readiness, "HW-07").restoreMinutesAdded).toBeCloseTo(100, 9);
		expect(scored(readiness, "HW-07").effect!.text).toBe("The gap costs up to 1.7 h of restore time.");
		/** HW-01: hardware 0.08 × 0.6, corruption 0.05 × 0.15. */
		expect(scored(readiness, "HW-01").failuresPerYearAdded).toBeCloseTo(0.08 * 0.6 + 0.05 * 0.15, 12);
		expect(scored(readiness, "PR-06").effect!.text).toMatch(/^If it is missing/);
		const gains = readiness.practices.reduce((sum, one) => sum + one.pointsToGain, 0);
		expect(gains + part(readiness, "prevention").credit * 30).toBeCloseTo(30, 9);
	});

	it("proves by the newest drill of a kind: a failed one counts nothing until it is repeated", () => {
		const drill = (id: string, heldOn: string, succeeded: boolean) => ({
			id,
			serviceId: "a",
			kind: "restore-sample",
			scenario: "hardware",
			heldOn,
			succeeded,
		});
		const proven = (drills: unknown[]) => part(assess(makeFacts({ services: [service("a")], drills })), "proof").points;
		expect(proven([])).toBe(0);
		expect(proven([drill("1", "2026-11-01", true)])).toBe(15);
		expect(proven([drill("1", "2026-11-01", true), drill("2", "2026-11-10", false)])).toBe(0);
		expect(proven([drill("1", "2026-11-01", false), drill("2", "2026-11-10", true)])).toBe(15);
		/** Eight months old: the restore test is at its floor of ½, the drill still full. */
		expect(proven([drill("1", "2026-03-23", true)])).toBe(11.3);
	});
});

const states: AnswerState[] = ["yes", "partly", "no", "not-applicable", "accepted-risk", "unknown"];
const anyAnswer = fc.record({
	practiceId: fc.constantFrom(...PRACTICES.map((practice) => practice.id)),
	place: fc.constantFrom("", "pune", "mumbai", "s1", "s2"),
	state: fc.constantFrom(...states),
	evidence: fc.constantFrom<EvidenceLevel>("said", "documented", "tested"),
	evidenceOn: fc.constantFrom(null, "2024-02-29", "2026-01-15", "2026-09-30", AS_OF),
});
const anyFacts = fc
	.record({
		answers: fc.uniqueArray(anyAnswer, { selector: (one) => `${one.practiceId}/${one.place}`, maxLength: 120 }),
		tiers: fc.array(fc.constantFrom<TierId>("T0", "T1", "T2", "T3", "T4", "hosted"), { maxLength: 4 }),
	})
	.map(({ answers, tiers }) =>
		makeFacts({
			sites: [{ id: "pune" }, { id: "mumbai" }],
			servers: [
				{ id: "s1", siteId: "pune" },
				{ id: "s2", siteId: "pune" },
			],
			services: tiers.map((tier, index) => service(`service-${index}`, tier)),
			answers: answers.map(({ place, ...one }) =>
				answer(one.practiceId, one.state, {
					...one,
					siteId: place.length > 2 ? place : null,
					serverId: place.length === 2 ? place : null,
				}),
			),
		}),
	);
const verdict = fc.constantFrom<TargetVerdict>("met", "at-risk", "missed", "no-target", "unknown");

describe("readiness, for any facts", () => {
	it("adds up exactly, as it is and rounded to one decimal, and stays inside its range", () => {
		fc.assert(
			fc.property(anyFacts, verdict, verdict, (facts, restore, loss) => {
				const readiness = assess(facts, { restore, loss });
				const sum = readiness.contributions.reduce((total, one) => total + one.points, 0);
				expect(Math.abs(sum - readiness.score)).toBeLessThan(1e-9);
				const tenths = readiness.contributions.reduce((total, one) => total + Math.round(one.points * 10), 0);
				expect(tenths).toBe(Math.round(readiness.score * 10));
				const parts = readiness.parts.reduce((total, one) => total + one.points, 0);
				expect(Math.abs(parts - readiness.uncapped)).toBeLessThan(1e-9);
				expect(readiness.low).toBeLessThanOrEqual(readiness.score);
				expect(readiness.score).toBeLessThanOrEqual(readiness.high);
				expect(readiness.score).toBeLessThanOrEqual(readiness.uncapped);
				expect(readiness.low).toBeGreaterThanOrEqual(0);
				expect(readiness.high).toBeLessThanOrEqual(100);
				for (const share of [readiness.coverage, readiness.evidenceShare]) {
					expect(share).toBeGreaterThanOrEqual(0);
					expect(share).toBeLessThanOrEqual(1);
				}
			}),
			{ numRuns: 80 },
		);
	}, 60_000);

	it("never rises by leaving out, accepting a risk, not knowing, or waiting", () => {
		fc.assert(
			fc.property(
				anyFacts,
				fc.nat(),
				fc.constantFrom<AnswerState>("not-applicable", "accepted-risk", "unknown"),
				(facts, pick, state) => {
					fc.pre(facts.practiceAnswers.length > 0);
					const before = assess(facts);
					const changed = structuredClone(facts);
					const one = changed.practiceAnswers[pick % changed.practiceAnswers.length]!;
					one.state = state;
					one.reason = "because";
					const after = assess(changed);
					expect(after.score).toBeLessThanOrEqual(before.score);
					expect(after.low).toBeLessThanOrEqual(before.low);
					const later = assessReadiness(
						facts,
						facts.services.map((each) => makeAssessment(each)),
						{
							...OPTIONS,
							asOf: "2027-06-30",
						},
					);
					expect(later.score).toBeLessThanOrEqual(before.score);
				},
			),
			{ numRuns: 80 },
		);
	}, 60_000);

	it("never falls by putting a practice in place, and gains what it said it would before rounding and gates", () => {
		fc.assert(
			fc.property(anyFacts, fc.constantFrom(...PRACTICES.map((practice) => practice.id)), (facts, practiceId) => {
				const before = assess(facts);
				const changed = structuredClone(facts);
				changed.practiceAnswers = changed.practiceAnswers.filter((one) => one.practiceId !== practiceId);
				changed.practiceAnswers.push(...makeFacts({ answers: [answer(practiceId, "yes")] }).practiceAnswers);
				const after = assess(changed);
				expect(after.score).toBeGreaterThanOrEqual(before.score);
				expect(after.high).toBeGreaterThanOrEqual(before.high);
				const promised = before.practices.find((one) => one.practiceId === practiceId);
				const isLeftOut = facts.practiceAnswers.some(
					(one) => one.practiceId === practiceId && one.state === "not-applicable",
				);
				if (promised === undefined || isLeftOut) return;
				expect(Math.abs(after.uncapped - before.uncapped - promised.pointsToGain)).toBeLessThan(0.1001);
			}),
			{ numRuns: 80 },
		);
	}, 60_000);
});
