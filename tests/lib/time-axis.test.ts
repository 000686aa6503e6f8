import { describe, expect, it } from "vitest";
import { TIME_MARKS, timePosition } from "@/lib/time-axis";

describe("timePosition", () => {
	it("puts every mark where it is drawn", () => {
		for (const mark of TIME_MARKS) expect(timePosition(mark.minutes)).toBeCloseTo(mark.at, 12);
	});

	it("never runs backwards and stays inside the axis", () => {
		let last = -1;
		for (let minutes = 0; minutes < 20_000; minutes += 7) {
			const at = timePosition(minutes);
			expect(at).toBeGreaterThanOrEqual(last);
			expect(at).toBeLessThanOrEqual(1);
			last = at;
		}
	});

	it("halves a band at its geometric middle", () => {
		expect(timePosition(Math.sqrt(120 * 240))).toBeCloseTo((0.47 + 0.58) / 2, 12);
	});

	it("refuses what is no time", () => {
		expect(() => timePosition(-1)).toThrow(RangeError);
		expect(() => timePosition(Number.NaN)).toThrow(RangeError);
	});
});
