import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deliveryText } from "@/components/rehearsal/run-words";
import { forgetTaps, joined, keepTap, keptTaps, unsent, withWaiting } from "@/components/rehearsal/tap-queue";
import { type RunEvent, readRunLog } from "@/engine";
import type { Tap } from "@/schemas/run-events";

const KEY = { userId: "asha", runId: "run" };
const ME = { userId: "asha", userName: "Asha" };
const tap = (id: string, seconds = 0, kind: Tap["kind"] = "start"): Tap => ({
	...{ id, kind, stepId: "a", text: null, reference: null },
	clientAt: new Date(Date.UTC(2026, 10, 26, 9, 0, seconds)).toISOString(),
});
const event = (id: string, sequence: number): RunEvent => {
	const { clientAt, ...rest } = tap(id, sequence);
	return { ...rest, ...ME, at: clientAt, sequence };
};

function store(refuses = false) {
	const kept = new Map<string, string>();
	return {
		kept,
		get length() {
			return kept.size;
		},
		key: (index: number) => [...kept.keys()][index] ?? null,
		getItem: (name: string) => kept.get(name) ?? null,
		setItem(name: string, text: string) {
			if (refuses) throw new Error("full");
			kept.set(name, text);
		},
		removeItem: (name: string) => void kept.delete(name),
	};
}

describe("taps that wait in the browser", () => {
	it("outlive the page, oldest first", () => {
		const local = store();
		keepTap(local, KEY, tap("2", 2));
		keepTap(local, KEY, tap("1", 1));
		expect(keptTaps(local, KEY).map(({ id }) => id)).toEqual(["1", "2"]);
		forgetTaps(local, KEY, ["1"]);
		expect(keptTaps(local, KEY)).toEqual([tap("2", 2)]);
	});

	it("of two tabs of one browser never write over each other's", () => {
		const local = store();
		keepTap(local, KEY, tap("first tab"));
		keepTap(local, KEY, tap("second tab"));
		forgetTaps(local, KEY, ["first tab"]);
		expect(keptTaps(local, KEY).map(({ id }) => id)).toEqual(["second tab"]);
	});

	it("are neither another person's nor another drill's", () => {
		const local = store();
		keepTap(local, KEY, tap("1"));
		expect(keptTaps(local, { ...KEY, userId: "ben" })).toEqual([]);
		expect(keptTaps(local, { ...KEY, runId: "other" })).toEqual([]);
	});

	it("that a full store refuses are said to be kept by the page alone", () => {
		expect(keepTap(store(true), KEY, tap("1"))).toBe(false);
		expect(deliveryText("gone", 1, false)).toBe("1 not sent yet: no connection, kept only while this page is open");
		expect(deliveryText("gone", 3, true)).toBe("3 not sent yet: no connection, kept in this browser");
		expect(deliveryText("here", 0, true)).toBe("Everything is sent");
	});

	it("are not made up of what somebody wrote there", () => {
		const local = store();
		const prefix = "holdfast.taps.asha.run.";
		local.setItem(`${prefix}1`, '{"id":"1"}');
		local.setItem(`${prefix}2`, JSON.stringify(tap("other name")));
		expect(keptTaps(local, KEY)).toEqual([]);
		local.setItem(`${prefix}3`, "{");
		expect(keptTaps(local, KEY)).toEqual([]);
	});
});

describe("one log of both", () => {
	it("shows what waits after what the server has, and once when both have it", () => {
		const events = [event("1", 1), event("2", 2)];
		const log = withWaiting(events, [tap("2"), tap("3", 9, "end")], ME);
		expect(log.map(({ id, sequence }) => [id, sequence])).toEqual([
			["1", 1],
			["2", 2],
			["3", 3],
		]);
		expect(unsent([tap("2"), tap("3")], events).map(({ id }) => id)).toEqual(["3"]);
		expect(readRunLog(["a"], log).steps[0]).toMatchObject({ state: "done" });
	});

	it("is the same whether answers came, were lost, or came twice", () => {
		const ids = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(ids, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (numbers, arrives) => {
				const all = numbers.toSorted((one, other) => one - other).map((number) => event(`${number}`, number));
				let known: RunEvent[] = [];
				for (const [index, one] of all.entries()) {
					if (arrives[index % arrives.length]) known = joined(known, [one, one]);
				}
				expect(joined(joined(known, all), known)).toEqual(all);
			}),
		);
	});
});
