import { describe, expect, it } from "vitest";
import {
	formatDate,
	formatGigabytes,
	formatHours,
	formatInstant,
	formatList,
	formatLoss,
	formatLossEstimate,
	formatMinutes,
	formatMinutesRange,
	formatMoney,
	formatMoneyShort,
	formatShare,
	formatSigned,
	formatTarget,
} from "@/lib/format";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("durations", () => {
	it.each([
		[0, "0 s"],
		[0.001, "under 1 s"],
		[0.375, "23 s"],
		[0.995, "1 min"],
		[1.5, "1.5 min"],
		[15, "15 min"],
		[59.4, "59 min"],
		[59.7, "1 h"],
		[546, "9.1 h"],
		[24 * 60, "24 h"],
		[60 * 60, "60 h"],
		[72 * 60, "3 days"],
		[24 * 60 * 3.25, "3.3 days"],
	])("%d minutes read %s", (minutes, text) => {
		expect(plain(formatMinutes(minutes))).toBe(text);
	});

	it("says unknown, not zero", () => {
		expect(formatMinutes(null)).toBe("unknown");
		expect(formatHours(null)).toBe("unknown");
	});

	it("names the unit of a range once when it can", () => {
		expect(plain(formatMinutesRange(486, 600))).toBe("8.1–10 h");
		expect(plain(formatMinutesRange(45, 126))).toBe("45 min – 2.1 h");
		expect(plain(formatMinutesRange(120, 120))).toBe("2 h");
	});

	it("reads a target of zero as instant and a missing one as none", () => {
		expect(formatTarget(0)).toBe("instant");
		expect(formatTarget(null)).toBe("none set");
		expect(plain(formatTarget(120))).toBe("2 h");
	});

	it("tells no loss from unbounded loss", () => {
		expect(formatLoss(0)).toBe("none");
		expect(formatLoss(null)).toBe("unbounded");
	});

	it("does not dress the loss of everything up as a number of hours", () => {
		expect(formatLossEstimate({ p90Hours: 8760, totalLossProbability: 1 })).toBe("everything");
		expect(plain(formatLossEstimate({ p90Hours: 22, totalLossProbability: 0.02 }))).toBe("22 h");
	});
});

describe("money", () => {
	it("groups rupees in lakh", () => {
		expect(formatMoney(1234567, "INR")).toBe("₹12,34,567");
		expect(plain(formatMoneyShort(180000, "INR"))).toBe("₹1.8 lakh");
		expect(plain(formatMoneyShort(23400000, "INR"))).toBe("₹2.3 crore");
		expect(formatMoneyShort(60000, "INR")).toBe("₹60,000");
	});

	it("writes what is lost with a minus, not a hyphen", () => {
		expect(formatMoney(-32715, "INR")).toBe("−₹32,715");
		expect(plain(formatMoneyShort(-180000, "INR"))).toBe("−₹1.8 lakh");
	});

	it("groups others in thousands", () => {
		expect(formatMoney(1234567, "EUR")).toBe("€1,234,567");
		expect(formatMoney(12.5, "EUR")).toBe("€12.50");
		expect(formatMoney(null, "EUR")).toBe("unknown");
	});
});

describe("the rest", () => {
	it("never rounds a share to nothing or to all", () => {
		expect(plain(formatShare(0.784))).toBe("78 %");
		expect(plain(formatShare(0.001))).toBe("<1 %");
		expect(plain(formatShare(0.999))).toBe(">99 %");
		expect(plain(formatShare(1))).toBe("100 %");
		expect(plain(formatShare(0))).toBe("0 %");
	});

	it("writes signs", () => {
		expect(formatSigned(6)).toBe("+6");
		expect(formatSigned(-3.14)).toBe("−3.1");
		expect(formatSigned(-0.01)).toBe("0");
	});

	it("prints days without a time zone and instants in one", () => {
		expect(formatDate("2026-12-01")).toBe("1 Dec 2026");
		expect(formatInstant("2026-11-23T18:35:00Z", "Asia/Kolkata")).toBe("24 Nov 2026, 00:05");
	});

	it("sizes data", () => {
		expect(plain(formatGigabytes(826))).toBe("826 GB");
		expect(plain(formatGigabytes(1200))).toBe("1.2 TB");
		expect(formatGigabytes(null)).toBe("unknown");
	});

	it("shortens lists", () => {
		expect(formatList(["Mail", "ERP"])).toBe("Mail and ERP");
		expect(formatList(["a", "b", "c", "d", "e"])).toBe("a, b and 3 more");
	});
});
