import { expect, it } from "vitest";
import { feedHostileFiles } from "./hostile-files";

it("2,000 wounded and random files are read or refused with a sentence, none breaks the reader", {
	timeout: 120_000,
}, async () => {
	const { read, refused } = await feedHostileFiles(2000, 20_261_123);
	expect(read + refused).toBe(2000);
	expect(refused).toBeGreaterThan(100);
	expect(read).toBeGreaterThan(500);
});
