import { expect, it } from "vitest";
import { feedHostileFiles } from "../importers/hostile-files";

it("50,000 wounded and random files are read or refused with a sentence", async () => {
	const { read, refused } = await feedHostileFiles(50_000, 7);
	expect(read + refused).toBe(50_000);
});
