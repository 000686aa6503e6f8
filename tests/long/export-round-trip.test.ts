import { expect, it } from "vitest";
import { roundTrip } from "../importers/export-round-trip";

it("168,000 generated values go out as CSV and come in again unchanged", async () => {
	let values = 0;
	for (let seed = 1; seed <= 12; seed++) {
		const trip = await roundTrip(2000, seed);
		expect(trip.changed, `seed ${seed}`).toEqual([]);
		values += trip.values;
	}
	expect(values).toBe(168_000);
});
