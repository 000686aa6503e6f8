import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	beliefFromMoments,
	chanceOfEvents,
	chanceOfNone,
	learnMinutes,
	learnRate,
	meanRate,
	nextRepair,
	predictedMinutes,
	predictiveOf,
	rateQuantile,
	restoreSuccess,
} from "@/engine";

const close = (value: number, expected: number, relative = 1e-8): void =>
	expect(Math.abs(value - expected)).toBeLessThanOrEqual(Math.abs(expected) * relative);

describe("minutes learnt from drills", () => {
	const prior = { mu: 4.976733742420574, kappa: 4, alpha: 3, beta: 0.045 };

	// Normal-inverse-gamma on log minutes, frame of NUREG/CR-6823; closed form and a grid posterior.
	it("BY-01-nig-lognormal-drills: agrees with the worked example", () => {
		const belief = learnMinutes(prior, [190, 210, 175]);
		close(belief.mu, 5.095121792354823);
		expect(belief.kappa).toBe(7);
		expect(belief.alpha).toBe(4.5);
		close(belief.beta, 0.11874356730544913);
		const predictive = predictiveOf(belief);
		expect(predictive.degrees).toBe(9);
		close(predictive.scale, 0.17365798702774013);
		close(predictedMinutes(belief, 0.5), 163.22372281542184);
		close(predictedMinutes(belief, 0.9), 207.53412398016204);
		close(predictedMinutes(belief, 0.1), 128.37399064200335);
		close(predictedMinutes(prior, 0.9), 176.59878663314817);
	});

	it("does not mind the order, or whether drills come one by one", () => {
		fc.assert(
			fc.property(
				fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 1, maxLength: 8 }),
				(minutes) => {
					const together = learnMinutes(prior, minutes);
					const apart = [...minutes].reverse().reduce((belief, one) => learnMinutes(belief, [one]), prior);
					close(apart.mu, together.mu, 1e-9);
					close(apart.beta, together.beta, 1e-9);
				},
			),
		);
	});

	it("lets the default weigh four drills", () => {
		const belief = learnMinutes(beliefFromMoments(Math.log(100), 0.04), [200, 200, 200, 200]);
		close(Math.exp(belief.mu), Math.sqrt(100 * 200));
		expect(learnMinutes(prior, [])).toEqual(prior);
	});

	it("refuses minutes that are none", () => {
		expect(() => learnMinutes(prior, [0])).toThrow(/minutes\.0 must be above 0: 0/);
	});
});

describe("restores that work", () => {
	// Jeffreys prior, 9 of 10; scipy beta and rising factorial.
	it("BY-03-beta-binomial-restores: agrees with the worked example", () => {
		const success = restoreSuccess(9, 10);
		expect([success.alpha, success.beta]).toEqual([9.5, 1.5]);
		close(success.mean, 0.8636363636363636, 1e-9);
		close(success.quantile(0.05), 0.6694371967398653, 1e-9);
		close(success.quantile(0.95), 0.9821080119442521, 1e-9);
		close(success.nextAllSucceed(3), 0.6684877622377622, 1e-9);
	});

	// INL RADS, Beta(5.2, 160.1), published mean 0.0315 and deviation 0.0135.
	it("BY-04-inl-beta: has the moments of a published beta", () => {
		const failure = restoreSuccess(0, 0, { alpha: 5.2, beta: 160.1 });
		close(failure.mean, 0.03145795523290986);
		close(failure.standardDeviation, 0.01353562642491352);
		close(failure.quantile(0.05), 0.012839725012273024);
		close(failure.quantile(0.95), 0.056475887943104486);
	});

	it("refuses counts that cannot be", () => {
		expect(() => restoreSuccess(3, 2)).toThrow(/successes must be between 0 and 2: 3/);
	});
});

describe("rates", () => {
	// Gamma prior on a repair rate, predictive Lomax.
	it("BY-06-gamma-exponential-repair: agrees with the worked example of repairs", () => {
		const hours = [5, 12, 7, 4];
		const belief = learnRate(
			{ shape: 3, exposure: 20 },
			hours.length,
			hours.reduce((sum, one) => sum + one, 0),
		);
		expect(belief).toEqual({ shape: 7, exposure: 48 });
		const next = nextRepair(belief);
		close(next.mean, 8, 1e-9);
		close(next.longerThan(24), 0.05852766346593505, 1e-9);
		close(next.quantile(0.9), 18.69578372991061, 1e-9);
	});

	it("predicts counts that add up to one", () => {
		const belief = learnRate({ shape: 0.5, exposure: 1 }, 2, 3);
		expect(meanRate(belief)).toBe(0.625);
		let sum = 0;
		for (let events = 0; events < 200; events++) sum += chanceOfEvents(belief, events, 1);
		expect(sum).toBeCloseTo(1, 9);
		expect(chanceOfEvents(belief, 0, 1)).toBe(chanceOfNone(belief, 1));
		expect(chanceOfNone(belief, 1)).toBeCloseTo((4 / 5) ** 2.5, 12);
		// Gamma with shape 1 is exponential: median ln 2 ÷ rate.
		expect(rateQuantile({ shape: 1, exposure: 2 }, 0.5)).toBeCloseTo(Math.LN2 / 2, 9);
	});
});
