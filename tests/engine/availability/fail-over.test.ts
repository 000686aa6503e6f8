import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type ActivePassive,
	activeActiveAvailability,
	activePassiveAvailability,
	downtimeByNodes,
	latentFaultProbability,
} from "@/engine/availability/fail-over";

const expectRelative = (value: number, expected: number, relative: number): void =>
	expect(Math.abs(value / expected - 1), `${value} is not ${expected}`).toBeLessThan(relative);

const pair: ActivePassive = {
	activeFailuresPerYear: 4,
	standbyFailuresPerYear: 1,
	coverage: 0.95,
	automaticMinutes: 2,
	manualMinutes: 30,
	repairHours: 8,
	resyncHours: 0,
	latentFaultsPerYear: 0,
	drillIntervalHours: 720,
	restoreHours: 8,
};

describe("active-passive pair", () => {
	// Derived by closed form, GTH and Octave's queueing package: automatic 2 min at 95 %, by hand 30 min, repair 8 h, one crew.
	it("MC-05-active-passive: has the known downtime, by cause", () => {
		const result = activePassiveAvailability(pair);
		expectRelative(result.unavailability, 4.236018146263254e-5, 1e-10);
		expectRelative(result.downtimeMinutesPerYear, 22.264511376759664, 1e-10);
		const minutes = Object.fromEntries(result.byCause.map(({ cause, minutesPerYear }) => [cause, minutesPerYear]));
		expectRelative(minutes["automatic switch-over"]!, 7.565134071427154, 1e-10);
		expectRelative(minutes["switch-over by hand"]!, 5.97247426691618, 1e-10);
		expectRelative(minutes["second failure before repair"]!, 8.726903038416328, 1e-10);
		const share = (name: string): number => result.states.find(({ state }) => state === name)!.share;
		expectRelative(share("both up"), 0.9954123778193624, 1e-10);
		expectRelative(share("switching"), 1.4393329664054707e-5, 1e-10);
		expectRelative(share("switching by hand"), 1.1363154997937937e-5, 1e-10);
		expectRelative(share("one up"), 0.004545261999175171, 1e-10);
		expectRelative(share("both down"), 1.6603696800639893e-5, 1e-10);
	});

	// Dormant standby under periodic test, one fault a year: 1 − (1 − e^(−λτ)) / (λτ).
	it.each([
		[168, 0.009528034069269387],
		[720, 0.03999273568478323],
		[2190, 0.11520313228561951],
		[8760, 0.36787944117144233],
	])("MC-12-latent-standby: drilled every %i hours is found dead with the known chance", (hours, chance) => {
		expectRelative(latentFaultProbability(0.00011415525114155251, hours), chance, 1e-10);
	});

	it("gains by coverage, by drills and by quicker resynchronisation, never loses", () => {
		const times = fc.double({ min: 0.1, max: 100, noNaN: true });
		const pairs = fc.record({
			activeFailuresPerYear: fc.double({ min: 0.01, max: 20, noNaN: true }),
			standbyFailuresPerYear: fc.double({ min: 0, max: 20, noNaN: true }),
			coverage: fc.double({ min: 0, max: 0.9, noNaN: true }),
			automaticMinutes: fc.double({ min: 0.1, max: 5, noNaN: true }),
			manualMinutes: fc.double({ min: 10, max: 100, noNaN: true }),
			repairHours: times,
			resyncHours: fc.double({ min: 0.1, max: 24, noNaN: true }),
			latentFaultsPerYear: fc.double({ min: 0, max: 3, noNaN: true }),
			drillIntervalHours: fc.double({ min: 100, max: 9000, noNaN: true }),
			restoreHours: fc.double({ min: 3, max: 30, noNaN: true }),
		});
		fc.assert(
			fc.property(pairs, (one) => {
				const down = (other: Partial<ActivePassive>): number =>
					activePassiveAvailability({ ...one, ...other }).downtimeMinutesPerYear;
				const now = down({});
				const slack = 1 + 1e-9;
				expect(down({ coverage: one.coverage + 0.1 })).toBeLessThanOrEqual(now * slack);
				expect(down({ drillIntervalHours: one.drillIntervalHours / 2 })).toBeLessThanOrEqual(now * slack);
				expect(down({ drillIntervalHours: null })).toBeGreaterThanOrEqual(now / slack);
				expect(down({ resyncHours: 0 })).toBeLessThanOrEqual(now * slack);
				const { byCause, availability, unavailability } = activePassiveAvailability(one);
				expectRelative(
					byCause.reduce((sum, { minutesPerYear }) => sum + minutesPerYear, 0),
					now,
					1e-9,
				);
				expect(availability + unavailability).toBeCloseTo(1, 12);
			}),
			{ numRuns: 100, seed: 9 },
		);
	});

	it.each([
		[{ coverage: 1.2 }, /coverage must be 0 to 1: 1\.2/],
		[{ repairHours: 0 }, /repairHours must be above 0: 0/],
		[{ activeFailuresPerYear: -1 }, /activeFailuresPerYear must be 0 or more: -1/],
	])("refuses %j", (change, message) => {
		expect(() => activePassiveAvailability({ ...pair, ...change })).toThrow(message);
	});
});

describe("active-active cluster", () => {
	const processors = {
		nodesNeeded: 1,
		failuresPerYear: 8760 / 6000,
		commonCauseShare: 0,
		coverage: 0.9,
		ejectMinutes: 0.5,
		rebootMinutes: 5,
		repairHours: 1,
		crews: 1,
	};

	// Trivedi, Sathaye, Ibe & Howe, HICSS-23 (1990), "Should I add a processor?": least downtime at two.
	it("MC-02-n-processors-optimum: has its least downtime at two processors when one failure in ten is not covered", () => {
		const { downtimeMinutesPerYear, fewestMinutesAt } = downtimeByNodes(processors, 8);
		const expected = [
			87.58540243292784, 2.8022509710044865, 4.160287816004717, 5.547016492656525, 6.933752116974387, 8.3204803561349,
			9.70720120060978, 11.093914650411616,
		];
		expected.forEach((minutes, index) => {
			expectRelative(downtimeMinutesPerYear[index]!, minutes, 1e-8);
		});
		expect(fewestMinutesAt).toBe(2);
	});

	it("loses to a common cause what it won by a second node", () => {
		const down = (commonCauseShare: number): number =>
			activeActiveAvailability({ ...processors, nodes: 2, coverage: 1, commonCauseShare }).downtimeMinutesPerYear;
		expect(down(0.1)).toBeGreaterThan(down(0.01));
		expect(down(0.01)).toBeGreaterThan(down(0));
	});

	it("counts what capacity is left when fewer nodes than needed are up", () => {
		const result = activeActiveAvailability({ ...processors, nodes: 3, nodesNeeded: 2, coverage: 1 });
		expect(result.capacityAvailability).toBeGreaterThan(result.availability);
		expect(result.capacityAvailability).toBeLessThan(1);
	});
});
