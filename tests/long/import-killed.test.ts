import { expect, it } from "vitest";
import { killImports } from "../support/kill-imports";

it("200 imports killed at random moments and sent again", { timeout: 3_600_000 }, async () => {
	const { killed, finished, faults } = await killImports(200, 11);
	expect(faults).toEqual([]);
	expect(killed).toBeGreaterThan(100);
	expect(killed + finished).toBe(200);
});
