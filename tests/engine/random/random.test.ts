import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaPert } from "@/engine/random/beta-pert";
import { constant } from "@/engine/random/constant";
import { type Distribution, draw } from "@/engine/random/distribution";
import { exponential } from "@/engine/random/exponential";
import { fillUniforms, fillWords, nextUniform, nextWord, stream } from "@/engine/random/generator";
import { lognormal, lognormalFromQuantiles } from "@/engine/random/lognormal";
import { normal } from "@/engine/random/normal";
import { mapped, mappedFalling, quantilePoints, tabulated } from "@/engine/random/tabulated";
import { triangular } from "@/engine/random/triangular";
import { uniform } from "@/engine/random/uniform";

describe("generator", () => {
	// xoshiro128** 1.1 by Blackman and Vigna, from the state 1, 2, 3, 4.
	it("is xoshiro128**", () => {
		const generator = Uint32Array.of(1, 2, 3, 4);
		expect([1, 2, 3, 4, 5].map(() => nextWord(generator))).toEqual([11520, 0, 5927040, 70819200, 2031721883]);
	});

	it("fills as it draws", () => {
		const one = stream(5, "a");
		const other = stream(5, "a");
		const words = new Uint32Array(3000);
		fillWords(one, words, 3000);
		for (const word of words) expect(nextWord(other)).toBe(word);
		const uniforms = new Float64Array(2500);
		fillUniforms(one, uniforms);
		for (const value of uniforms) expect(nextUniform(other)).toBe(value);
	});

	it("is even, and streams know nothing of each other", () => {
		const count = 40_000;
		const names = ["mail/hardware/detect", "mail/hardware/declare", "mail/hardwarf/detect", "nail/hardware/detect"];
		const draws = names.map((name) => {
			const values = new Float64Array(count);
			fillUniforms(stream(1, name), values);
			return values;
		});
		for (const values of draws) {
			const bins = new Array<number>(100).fill(0);
			for (const value of values) bins[Math.floor(value * 100)]!++;
			const chi = bins.reduce((sum, seen) => sum + (seen - count / 100) ** 2 / (count / 100), 0);
			expect(chi).toBeGreaterThan(50);
			expect(chi).toBeLessThan(160);
		}
		for (let one = 0; one < draws.length; one++)
			for (let other = 0; other < one; other++) {
				let sum = 0;
				for (let index = 0; index < count; index++) sum += (draws[one]![index]! - 0.5) * (draws[other]![index]! - 0.5);
				expect(Math.abs((sum / count) * 12)).toBeLessThan(4 / Math.sqrt(count));
			}
	});

	it("takes any safe integer as seed, and no other number", () => {
		expect(nextWord(stream(2 ** 40, "a"))).not.toBe(nextWord(stream(2 ** 41, "a")));
		expect(nextWord(stream(-1, "a"))).not.toBe(nextWord(stream(1, "a")));
		expect(() => stream(0.5, "a")).toThrow(/seed must be a safe integer: 0.5/);
		expect(nextWord(stream(0, ""))).toBeGreaterThanOrEqual(0);
	});
});

const DISTRIBUTIONS: [string, Distribution][] = [
	["beta-PERT", betaPert(155, 245, 350)],
	["beta-PERT with its mode at the start", betaPert(0, 0, 10)],
	["beta-PERT with its mode at the end", betaPert(3, 9, 9)],
	["triangular", triangular(2, 5, 15)],
	["uniform", uniform(3, 8)],
	["exponential", exponential(40)],
	["lognormal", lognormal(3, 0.7)],
	["normal", normal(10, 3)],
	["a table", tabulated(quantilePoints(betaPert(1, 2, 9)))],
];

describe.each(DISTRIBUTIONS)("%s", (_, distribution) => {
	it("has quantiles and probabilities that turn each other round", () => {
		for (const share of [0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999])
			expect(distribution.probability(distribution.quantile(share))).toBeCloseTo(share, 8);
	});

	it("has the moments of its draws", () => {
		const generator = stream(8, "moments");
		const count = 60_000;
		let sum = 0;
		let squares = 0;
		for (let index = 0; index < count; index++) {
			const value = draw(distribution, generator);
			sum += value;
			squares += (value - distribution.mean) ** 2;
		}
		expect(Math.abs(sum / count - distribution.mean)).toBeLessThan(4 * Math.sqrt(distribution.variance / count));
		expect(squares / count / distribution.variance).toBeGreaterThan(0.93);
		expect(squares / count / distribution.variance).toBeLessThan(1.07);
	});

	it("has a table, if one, with the same moments and quantiles", () => {
		const { table } = distribution;
		if (table === null) return expect(distribution.quantile(0.5)).toBeTypeOf("number");
		const copy = tabulated(table.points.map((point) => table.offset + table.scale * point));
		const deviation = Math.sqrt(distribution.variance);
		expect(Math.abs(copy.mean - distribution.mean)).toBeLessThan(deviation * 1e-4);
		expect(Math.abs(copy.variance / distribution.variance - 1)).toBeLessThan(1e-3);
		for (const share of [0.05, 0.1, 0.5, 0.9, 0.95])
			expect(Math.abs(copy.quantile(share) - distribution.quantile(share))).toBeLessThan(deviation * 1e-4);
	});
});

describe("distributions", () => {
	it("go from a P10 and a P90 to a lognormal and back", () => {
		const made = lognormalFromQuantiles(120, 600);
		expect(made.quantile(0.1)).toBeCloseTo(120, 9);
		expect(made.quantile(0.9)).toBeCloseTo(600, 9);
		expect(made.quantile(0.5)).toBeCloseTo(Math.sqrt(120 * 600), 9);
	});

	it("keep their order through rising and falling maps", () => {
		const rate = betaPert(18, 35, 55);
		const minutes = mappedFalling(rate, (value) => 1000 / value);
		expect(minutes.quantile(0.9)).toBeCloseTo(1000 / rate.quantile(0.1), 2);
		expect(mapped(rate, (value) => value * 2).mean).toBeCloseTo(rate.mean * 2, 3);
	});

	it("have beta-PERT moments by formula", () => {
		fc.assert(
			fc.property(fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)), (values) => {
				const [min, mode, max] = values.sort((one, other) => one - other) as [number, number, number];
				const made = betaPert(min, mode, max);
				expect(made.mean).toBeCloseTo((min + 4 * mode + max) / 6, 9);
				expect(made.variance).toBeCloseTo(((made.mean - min) * (max - made.mean)) / 7, 6);
			}),
		);
	});

	it.each([
		[() => betaPert(5, 4, 9), /mode must be at least min \(5\): 4/],
		[() => betaPert(1, 10, 9), /mode must be at most max \(9\): 10/],
		[() => betaPert(Number.NaN, 1, 2), /min must be a finite number: NaN/],
		[() => triangular(0, 5, 4), /mode must be between 0 and 4: 5/],
		[() => exponential(0), /mean must be above 0: 0/],
		[() => lognormal(0, -1), /logDeviation must be above 0: -1/],
		[() => lognormalFromQuantiles(10, 5), /p90 must be above 10: 5/],
		[() => normal(0, 0), /standardDeviation must be above 0: 0/],
		[() => uniform(2, 1), /max must be at least min \(2\): 1/],
		[() => constant(Number.POSITIVE_INFINITY), /value must be a finite number: Infinity/],
		[() => tabulated(new Float64Array(3)), /points must be 1025: 3/],
		[() => betaPert(0, 1, 2).quantile(1.5), /probability must be between 0 and 1: 1.5/],
	])("refuse what is none", (call, message) => {
		expect(call).toThrow(message);
		expect(call).toThrow(RangeError);
	});
});
