import { describe, expect, it } from "vitest";
import { failuresPerYearFromMttf, gridSupply, unitFailure } from "../../../engine/catalogue/field-data";
import { RATE_SOURCES, ratesInForce, SCENARIO_RATES } from "../../../engine/catalogue/rates";
import { SCENARIO_IDS } from "../../../engine/facts";
import { makeFacts } from "../readiness/example";

describe("figures of the field", () => {
	it("FD-01-afr-rate: turns an annual failure rate into a rate, a mean time and a chance", () => {
		/** Backblaze 2024, 1.57 % a drive and year. */
		const drive = unitFailure(0.0157);
		expect(drive.failuresPerHour / 1.7922374429223742e-6).toBeCloseTo(1, 10);
		expect(drive.mttfHours / 557961.7834394905).toBeCloseTo(1, 10);
		expect(drive.chanceWithinYear / 0.015577397458540032).toBeCloseTo(1, 10);
		expect(() => unitFailure(0)).toThrow("failuresPerUnitYear must be above 0, got 0");
	});

	it("FD-02-datasheet-mttf: reads a datasheet: a million hours promise at most 0.88 % a year", () => {
		/** Schroeder and Gibson, FAST 2007. */
		expect(failuresPerYearFromMttf(1e6)).toBeCloseTo(0.00876, 9);
		expect(failuresPerYearFromMttf(1.5e6)).toBeCloseTo(0.00584, 9);
		expect(() => failuresPerYearFromMttf(-1)).toThrow(RangeError);
	});

	it("FD-03-eia-saidi: turns a regulator's SAIDI and SAIFI into the length of an interruption and availability", () => {
		/** EIA table 11.1, 2022 without major events; published CAIDI 118.1. */
		const grid = gridSupply(125.7, 1.064);
		expect(Math.abs(grid.caidiMinutes - 118.1)).toBeLessThan(0.05);
		expect(grid.availability).toBeCloseTo(0.9997608447488584, 9);
		expect(() => gridSupply(-1, 1)).toThrow(RangeError);
	});
});

describe("rates of scenarios", () => {
	it("have a source in the list, or say that they are assumptions", () => {
		for (const scenario of SCENARIO_IDS) {
			const rate = SCENARIO_RATES[scenario];
			if (rate.source === null) expect(rate.assumption, scenario).toBe(true);
			else expect(RATE_SOURCES, scenario).toHaveProperty(rate.source);
			expect(rate.lowPerYear).toBeLessThanOrEqual(rate.eventsPerYear);
			expect(rate.eventsPerYear).toBeLessThanOrEqual(rate.highPerYear);
		}
	});

	it("follow from the published figures they name", () => {
		/** A quarter of servers has an outage in a year: −ln(1 − 0.25) events; 62 % of them software. */
		const outages = -Math.log1p(-0.25);
		expect(outages).toBeCloseTo(0.288, 3);
		expect(SCENARIO_RATES.software.eventsPerYear).toBeCloseTo(0.62 * outages, 2);
		expect(SCENARIO_RATES.network.eventsPerYear).toBeCloseTo((SCENARIO_RATES.software.eventsPerYear * 31) / 22, 2);
	});

	it("give way to the organisation's own, the last of several, and say so", () => {
		const own = (eventsPerYear: number) => ({ scenario: "hardware", eventsPerYear, source: "our log" });
		const facts = makeFacts({ organization: { overrides: { rates: [own(0.5), own(0.25)] } } });
		const rates = ratesInForce(facts.organization);
		expect(rates.hardware).toMatchObject({ eventsPerYear: 0.25, origin: { kind: "override" } });
		expect(rates.hardware.origin.reference).toBe("organization.overrides.rates[1]");
		expect(rates.software.origin).toMatchObject({ kind: "catalogue", source: "VEEAM-2021" });
		expect(rates.site.origin).toMatchObject({ kind: "assumption", source: null });
	});
});
