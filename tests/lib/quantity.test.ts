import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberFrom, numberText } from "@/lib/number-text";
import {
	gigabytesFrom,
	gigabytesText,
	megabitsPerSecondFrom,
	megabytesPerSecondFrom,
	moneyFrom,
	shareFrom,
	shareText,
} from "@/lib/quantity";

const near = (value: number) => ({ value: expect.closeTo(value, 9) });

describe("numberFrom", () => {
	it.each([
		["1234.5", 1234.5],
		["1,234.5", 1234.5],
		["1,50,000", 150_000],
		["1 234 567", 1_234_567],
		["1'500", 1500],
		["1,5", 1.5],
		["0,1234", 0.1234],
		[".5", 0.5],
		["-3", -3],
	])("reads %s", (text, value) => expect(numberFrom(text)).toBe(value));

	it.each(["", "abc", "1.2.3", "1,2,3", "1e5", "0x10", "Infinity", "12,34,5"])("refuses %s", (text) =>
		expect(numberFrom(text)).toBeNull(),
	);

	it("reads back what numberText writes", () => {
		fc.assert(
			fc.property(fc.double({ min: 1e-9, max: 1e12, noNaN: true }), (value) => {
				expect(Math.abs(numberFrom(numberText(value))! - value)).toBeLessThanOrEqual(1e-9 * value);
			}),
		);
	});
});

describe("sizes", () => {
	it.each([
		["826", 826],
		["826 GB", 826],
		["1.2 TB", 1200],
		["500MB", 0.5],
		["2 TiB", 2199.023255552],
		["1 GiB", 1.073741824],
		["1,024 gb", 1024],
		["3 PB", 3_000_000],
	])("reads %s", (text, gigabytes) => expect(gigabytesFrom(text)).toEqual(near(gigabytes)));

	it.each(["5 constructor", "big", "5 apples", "GB", "1e3 GB"])("refuses %s", (text) =>
		expect(gigabytesFrom(text)).toEqual({ problem: expect.stringContaining("1.2 TB") }),
	);

	it("writes terabytes only where nothing is lost", () => {
		expect(gigabytesText(1200)).toBe("1.2 TB");
		expect(gigabytesText(1234)).toBe("1234 GB");
		fc.assert(
			fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), (size) => {
				const reading = gigabytesFrom(gigabytesText(size));
				expect("value" in reading && Math.abs(reading.value - size) <= 1e-9 * Math.max(1, size)).toBe(true);
			}),
		);
	});
});

describe("rates", () => {
	it.each([
		["100", 100],
		["100 Mbit/s", 100],
		["100 Mbps", 100],
		["1 Gbit/s", 1000],
		["1Gb/s", 1000],
		["10 Mb/s", 10],
		["10 MB/s", 80],
		["360 GB/h", 800],
	])("reads %s as %d Mbit/s", (text, value) => expect(megabitsPerSecondFrom(text)).toEqual(near(value)));

	it("reads a bare restore rate as megabytes", () => {
		expect(megabytesPerSecondFrom("35")).toEqual(near(35));
		expect(megabytesPerSecondFrom("80 Mbit/s")).toEqual(near(10));
		expect(megabytesPerSecondFrom("fast")).toHaveProperty("problem");
	});
});

describe("shares and money", () => {
	it("reads per cent, and three nines as a fraction where asked", () => {
		expect(shareFrom("20 %")).toEqual({ value: 0.2 });
		expect(shareFrom("99.9", { fraction: true })).toEqual({ value: 0.999 });
		expect(shareFrom("0.999", { fraction: true })).toEqual({ value: 0.999 });
		expect(shareFrom("0.5")).toEqual({ value: 0.005 });
		expect(shareFrom("lots")).toHaveProperty("problem");
		expect(shareText(0.999)).toBe("99.9 %");
	});

	it.each([
		["12000", 12_000],
		["₹1,20,000", 120_000],
		["1.8 lakh", 180_000],
		["12k", 12_000],
		["EUR 2 500", 2500],
		["€ 3.5m", 3_500_000],
	])("reads %s", (text, value) => expect(moneyFrom(text)).toEqual(near(value)));
});
