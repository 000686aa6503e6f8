import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../../engine/assess";
import type { Assessment } from "../../../engine/assessment";
import { PRACTICES } from "../../../engine/catalogue/practices";
import type { Facts } from "../../../engine/facts";
import { catalogueChanges, digestOf, recordCatalogue } from "../../../engine/readiness/catalogue-record";
import { compareSnapshots, type KeptDay, type ReplayId, replaysFor } from "../../../engine/readiness/compare-snapshots";
import { CATALOGUE_VERSION, ENGINE_VERSION } from "../../../engine/version";
import { makeFacts } from "./example";

const PRESENT = { engineVersion: ENGINE_VERSION, catalogueVersion: CATALOGUE_VERSION, seed: 7, trials: 20 };
const run = (facts: Facts, asOf: string): Assessment => assess(facts, { seed: 7, trials: 20, asOf });
const day = (facts: Facts, asOf: string): KeptDay => ({
	facts,
	assessment: run(facts, asOf),
	catalogue: recordCatalogue(),
});

function compare(before: KeptDay, after: KeptDay) {
	const replayed: Partial<Record<ReplayId, Assessment>> = {};
	for (const [id, { facts, asOf }] of Object.entries(replaysFor(before, after, PRESENT)))
		replayed[id as ReplayId] = run(facts, asOf);
	return compareSnapshots(before, after, PRESENT, replayed);
}

const tenths = (points: number) => Math.round(points * 10);
const answer = (practiceId: string, state: "yes" | "no" | "partly", evidenceOn: string) => ({
	practiceId,
	state,
	evidence: "tested" as const,
	evidenceOn,
});
const targets = (restoreHours: number | null) => ({
	restoreHours,
	...{ lossHours: null, availability: null, maximumTolerableDowntimeHours: null },
});
const mail = (protection: unknown, restoreTargetHours: number | null = 4) => ({
	id: "mail",
	name: "Mail",
	targets: targets(restoreTargetHours),
	protection,
});
const BACKUP = { tier: "T1" };

describe("comparing two kept days", () => {
	it("finds nothing between a day and itself", () => {
		const kept = day(
			makeFacts({ services: [mail(BACKUP)], answers: [answer("PR-01", "yes", "2026-10-01")] }),
			"2026-11-01",
		);
		const { score, parts, services, practices, aged, changed, catalogue } = compare(kept, kept);
		expect(score).toMatchObject({ facts: 0, time: 0, method: 0 });
		expect(parts.every(({ points }) => points === 0)).toBe(true);
		expect([services.newlyFailing, services.fixed, services.gone, aged, changed, catalogue]).toEqual(Array(6).fill([]));
		expect([practices.newlyFailing, practices.fixed]).toEqual([[], []]);
	});

	it("puts what only the calendar did down to time, with the evidence that aged", () => {
		const facts = makeFacts({ services: [mail(BACKUP)], answers: [answer("PR-01", "yes", "2026-01-01")] });
		const { score, aged, changed, practices } = compare(day(facts, "2026-06-01"), day(facts, "2027-09-01"));
		expect(changed).toEqual([]);
		expect(score).toMatchObject({ facts: 0, method: 0 });
		expect(score.time).toBeLessThan(0);
		expect(aged.map(({ practiceId }) => practiceId)).toEqual(["PR-01"]);
		expect(practices.newlyFailing.map(({ practiceId }) => practiceId)).toEqual(["PR-01"]);
	});

	it("puts what was answered on the same day down to facts, by name", () => {
		const services = [mail(BACKUP)];
		const before = day(makeFacts({ services, answers: [answer("PR-01", "no", "2026-11-01")] }), "2026-11-20");
		const after = day(
			makeFacts({ services, answers: [answer("PR-01", "yes", "2026-11-01"), answer("PR-02", "partly", "2026-11-01")] }),
			"2026-11-20",
		);
		const { score, changed, practices } = compare(before, after);
		expect(score.facts).toBeGreaterThan(0);
		expect(score).toMatchObject({ time: 0, method: 0 });
		expect(changed).toEqual([{ noun: "practiceAnswers", added: ["PR-02"], altered: ["PR-01"], removed: [] }]);
		expect(practices.fixed.map(({ practiceId }) => practiceId)).toEqual(["PR-01"]);
		expect(practices.stillFailing.map(({ practiceId }) => practiceId)).toContain("PR-02");
	});

	it("tells a target met from one that was given up", () => {
		const before = day(
			makeFacts({
				services: [mail({ tier: "T0" }, 1), { id: "erp", targets: targets(1), protection: { tier: "T0" } }],
			}),
			"2026-11-20",
		);
		const after = day(makeFacts({ services: [mail({ tier: "T0" }, null)] }), "2026-11-20");
		const { services } = compare(before, after);
		expect(services.fixed).toEqual([]);
		expect(new Set(services.gone.map(({ serviceId }) => serviceId))).toEqual(new Set(["mail", "erp"]));
	});

	it("puts an older engine's figure down to the method and leaves it as it was", () => {
		const facts = makeFacts({ services: [mail(BACKUP)], answers: [answer("PR-01", "yes", "2026-11-01")] });
		const now = day(facts, "2026-11-20");
		const old: KeptDay = {
			...now,
			assessment: {
				...now.assessment,
				engineVersion: "0.9.0",
				readiness: { ...now.assessment.readiness, score: now.assessment.readiness.score + 3.2 },
			},
		};
		const { score } = compare(old, now);
		expect(score).toMatchObject({ before: old.assessment.readiness.score, method: -3.2, facts: 0, time: 0 });
	});

	it("refuses to guess a figure it was not given", () => {
		const facts = makeFacts({ services: [mail(BACKUP)] });
		expect(() => compareSnapshots(day(facts, "2026-11-01"), day(facts, "2026-11-20"), PRESENT, {})).toThrow(RangeError);
	});

	const someDay = fc.integer({ min: 0, max: 900 }).map((days) => {
		const date = new Date(Date.UTC(2026, 0, 1) + days * 86_400_000);
		return date.toISOString().slice(0, 10);
	});
	const someFacts = fc
		.record({
			answers: fc.uniqueArray(
				fc.record({
					practice: fc.integer({ min: 0, max: PRACTICES.length - 1 }),
					state: fc.constantFrom("yes" as const, "no" as const, "partly" as const),
					on: someDay,
				}),
				{ selector: ({ practice }) => practice, maxLength: 12 },
			),
			tier: fc.constantFrom("T0", "T1"),
			target: fc.option(fc.integer({ min: 1, max: 200 }), { nil: null }),
		})
		.map(({ answers, tier, target }) =>
			makeFacts({
				services: [mail({ tier }, target)],
				answers: answers.map(({ practice, state, on }) => answer(PRACTICES[practice]!.id, state, on)),
			}),
		);

	it("adds up exactly, whatever changed, whichever engine made the older figure", { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(
				someFacts,
				someFacts,
				someDay,
				someDay,
				fc.integer({ min: 0, max: 1000 }),
				(one, other, on, then, odd) => {
					const before = day(one, on);
					before.assessment = {
						...before.assessment,
						engineVersion: odd % 2 === 0 ? ENGINE_VERSION : "0.9.0",
						readiness: { ...before.assessment.readiness, ...(odd % 2 === 0 ? {} : { score: odd / 10 }) },
					};
					const { score, parts } = compare(before, day(other, then));
					expect(tenths(score.facts) + tenths(score.time) + tenths(score.method)).toBe(
						tenths(score.after) - tenths(score.before),
					);
					const kept = before.assessment.readiness.contributions.reduce((sum, { points }) => sum + tenths(points), 0);
					expect(parts.reduce((sum, { points }) => sum + tenths(points), 0)).toBe(tenths(score.after) - kept);
				},
			),
			{ numRuns: 12 },
		);
	});
});

describe("a catalogue on record", () => {
	const [first, second, ...rest] = PRACTICES;

	it("is the same however a store orders its keys", () => {
		const stored = JSON.parse(JSON.stringify(recordCatalogue()));
		expect(catalogueChanges(stored, recordCatalogue())).toEqual([]);
	});

	it("names the questions that a new version asks anew, in other words, otherwise, or no more", () => {
		const older = recordCatalogue([
			{ ...first!, practice: "Other words" },
			{ ...second!, weight: second!.weight + 1 },
			...rest.slice(1),
			{ ...rest[0]!, id: "XX-01" },
		]);
		const changes = catalogueChanges(older, recordCatalogue());
		expect(changes.map(({ id, kind }) => [id, kind])).toEqual([
			[first!.id, "other words"],
			[second!.id, "counts otherwise"],
			[rest[0]!.id, "asked anew"],
			["XX-01", "no longer asked"],
		]);
	});

	it("digests as FNV-1a does", () => {
		// Test vectors of the authors' own page: http://www.isthe.com/chongo/tech/comp/fnv
		expect(digestOf("")).toBe("cbf29ce484222325");
		expect(digestOf("a")).toBe("af63dc4c8601ec8c");
		expect(digestOf("foobar")).toBe("85944171f73967e8");
	});
});
