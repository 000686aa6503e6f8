import { describe, expect, it } from "vitest";
import { instantFrom } from "@/lib/zoned-time";

describe("a time on a clock on the wall", () => {
	it("is the moment at which that zone's clocks show it", () => {
		expect(instantFrom("2026-11-23T14:05", "Asia/Kolkata")).toBe("2026-11-23T08:35:00.000Z");
		expect(instantFrom("2026-07-01T00:30", "Europe/Berlin")).toBe("2026-06-30T22:30:00.000Z");
		expect(instantFrom("2026-01-01T00:30", "America/New_York")).toBe("2026-01-01T05:30:00.000Z");
		expect(instantFrom("2026-11-23T14:05", "Asia/Kathmandu")).toBe("2026-11-23T08:20:00.000Z");
	});

	it("is right on both sides of a change of clocks", () => {
		expect(instantFrom("2026-03-29T01:59", "Europe/Berlin")).toBe("2026-03-29T00:59:00.000Z");
		expect(instantFrom("2026-03-29T03:00", "Europe/Berlin")).toBe("2026-03-29T01:00:00.000Z");
		expect(instantFrom("2026-10-25T03:00", "Europe/Berlin")).toBe("2026-10-25T02:00:00.000Z");
	});

	it("reads a skipped hour as if clocks stood still, and the first of a repeated one", () => {
		expect(instantFrom("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
		expect(instantFrom("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
	});

	it("names text that is no time", () => {
		expect(() => instantFrom("2026-11-23", "Asia/Kolkata")).toThrow(/local must be like/);
		expect(() => instantFrom("2026-13-23T10:00", "Asia/Kolkata")).toThrow(/2026-13-23/);
	});
});
