import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaProbability, betaQuantile } from "@/engine/stats/beta-distribution";
import { gammaQuantile } from "@/engine/stats/gamma-distribution";
import { histogramOf } from "@/engine/stats/histogram";
import { logGamma, regularizedGamma, regularizedGammaUpper } from "@/engine/stats/incomplete-gamma";
import { proportionInterval, quantileRankInterval } from "@/engine/stats/interval";
import { normalProbability, normalQuantile } from "@/engine/stats/normal-distribution";
import { quantileOf, quantilesOf } from "@/engine/stats/quantile";
import { studentProbability, studentQuantile } from "@/engine/stats/student-distribution";
import { shareWithin, summaryOf } from "@/engine/stats/summary";

describe("special functions", () => {
	// Abramowitz & Stegun, tables 26.1, 26.10 and 6.1; R: qnorm, pnorm, qt.
	it("are those of the tables", () => {
		expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
		expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655446004, 12);
		expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 10);
		expect(normalProbability(1.96)).toBeCloseTo(0.9750021048517795, 13);
		expect(normalProbability(-8) / 6.220960574271785e-16).toBeCloseTo(1, 9);
		expect(studentQuantile(9, 0.95)).toBeCloseTo(1.8331129326536335, 10);
		expect(studentQuantile(1, 0.975)).toBeCloseTo(12.706204736432095, 8);
		expect(studentProbability(4, 2.131846786326649)).toBeCloseTo(0.95, 11);
		expect(logGamma(10)).toBeCloseTo(Math.log(362880), 11);
		expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 12);
		// P(1, x) = 1 − e^(−x); P(2, x) = 1 − (1 + x)e^(−x).
		expect(regularizedGamma(1, 0.7)).toBeCloseTo(-Math.expm1(-0.7), 14);
		expect(regularizedGammaUpper(2, 30) / (31 * Math.exp(-30))).toBeCloseTo(1, 10);
		expect(gammaQuantile(7, 1, 0.5)).toBeCloseTo(6.669637, 5);
		// I_x(2, 3) = 6x² − 8x³ + 3x⁴.
		expect(betaProbability(2, 3, 0.4)).toBeCloseTo(6 * 0.16 - 8 * 0.064 + 3 * 0.0256, 13);
	});

	it("have quantiles that turn them round", () => {
		// Under ½ a quantile near 1 lies closer to it than doubles can tell apart.
		const shape = fc.double({ min: 0.5, max: 60, noNaN: true });
		fc.assert(
			fc.property(shape, shape, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (alpha, beta, share) => {
				expect(betaProbability(alpha, beta, betaQuantile(alpha, beta, share))).toBeCloseTo(share, 8);
				expect(regularizedGamma(alpha, gammaQuantile(alpha, beta, share) * beta)).toBeCloseTo(share, 8);
				expect(normalProbability(normalQuantile(share))).toBeCloseTo(share, 12);
				expect(studentProbability(alpha, studentQuantile(alpha, share))).toBeCloseTo(share, 8);
			}),
		);
	});

	it.each([
		[() => normalQuantile(0), /probability must be inside \(0, 1\): 0/],
		[() => logGamma(0), /above 0: 0/],
		[() => betaQuantile(0, 1, 0.5), /alpha must be above 0: 0/],
		[() => betaProbability(1, 1, 2), /x must be between 0 and 1: 2/],
		[() => studentQuantile(3, 1), /inside \(0, 1\): 1/],
	])("refuse what is none", (call, message) => {
		expect(call).toThrow(message);
	});
});

describe("quantiles without sorting", () => {
	const samples = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });

	it("are those of a sort", () => {
		fc.assert(
			fc.property(
				samples,
				fc.integer({ min: 1, max: 90 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(base, copies, share) => {
					const values = new Float64Array(base.length * copies);
					for (let index = 0; index < values.length; index++)
						values[index] = base[index % base.length]! + Math.floor(index / base.length) * 0.37;
					const sorted = values.slice().sort();
					const position = share * (sorted.length - 1);
					const low = sorted[Math.floor(position)]!;
					const expected = low + (position - Math.floor(position)) * (sorted[Math.ceil(position)]! - low);
					const [one, half] = quantilesOf(values, [share, 0.5]);
					expect(one).toBeCloseTo(expected, 6);
					expect(half).toBe(quantileOf(values, 0.5));
				},
			),
			{ numRuns: 200 },
		);
	});

	it("bear two far heaps and equal values", () => {
		const heaps = Float64Array.from({ length: 10_000 }, (_, index) =>
			index % 3 === 0 ? 1e6 + index : 0.3 + index * 1e-7,
		);
		const sorted = heaps.slice().sort();
		expect(quantileOf(heaps, 0.25)).toBeCloseTo(sorted[2500]!, 6);
		expect(quantilesOf(new Float64Array(5000).fill(7), [0, 0.5, 1])).toEqual([7, 7, 7]);
	});

	it("refuse nothing, and what is no number", () => {
		expect(() => quantileOf(new Float64Array(0), 0.5)).toThrow(/must not be empty/);
		expect(() => quantileOf(Float64Array.of(1, Number.NaN), 0.5)).toThrow(RangeError);
		expect(() => quantileOf(Float64Array.of(1), 1.2)).toThrow(/between 0 and 1: 1.2/);
	});
});

describe("summaries", () => {
	it("have the mean and the deviation by hand", () => {
		const { mean, standardDeviation } = summaryOf(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9));
		expect(mean).toBe(5);
		expect(standardDeviation).toBeCloseTo(Math.sqrt(32 / 7), 12);
		expect(shareWithin(Float64Array.of(1, 2, 3, 4), 2)).toBe(0.5);
	});

	it("put every sample into one bin", () => {
		const { start, binWidth, counts } = histogramOf(Float64Array.of(0, 1, 2, 3, 10), 5);
		expect({ start, binWidth, counts }).toEqual({ start: 0, binWidth: 2, counts: [2, 2, 0, 0, 1] });
		expect(histogramOf(Float64Array.of(3, 3), 4)).toEqual({ start: 3, binWidth: 0, counts: [2, 0, 0, 0] });
	});

	// Ranks 9457 to 9543 of 10,000 for P95, binomial; zero events, 1 − 0.05^(1/n).
	it("AD-07-quantile-ci-ranks: have intervals", () => {
		expect(quantileRankInterval(10_000, 0.95, 0.95)).toEqual({ lowRank: 9457, highRank: 9543 });
		expect(proportionInterval(0, 10, 0.95).high).toBeCloseTo(1 - 0.05 ** 0.1, 12);
		// Clopper and Pearson, 9 of 10.
		const { low, high } = proportionInterval(9, 10, 0.95);
		expect(low).toBeCloseTo(0.5549839, 6);
		expect(high).toBeCloseTo(0.9974714, 6);
	});
});
