import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BusinessWeek } from "@/engine/availability/business-week";
import { compoundPoisson, exponentialYear } from "@/engine/availability/compound-poisson";
import { severityOfDistribution, severityOfHistogram } from "@/engine/availability/severity";
import { type OutageCause, yearlyDowntime } from "@/engine/availability/yearly-downtime";
import { exponential } from "@/engine/random/exponential";
import { quantileRankInterval } from "@/engine/stats/interval";
import { uniform } from "../uniform";

const expectRelative = (value: number, expected: number, relative: number): void =>
	expect(Math.abs(value / expected - 1), `${value} is not ${expected}`).toBeLessThan(relative);

const businessHours = { days: [1, 2, 3, 4, 5], startHour: 9, endHour: 17 };

describe("exponential outages", () => {
	// Compound Poisson: Σ Pois(n) Γₙ, equal to the form with the Bessel function I₁.
	it("AD-01-compound-poisson-exponential: in closed form have the known quantiles", () => {
		const year = exponentialYear({ eventsPerYear: 2 }, 4);
		expect(year.mean).toBe(8);
		expectRelative(year.standardDeviation ** 2, 64, 1e-12);
		expectRelative(year.noEventChance, 0.1353352832366127, 1e-12);
		expectRelative(year.quantile(0.5), 5.877623470115771, 1e-6);
		expectRelative(year.quantile(0.9), 18.91364397125968, 1e-6);
		expectRelative(year.quantile(0.95), 23.82768998214908, 1e-6);
		expectRelative(year.quantile(0.99), 34.49027192420275, 1e-6);
		expectRelative(year.exceedance(8.76), 0.36363352306251795, 1e-6);
	});

	it("by Fourier transform and by recursion agree with the closed form", () => {
		const severity = severityOfDistribution(exponential(4), 20_000);
		const year = compoundPoisson([{ eventsPerYear: 2, severity }]);
		const exact = exponentialYear({ eventsPerYear: 2 }, 4);
		for (const probability of [0.14, 0.2, 0.5, 0.9, 0.95, 0.99])
			expectRelative(year.quantile(probability), exact.quantile(probability), 1e-3);
		for (const hours of [0, 0.01, 1, 8.76, 40]) expect(year.exceedance(hours)).toBeCloseTo(exact.exceedance(hours), 4);
	});

	// Takács (1957), Barlow & Proschan: alternating renewal process, begun up.
	it("AD-02-takacs-interval-downtime: that take time off the year have the known quantiles", () => {
		const year = exponentialYear({ failuresPerHour: 1 / 4380, horizonHours: 8760 }, 4);
		expectRelative(1 - year.exceedance(8.76), 0.6367686779830544, 1e-6);
		expectRelative(year.quantile(0.9), 18.884644037584053, 1e-6);
		expectRelative(year.quantile(0.95), 23.787120595212144, 1e-6);
		expectRelative(year.mean / 8760, 0.0009119925142522244, 1e-6);
	});

	// Asymptotic variance 2λμT/(λ+μ)³; simulated deviation 7.980.
	it("AD-05-asymptotic-variance: that take time off the year have the known deviation", () => {
		const year = exponentialYear({ failuresPerHour: 1 / 4380, horizonHours: 8760 }, 4);
		expectRelative(year.standardDeviation, 7.989053592739657, 1e-9);
		expectRelative((8760 * 4) / 4384, 7.992700729927007, 1e-9);
	});
});

// Ranks from Binomial(10,000, 0.95): the interval of a simulated P95.
it("AD-07-quantile-ci-ranks: a simulated P95 of ten thousand lies between known ranks", () => {
	const { lowRank, highRank } = quantileRankInterval(10_000, 0.95, 0.95);
	expect(Math.abs(lowRank - 9457)).toBeLessThanOrEqual(1);
	expect(Math.abs(highRank - 9543)).toBeLessThanOrEqual(1);
});

describe("yearly downtime", () => {
	const causes: OutageCause[] = [
		{ cause: "hardware", eventsPerYear: 0.6, restoreMinutes: { start: 60, binWidth: 60, counts: [1, 3, 4, 2] } },
		{ cause: "software", eventsPerYear: 1.5, restoreMinutes: { start: 5, binWidth: 5, counts: [3, 5, 2, 1] } },
		{ cause: "site", eventsPerYear: 0.02, restoreMinutes: { start: 2000, binWidth: 500, counts: [2, 5, 3, 1, 1] } },
	];
	const options = { businessHours, costPerHour: { business: 900, outside: 100 }, plannedHoursPerYear: 12 };

	it("agrees with simulation of years within four standard errors", { timeout: 60_000 }, () => {
		const result = yearlyDowntime(causes, options);
		const draw = uniform(42);
		const week = new BusinessWeek(businessHours);
		const years = 40_000;
		const sums = { hours: [] as number[], inside: [] as number[], cost: [] as number[] };
		for (let year = 0; year < years; year++) {
			let hours = 0;
			let inside = 0;
			for (const { eventsPerYear, restoreMinutes } of causes) {
				const total = restoreMinutes.counts.reduce((sum, count) => sum + count, 0);
				const wait = (): number => -Math.log(1 - draw());
				for (let clock = wait(); clock < eventsPerYear; clock += wait()) {
					let ticket = draw() * total;
					let bin = 0;
					while (ticket >= restoreMinutes.counts[bin]!) ticket -= restoreMinutes.counts[bin++]!;
					const length = (restoreMinutes.start + (bin + draw()) * restoreMinutes.binWidth) / 60;
					const start = draw() * 168;
					hours += length;
					inside += week.between(start, start + length);
				}
			}
			sums.hours.push(hours);
			sums.inside.push(inside);
			sums.cost.push(900 * inside + 100 * (hours - inside));
		}
		const check = (samples: number[], figures: { mean: number; p50: number; p90: number; p99: number }): void => {
			const mean = samples.reduce((sum, sample) => sum + sample, 0) / years;
			const deviation = Math.sqrt(samples.reduce((sum, sample) => sum + (sample - mean) ** 2, 0) / years);
			expect(Math.abs(mean - figures.mean)).toBeLessThan((4 * deviation) / Math.sqrt(years));
			for (const [probability, amount] of [
				[0.5, figures.p50],
				[0.9, figures.p90],
				[0.99, figures.p99],
			] as const) {
				const under = samples.filter((sample) => sample <= amount).length / years;
				const error = Math.sqrt((probability * (1 - probability)) / years);
				if (amount === 0) expect(under).toBeGreaterThan(probability - 4 * error);
				else expect(Math.abs(under - probability), `${amount} at ${probability}`).toBeLessThan(4 * error);
			}
		};
		check(sums.hours, result.hours);
		check(sums.inside, result.insideBusinessHours);
		check(sums.cost, result.cost!);
		const none = sums.hours.filter((hours) => hours === 0).length / years;
		expect(Math.abs(none - result.noOutageChance)).toBeLessThan(4 * Math.sqrt(none / years));
	});

	it("adds up: causes to the mean, inside and outside to the whole, planned apart", () => {
		const result = yearlyDowntime(causes, options);
		expectRelative(
			result.byCause.reduce((sum, { meanHours }) => sum + meanHours, 0),
			result.hours.mean,
			1e-12,
		);
		expectRelative(result.insideBusinessHours.mean + result.outsideBusinessHours.mean, result.hours.mean, 1e-9);
		expectRelative(result.insideBusinessHours.mean / result.hours.mean, 40 / 168, 0.02);
		expectRelative(1 - result.availability, result.hours.mean / 8760, 1e-9);
		expectRelative(result.availability - result.availabilityWithPlanned!, 12 / 8760, 1e-9);
		expectRelative(10 ** -result.nines!, 1 - result.availability, 1e-9);
	});

	it("prices only the hours whose cost is known, and says so", () => {
		const both = yearlyDowntime(causes, { ...options, costPerHour: { business: 900, outside: 0 } });
		const known = yearlyDowntime(causes, { ...options, costPerHour: { business: 900, outside: null } });
		expect(known.cost!.covers).toBe("business");
		expect(both.cost!.covers).toBe("all");
		expectRelative(known.cost!.mean, both.cost!.mean, 1e-12);
		expect(yearlyDowntime(causes, { ...options, costPerHour: { business: null, outside: null } }).cost).toBeNull();
	});

	it("stands at quantiles of seconds beside outages of days", () => {
		const result = compoundPoisson([
			{ eventsPerYear: 12, severity: severityOfHistogram({ start: 20, binWidth: 0, counts: [1] }, 1 / 3600) },
			{ eventsPerYear: 0.01, severity: severityOfHistogram({ start: 50, binWidth: 100, counts: [1, 1] }, 1) },
		]);
		// Twelve a year: the median number is 12, and 12 × 20 s is four minutes.
		expectRelative(result.quantile(0.5), (12 * 20) / 3600, 0.03);
		expect(result.quantile(0.999)).toBeGreaterThan(50);
	});

	it("grows with every rate and is never negative", () => {
		fc.assert(
			fc.property(fc.double({ min: 0.01, max: 20, noNaN: true }), fc.nat(2), (more, which) => {
				const raised = causes.map((cause, index) =>
					index === which ? { ...cause, eventsPerYear: cause.eventsPerYear + more } : cause,
				);
				const before = yearlyDowntime(causes, options);
				const after = yearlyDowntime(raised, options);
				expect(after.hours.mean).toBeGreaterThan(before.hours.mean);
				expect(after.noOutageChance).toBeLessThan(before.noOutageChance);
				for (const key of ["p50", "p90", "p99"] as const)
					expect(after.hours[key]).toBeGreaterThanOrEqual(before.hours[key] * (1 - 1e-3));
				expect(after.hours.p50).toBeLessThanOrEqual(after.hours.p90);
				expect(after.hours.p90).toBeLessThanOrEqual(after.hours.p99);
			}),
			{ numRuns: 30, seed: 12 },
		);
	});

	it("is nothing when nothing fails", () => {
		const result = yearlyDowntime([{ ...causes[0]!, eventsPerYear: 0 }], options);
		expect(result.hours).toMatchObject({ mean: 0, p50: 0, p99: 0 });
		expect(result.noOutageChance).toBe(1);
		expect(result.availability).toBe(1);
		expect(result.nines).toBeNull();
	});

	it("refuses a negative rate", () => {
		expect(() => yearlyDowntime([{ ...causes[0]!, eventsPerYear: -1 }], options)).toThrow(/eventsPerYear.*-1/);
	});
});

describe("business week", () => {
	const week = new BusinessWeek(businessHours);

	it("counts hours over nights and weekends", () => {
		expect(week.hoursPerWeek).toBe(40);
		expect(week.between(16, 34)).toBe(2);
		expect(week.between(4 * 24 + 16, 7 * 24 + 10)).toBe(2);
		expect(week.nextOpen(5 * 24)).toBe(7 * 24 + 9);
	});

	it("finishes work exactly when as many business hours have passed", () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0, max: 400, noNaN: true }),
				fc.double({ min: 0.01, max: 200, noNaN: true }),
				(start, work) => {
					expect(week.between(start, week.finish(start, work))).toBeCloseTo(work, 9);
				},
			),
			{ seed: 13 },
		);
	});
});
