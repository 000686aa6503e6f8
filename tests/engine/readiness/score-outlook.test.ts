import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PRACTICES } from "../../../engine/catalogue/practices";
import type { AnswerState, EvidenceLevel } from "../../../engine/facts";
import { assessReadiness } from "../../../engine/readiness/assess-readiness";
import { addMonths } from "../../../engine/readiness/calendar";
import { scoreOutlook } from "../../../engine/readiness/score-outlook";
import { AS_OF, makeAssessment, makeFacts, OPTIONS } from "./example";

const service = { id: "a", protection: { tier: "T1" } };
const assessed = (facts: ReturnType<typeof makeFacts>) => facts.services.map((one) => makeAssessment(one));

describe("the score over the coming year, if nothing is done", () => {
	it("falls where evidence ages out, by what that evidence is worth", () => {
		// HW-01 counts in full for a month: tested today it is worth 1, in a year ½.
		const answers = [{ practiceId: "HW-01", state: "yes", evidence: "tested", evidenceOn: AS_OF } as const];
		const facts = makeFacts({ services: [service], answers });
		const outlook = scoreOutlook(facts, assessed(facts), AS_OF);
		const all = assessReadiness(facts, assessed(facts), OPTIONS);
		const hardware = all.practices.find(({ practiceId }) => practiceId === "HW-01")!;
		const weight = PRACTICES.find(({ id }) => id === "HW-01")!.weight;
		const asked = all.practices.reduce(
			(sum, one) => sum + PRACTICES.find(({ id }) => id === one.practiceId)!.weight,
			0,
		);
		expect(hardware.credit).toBe(1);
		expect(outlook.falls).toEqual([
			{
				...{ kind: "practice", practiceId: "HW-01", siteId: null, serverId: null, serviceId: null },
				...{ fullUntil: "2026-12-23", points: expect.closeTo((30 * weight) / asked / 2, 9) },
			},
		]);
		expect(outlook.months).toHaveLength(13);
		expect(outlook.months[0]).toMatchObject({ on: AS_OF, uncapped: all.uncapped, score: all.score });
		expect(outlook.months[12]!.uncapped).toBeCloseTo(all.uncapped - outlook.falls[0]!.points, 0);
	});

	it("names a restore test that expires, and says nothing of one that has expired wholly", () => {
		const drill = { id: "d", serviceId: "a", kind: "restore-sample", scenario: "hardware", succeeded: true };
		const held = (heldOn: string) => makeFacts({ services: [service], drills: [{ ...drill, heldOn }] });
		const fresh = held("2026-10-23");
		const falls = scoreOutlook(fresh, assessed(fresh), AS_OF).falls;
		// Proof is 15 points, half of it the restore test; a rebuilt service's test is its drill too.
		expect(falls).toMatchObject([
			{ kind: "restore-test", serviceId: "a", fullUntil: "2027-01-23", points: 3.75 },
			{ kind: "drill", serviceId: "a", fullUntil: "2027-10-23" },
		]);
		const old = held("2020-01-01");
		expect(scoreOutlook(old, assessed(old), AS_OF).falls).toEqual([]);
	});

	it("never rises, and its falls add up to the fall of the uncapped score", () => {
		const given = fc.record({
			practiceId: fc.constantFrom(...PRACTICES.map(({ id }) => id)),
			state: fc.constantFrom<AnswerState>("yes", "partly", "no", "unknown", "not-applicable", "accepted-risk"),
			evidence: fc.constantFrom<EvidenceLevel>("said", "documented", "tested"),
			evidenceOn: fc.constantFrom(null, "2024-02-29", "2026-01-15", "2026-10-31", AS_OF),
		});
		const many = fc.uniqueArray(given, { selector: ({ practiceId }) => practiceId, maxLength: 40 });
		fc.assert(
			fc.property(many, fc.integer({ min: 1, max: 24 }), (answers, span) => {
				const reason = (state: AnswerState) => (state.includes("-") ? "there is none" : null);
				const facts = makeFacts({
					services: [service],
					answers: answers.map((one) => ({ ...one, reason: reason(one.state) })),
				});
				const { months, falls } = scoreOutlook(facts, assessed(facts), AS_OF, span);
				const sum = falls.reduce((points, fall) => points + fall.points, 0);
				expect(Math.abs(months[0]!.uncapped - months[span]!.uncapped - sum)).toBeLessThanOrEqual(0.1 + 1e-9);
				months.forEach(({ uncapped, score }, index) => {
					if (index === 0) return;
					expect(uncapped).toBeLessThanOrEqual(months[index - 1]!.uncapped);
					expect(score).toBeLessThanOrEqual(months[index - 1]!.score);
				});
				expect(falls.every((fall) => fall.points > 0)).toBe(true);
				expect(months[span]!.on).toBe(addMonths(AS_OF, span));
			}),
			{ numRuns: 60 },
		);
	});

	it("wants a span of whole months", () => {
		const facts = makeFacts();
		for (const span of [0, -1, 1.5, Number.NaN])
			expect(() => scoreOutlook(facts, [], AS_OF, span)).toThrow(/spanMonths/);
	});
});
