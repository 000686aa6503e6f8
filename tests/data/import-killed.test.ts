import { expect, it } from "vitest";
import { killImports } from "../support/kill-imports";

it("leaves nothing half imported and nothing double where it is killed and sent again", {
	timeout: 600_000,
}, async () => {
	const { killed, finished, faults } = await killImports(3, 5);
	expect(faults).toEqual([]);
	expect(killed).toBeGreaterThan(0);
	expect(killed + finished).toBe(3);
});
