import { describe, expect, it } from "vitest";
import { listCurrencies, listRegions, listTimeZones } from "@/lib/regions";

describe("listRegions", () => {
	it("suggests what an organisation of that country would choose", () => {
		const of = (country: string) => listRegions().find((region) => region.country === country);
		expect(of("IN")).toEqual({
			country: "IN",
			name: "India",
			currency: "INR",
			timeZone: "Asia/Kolkata",
		});
		expect(of("US")).toMatchObject({ currency: "USD", timeZone: "America/New_York" });
		expect(of("DE")).toMatchObject({ currency: "EUR", timeZone: "Europe/Berlin" });
	});

	it("names each country once, with a currency and a time zone the platform can print", () => {
		const regions = listRegions();
		expect(new Set(regions.map((region) => region.country)).size).toBe(regions.length);
		for (const { currency, timeZone, name, country } of regions) {
			expect(name).not.toBe(country);
			expect(() => new Intl.NumberFormat("en", { style: "currency", currency })).not.toThrow();
			expect(() => new Intl.DateTimeFormat("en", { timeZone })).not.toThrow();
		}
	});

	it("offers every suggestion as a choice", () => {
		const zones = new Set(listTimeZones());
		const currencies = new Set(listCurrencies());
		for (const region of listRegions()) {
			expect(zones.has(region.timeZone)).toBe(true);
			expect(currencies.has(region.currency)).toBe(true);
		}
	});
});
