import { expect, it } from "vitest";
import { mapInPieces } from "@/lib/breathe";

it("maps every item in order, and lets others have their turn meanwhile", async () => {
	const items = Array.from({ length: 1_001 }, (_, place) => place);
	const turns: number[] = [];
	let done = 0;
	const tick = () => {
		turns.push(done);
		if (done < items.length) setImmediate(tick);
	};
	setImmediate(tick);
	const mapped = await mapInPieces(items, (item) => {
		done++;
		return item * 2;
	});
	expect(mapped).toEqual(items.map((item) => item * 2));
	expect(turns.filter((turn) => turn < items.length).length).toBeGreaterThanOrEqual(4);
});

it("stops at what cannot be mapped", async () => {
	const map = (item: number) => {
		if (item === 300) throw new RangeError("300 is not taken");
		return item;
	};
	await expect(mapInPieces([...Array(500).keys()], map)).rejects.toThrow("300 is not taken");
});
