import { describe, expect, it } from "vitest";
import { PHASES } from "../../../engine/catalogue/phases";
import { LAYERS, PRACTICES, practiceById } from "../../../engine/catalogue/practices";
import { PRACTICE_SOURCES } from "../../../engine/catalogue/practices/sources";
import { SCENARIO_IDS } from "../../../engine/facts";

describe("the catalogue of practices", () => {
	it("asks 69 questions in five layers, each under an id of its own", () => {
		expect(PRACTICES).toHaveLength(69);
		expect(new Set(PRACTICES.map((practice) => practice.id)).size).toBe(69);
		expect(LAYERS.map((layer) => PRACTICES.filter((practice) => practice.layer === layer.id).length)).toEqual([
			14, 14, 13, 14, 14,
		]);
	});

	it("cites only sources it lists, and lists none it does not cite", () => {
		const cited = new Set(PRACTICES.flatMap((practice) => practice.sources.map((source) => source.key)));
		expect([...cited].sort()).toEqual(Object.keys(PRACTICE_SOURCES).sort());
		for (const practice of PRACTICES) expect(practice.sources.length, practice.id).toBeGreaterThan(0);
	});

	it("says why it asks, what good looks like, how long evidence lasts and what a gap costs", () => {
		for (const practice of PRACTICES) {
			for (const text of [practice.practice, practice.why, practice.good, practice.failureMode, practice.evidence])
				expect(text.length, practice.id).toBeGreaterThanOrEqual(10);
			expect(practice.weight).toBeGreaterThanOrEqual(1);
			expect(practice.weight).toBeLessThanOrEqual(5);
			expect(practice.maxAgeMonths).toBeGreaterThan(0);
			expect(practice.effortDays).toBeGreaterThan(0);
			expect(practice.cost).toBeNull();
		}
	});

	it("names each task in a few words of its own, as something to do", () => {
		for (const { id, todo, practice } of PRACTICES) {
			expect(todo.length, id).toBeLessThanOrEqual(60);
			expect(todo, id).toMatch(/^[A-Z][a-z]+ [^.:]+$/);
			expect(todo, id).not.toBe(practice);
		}
		expect(new Set(PRACTICES.map((one) => one.todo)).size).toBe(69);
	});

	it("never lets a missing practice shorten a phase or prevent a failure", () => {
		for (const { id, effect } of PRACTICES) {
			for (const phase of effect.phases) {
				expect(phase.factor, id).toBeGreaterThanOrEqual(1);
				expect(phase.minutes, id).toBeGreaterThanOrEqual(0);
				expect(phase.factor > 1 || phase.minutes > 0, id).toBe(true);
			}
			for (const rate of effect.rates) {
				expect(rate.factor, id).toBeGreaterThan(1);
				expect(SCENARIO_IDS).toContain(rate.scenario);
			}
		}
	});

	it("stretches only phases that the restore model has", () => {
		const known = new Set([...PHASES.map((phase) => phase.id), "transfer"]);
		for (const { id, effect } of PRACTICES)
			for (const { phase } of effect.phases) expect(known.has(phase), `${id} ${phase}`).toBe(true);
	});

	it("gates the tiers its source table names", () => {
		const gates = PRACTICES.filter((practice) => practice.gate?.gate);
		expect(gates.map((practice) => `${practice.id} ${practice.gate?.tiers.join("+")}`)).toEqual([
			"DC-04 T1+T2+T3+T4",
			"HW-01 T1+T2+T3+T4",
			"HW-07 T2+T3+T4",
			"HW-12 T4",
			"SS-03 T2+T3",
			"SS-09 T3",
			"SS-10 T1",
			"AS-02 T1+T2+T3+T4",
			"AS-03 T1+T2+T3+T4",
			"AS-04 T1+T2+T3+T4",
			"PR-01 T1+T2+T3+T4",
			"PR-03 T1+T2+T3+T4",
			"PR-11 T1+T2+T3+T4",
		]);
	});

	it("finds a practice by its id and says when there is none", () => {
		expect(practiceById("AS-03")?.maxAgeMonths).toBe(3);
		expect(practiceById("ZZ-99")).toBeNull();
	});
});
