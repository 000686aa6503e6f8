import { describe, expect, it } from "vitest";
import { assessOne, assessServices } from "@/engine";
import { parseFacts } from "@/schemas/facts";
import { readSample } from "../support/sample";

const options = { seed: 7, trials: 200, asOf: "2026-11-23" };

describe("assessOne", async () => {
	const parsed = parseFacts(await readSample());
	if (!parsed.ok) throw new Error("the sample is no facts file");
	const { facts } = parsed;

	it("gives every service the figures that the whole assessment gives it, to the last digit", () => {
		const whole = assessServices(facts, options);
		expect(whole.length).toBeGreaterThan(5);
		for (const service of whole) expect(assessOne(facts, service.serviceId, options)).toEqual(service);
	});

	it("names a service that is not there", () => {
		expect(() => assessOne(facts, "gone", options)).toThrow(
			new RangeError("serviceId names no service of the facts: gone"),
		);
	});
});
