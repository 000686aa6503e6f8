import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakEvenPerHour, paretoFront } from "../../../engine/cost/break-even";

describe("break-even price of an hour", () => {
	it("OP-06-tier-break-even: is the difference of bills over the hours saved", () => {
		/** Costs illustrative, mean hours of the calibrated tiers. */
		const costs = [1000, 3000, 7000, 20_000];
		const hours = [9.002854339843099, 2.4750765620658135, 0.2513888887909735, 0.005972222287465349];
		const expected = [153.1914893617137, 899.4068834561584, 26485.56877821941];
		for (const [index, perHour] of expected.entries()) {
			const side = (tier: number) => ({ yearlyCost: costs[tier]!, meanRestoreHours: hours[tier]! });
			expect(breakEvenPerHour(side(index), side(index + 1), 2)! / perHour).toBeCloseTo(1, 9);
		}
	});

	it("is none when no time is saved, and 0 when the quicker is cheaper too", () => {
		const slow = { yearlyCost: 500, meanRestoreHours: 8 };
		const quick = { yearlyCost: 400, meanRestoreHours: 1 };
		expect(breakEvenPerHour(quick, slow, 1)).toBeNull();
		expect(breakEvenPerHour(slow, quick, 1)).toBe(0);
		expect(() => breakEvenPerHour(slow, quick, 0)).toThrow("eventsPerYear must be above 0, got 0");
		expect(() => breakEvenPerHour(slow, { ...quick, meanRestoreHours: Number.NaN }, 1)).toThrow(RangeError);
	});
});

describe("the Pareto front", () => {
	it("keeps what nothing beats and drops what something does", () => {
		const point = fc.record({ cost: fc.nat(20), loss: fc.nat(20) });
		fc.assert(
			fc.property(fc.array(point, { maxLength: 30 }), (points) => {
				const front = paretoFront(
					points,
					(one) => one.cost,
					(one) => one.loss,
				);
				const beats = (one: { cost: number; loss: number }, other: { cost: number; loss: number }) =>
					one.cost <= other.cost && one.loss <= other.loss && (one.cost < other.cost || one.loss < other.loss);
				for (const kept of front) expect(points.some((other) => beats(other, kept))).toBe(false);
				for (const one of points)
					expect(front.some((kept) => kept.cost <= one.cost && kept.loss <= one.loss)).toBe(true);
			}),
		);
	});
});
