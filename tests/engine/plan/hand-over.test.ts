import { describe, expect, it } from "vitest";
import { assess } from "../../../engine/assess";
import { serviceAvailability } from "../../../engine/availability/service-availability";
import { serviceYearlyDowntime } from "../../../engine/availability/service-yearly-downtime";
import { compareOptions } from "../../../engine/cost/compare-options";
import { handOver } from "../../../engine/plan/hand-over";
import { recoverMany } from "../../../engine/recovery/recover-many";
import { sampleFacts } from "../sample-facts";

const OPTIONS = { seed: 7, trials: 200, asOf: "2026-11-26" };
const facts = await sampleFacts();
const assessment = assess(facts, OPTIONS);
const [first, second] = facts.services;
const figures = handOver(facts, assessment, { serviceIds: [first!.id, second!.id], recoveryTrials: () => 60 });

describe("what a report hands over beside the assessment", () => {
	it("is what each page asks the engine for, of the services asked for", () => {
		expect(Object.keys(figures.services).sort()).toEqual([first!.id, second!.id].sort());
		const handed = figures.services[first!.id]!;
		const compared = compareOptions(facts, first!.id, OPTIONS);
		expect(handed.picks).toEqual(compared.picks);
		expect(handed.options.map(({ option, restore, yearlyTotal }) => ({ option, restore, yearlyTotal }))).toEqual(
			compared.options.map(({ option, restore, yearlyTotal }) => ({ option, restore, yearlyTotal })),
		);
		expect(handed.singlePoints).toEqual(serviceAvailability(facts, first!).singlePoints);
		const year = serviceYearlyDowntime(facts, first!, assessment.services[0]!, { asOf: OPTIONS.asOf });
		expect(handed.year.hours).toEqual(year.hours);
	});

	it("plays the loss of every site that takes a service with it", () => {
		for (const { siteId, schedule, summary } of figures.recoveries) {
			const { schedule: asked, summary: said } = recoverMany(
				facts,
				{ kind: "site", siteId },
				{ ...OPTIONS, trials: 60 },
			);
			expect(summary).toEqual(said);
			expect(schedule.services).toEqual(asked?.services);
		}
		expect(figures.recoveries.map(({ siteId }) => siteId)).toContain(facts.sites[0]!.id);
	});

	it("adds up the cost of a year over every service with a price, asked for or not", () => {
		const means = facts.services.map(
			(service, index) =>
				serviceYearlyDowntime(facts, service, assessment.services[index]!, { asOf: OPTIONS.asOf }).cost?.mean ?? 0,
		);
		expect(figures.yearlyCost?.mean).toBeCloseTo(
			means.reduce((sum, mean) => sum + mean, 0),
			6,
		);
	});

	it("is empty for an empty organisation, and refuses a service that is not there", () => {
		const bare = { ...facts, sites: [], servers: [], services: [], practiceAnswers: [], drills: [], incidents: [] };
		expect(handOver(bare, assess(bare, OPTIONS), { serviceIds: [], recoveryTrials: () => 60 })).toEqual({
			services: {},
			recoveries: [],
			yearlyCost: null,
		});
		expect(() => handOver(facts, assessment, { serviceIds: ["nobody"], recoveryTrials: () => 60 })).toThrow(RangeError);
	});
});
