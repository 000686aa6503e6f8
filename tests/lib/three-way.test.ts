import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeDrafts, pathInWords } from "@/lib/three-way";

const base = { name: "mail-01", room: "", identity: { serial: "A", fqdn: "" }, groups: ["a"] };

describe("mergeDrafts", () => {
	it("takes each side's own changes and reports only what both changed", () => {
		const mine = { ...base, room: "R1", identity: { ...base.identity, serial: "B" } };
		const theirs = { ...base, name: "mail-1", identity: { serial: "C", fqdn: "m.example" }, groups: ["a", "b"] };
		expect(mergeDrafts(base, mine, theirs)).toEqual({
			merged: { name: "mail-1", room: "R1", identity: { serial: "B", fqdn: "m.example" }, groups: ["a", "b"] },
			clashes: [{ path: "identity.serial", mine: "B", theirs: "C" }],
		});
	});

	it("is no clash when both made the same change", () => {
		const both = { ...base, room: "R2" };
		expect(mergeDrafts(base, both, both)).toEqual({ merged: both, clashes: [] });
	});

	it("never loses a change of one side alone", () => {
		const draft = fc.record({ a: fc.string(), b: fc.record({ c: fc.string(), d: fc.array(fc.string()) }) });
		fc.assert(
			fc.property(draft, draft, (start, other) => {
				expect(mergeDrafts(start, start, other)).toEqual({ merged: other, clashes: [] });
				expect(mergeDrafts(start, other, start)).toEqual({ merged: other, clashes: [] });
			}),
		);
	});
});

it("names a field in words", () => {
	expect(pathInWords("protection.backup.intervalHours")).toBe("Protection: backup: interval");
	expect(pathInWords("networkSwitch")).toBe("Network switch");
});
