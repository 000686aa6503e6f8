import { describe, expect, it } from "vitest";
import { acceptedPart, clearing, fillingDown, type GridParts, planBlock } from "@/components/servers/grid/block-edits";
import { failed, resolved, settled, takeBatch, withoutCells } from "@/components/servers/grid/edit-delivery";
import { blankRow, edited, loaded, NO_EDITS, unsavedCells } from "@/components/servers/grid/edit-state";
import { findingNames, idNames } from "@/components/servers/grid/grid-names";
import { columnsFrom } from "@/components/servers/grid/grid-view";
import { moved, tabbed } from "@/components/servers/grid/navigation";
import type { TableServer } from "@/components/servers/server-rows";
import { readCell } from "@/schemas/server-cells";

const row = (id: string, more: Partial<TableServer> = {}): TableServer => ({
	...blankRow(id),
	...{ name: `srv-${id}`, version: 1, room: "R1" },
	...more,
});
const rows = [row("1"), row("2"), row("3", { fqdn: "srv-3.example.org" })];
const start = loaded(NO_EDITS, rows);
const room = (id: string, value: string) => [{ id, cell: "room" as const, value }];

function sent(state: typeof start) {
	const batch = takeBatch(state);
	if (!batch) throw new Error("nothing is sent");
	return batch;
}

describe("edits on their way", () => {
	it("are shown at once, sent with what was there before, and settled with the new version", () => {
		const typed = edited(start, room("1", "R2"), "Room");
		expect(typed.rows.get("1")?.room).toBe("R2");
		const { state, edit } = sent(typed);
		expect(edit).toEqual({
			changes: [{ id: "1", version: 1, set: { room: "R2" }, was: { room: "R1" } }],
			creations: [],
		});
		const done = settled(state, { saved: { changed: [{ id: "1", version: 2 }], created: [] } });
		expect(done.rows.get("1")).toMatchObject({ room: "R2", version: 2 });
		expect(unsavedCells(done)).toBe(0);
	});

	it("typed while others are on their way wait, and go next against the new version", () => {
		const { state } = sent(edited(start, room("1", "R2"), "Room"));
		const more = edited(state, room("1", "R3"), "Room");
		expect(takeBatch(more)).toBeNull();
		const next = sent(settled(more, { saved: { changed: [{ id: "1", version: 2 }], created: [] } }));
		expect(next.state.rows.get("1")?.room).toBe("R3");
		expect(next.edit.changes).toEqual([{ id: "1", version: 2, set: { room: "R3" }, was: { room: "R2" } }]);
	});

	it("survive a lost connection, and the newest value wins", () => {
		const { state } = sent(edited(start, room("1", "R2"), "Room"));
		const lost = failed(edited(state, room("2", "R9"), "Room"), "no answer");
		expect(lost.rows.get("1")?.room).toBe("R2");
		expect([unsavedCells(lost), takeBatch(lost)]).toEqual([2, null]);
		expect(sent({ ...lost, failure: null }).edit.changes).toHaveLength(2);
	});

	it("that nobody can save keep what was typed and say why, and the rest goes on", () => {
		const block = edited(start, [...room("1", "R2"), ...room("2", "R2")], "a block");
		const { state } = sent(block);
		const refused = [{ row: "1", field: "room" as const, message: "No" }];
		const asked = settled(state, { refused });
		expect(asked.refused?.cells).toEqual(refused);
		expect(takeBatch(asked)).toBeNull();
		const rest = withoutCells(asked, asked.refused!.batch, refused);
		expect(rest.notes.get("1 room")).toEqual({ text: "R2", reason: "No" });
		expect(sent(rest).edit.changes.map(({ id }) => id)).toEqual(["2"]);
	});

	it("that came too late wait for a choice; theirs or mine is what stays", () => {
		const { state } = sent(edited(start, room("1", "mine"), "Room"));
		const late = settled(state, {
			conflicts: [{ id: "1", version: 5, theirs: { room: "theirs" }, who: "Olive", at: null }],
		});
		expect(takeBatch(late)).toBeNull();
		const theirs = resolved(late, () => false);
		expect(theirs.rows.get("1")).toMatchObject({ room: "theirs", version: 5 });
		const mine = resolved(late, () => true);
		expect(sent(mine).edit.changes).toEqual([{ id: "1", version: 5, set: { room: "mine" }, was: { room: "theirs" } }]);
	});

	it("of a new server go on under its id once it has one", () => {
		const made = edited(start, [{ id: "new:0", cell: "name", value: "fresh" }], "a new server");
		expect(made.nextKey).toBe(1);
		const { state, edit } = sent(made);
		expect(edit.creations).toEqual([{ key: "new:0", set: { name: "fresh" } }]);
		const more = edited(state, room("new:0", "R7"), "Room");
		const done = settled(more, { saved: { changed: [], created: [{ key: "new:0", id: "9" }] } });
		expect([...done.rows.keys()]).toEqual(["1", "2", "3", "9"]);
		expect(done.done[0]?.created).toEqual(["9"]);
		expect(sent(done).edit.changes).toEqual([{ id: "9", version: 1, set: { room: "R7" }, was: { room: null } }]);
	});

	it("are one step, and none when nothing differs", () => {
		const block = edited(start, [...room("1", "R2"), ...room("2", "R2"), ...room("3", "R1")], "a block");
		expect(block.done.map(({ cells }) => cells.length)).toEqual([2]);
		expect(edited(start, room("1", "R1"), "nothing").done).toEqual([]);
		const implied = edited(start, [{ id: "1", cell: "warrantyEndsOn", value: "2027-01-01" }], "Warranty");
		expect(implied.done[0]?.cells.map(({ cell }) => cell)).toEqual(["warrantyEndsOn", "warrantyCoverage"]);
	});
});

const sites = [{ id: "pune", name: "Pune" }];
const names = idNames(rows, sites);
const parts: GridParts = {
	rows,
	columns: columnsFrom("name,site,room,cores,host,services"),
	names,
	find: findingNames(rows, sites, names),
	read: readCell,
};
const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });

describe("a block that is pasted", () => {
	it("lies from the corner of the choice, larger than it, and makes servers below the last row", () => {
		const plan = planBlock(
			[
				["R5", "8"],
				["R6", "16"],
				["R7", "4"],
			],
			at(1, 2),
			parts,
			4,
		);
		expect(plan.changes).toEqual([
			{ id: "2", cell: "room", value: "R5" },
			{ id: "2", cell: "cpuCores", value: 8 },
			{ id: "3", cell: "room", value: "R6" },
			{ id: "3", cell: "cpuCores", value: 16 },
			{ id: "new:4", cell: "room", value: "R7" },
			{ id: "new:4", cell: "cpuCores", value: 4 },
		]);
		expect(plan.created).toEqual(["new:4"]);
		expect(plan.refused).toMatchObject([{ reason: "A new server needs a name" }]);
		expect(acceptedPart(plan).some(({ id }) => id === "new:4")).toBe(false);
	});

	it("lets new servers name each other", () => {
		const block = [
			["vm-a", "Pune", "", "", "esx-a"],
			["esx-a", "", "", "", ""],
		];
		const plan = planBlock(block, at(3, 0), parts, 0);
		expect(plan.refused).toEqual([]);
		expect(plan.changes).toContainEqual({ id: "new:0", cell: "hostServerId", value: "new:1" });
	});

	it("lists each cell that cannot be taken, and passes over what is there already", () => {
		const plan = planBlock([["srv-1", "Nowhere", "R1", "many", "srv-9", "Mail", "more"]], at(0, 0), parts, 0);
		expect(plan.changes).toEqual([]);
		expect(plan.refused.map(({ column }) => column)).toEqual(["Site", "Cores", "Runs on", "Carries", "no column"]);
	});

	it("of one cell fills the choice; of a row repeats down", () => {
		expect(planBlock([["R5"]], at(0, 2, 2, 2), parts, 0).changes).toHaveLength(3);
		const sheet = [
			["Room", "Name", "Cores"],
			["R7", "srv-8", "4"],
		];
		const empty = planBlock(sheet, at(0, 0), { ...parts, rows: [] }, 5);
		expect(empty).toMatchObject({
			created: ["new:5"],
			refused: [],
			changes: [
				{ id: "new:5", cell: "room", value: "R7" },
				{ id: "new:5", cell: "name", value: "srv-8" },
				{ id: "new:5", cell: "cpuCores", value: 4 },
			],
		});
		expect(planBlock([["R5", "2"]], at(0, 2, 2, 3), parts, 0).changes).toHaveLength(6);
	});

	it("clears to unknown but for names, and fills down from the first row", () => {
		expect(clearing(at(0, 0, 0, 2), parts)).toEqual([
			{ id: "1", cell: "siteId", value: null },
			{ id: "1", cell: "room", value: null },
		]);
		expect(fillingDown(at(0, 2, 2, 2), parts)).toEqual([...room("2", "R1"), ...room("3", "R1")]);
		expect(fillingDown(at(1, 2), parts)).toEqual(room("2", "R1"));
		expect(fillingDown(at(0, 2), parts)).toEqual([]);
	});

	it("finds a server by its name or full host name, and says when a name is several's", () => {
		const twins = [row("a", { name: "twin" }), row("b", { name: "twin", fqdn: "twin.b" })];
		const find = findingNames(twins, [], idNames(twins, []));
		expect(find.server("TWIN.B")).toEqual({ value: "b" });
		expect(find.server("twin")).toEqual({ problem: expect.stringContaining("Several servers") });
	});
});

describe("the keys", () => {
	const filled = (r: number, c: number) => c !== 1 && !(c === 2 && r > 2 && r < 6);
	const extent = { rows: 10, columns: 4, page: 5, filled };
	it.each([
		["ArrowDown", false, { row: 0, column: 0 }, { row: 1, column: 0 }],
		["ArrowUp", false, { row: 0, column: 0 }, { row: -1, column: 0 }],
		["ArrowRight", false, { row: 0, column: 3 }, { row: 0, column: 3 }],
		["Home", false, { row: 4, column: 2 }, { row: 4, column: 0 }],
		["End", true, { row: 4, column: 2 }, { row: 9, column: 3 }],
		["PageDown", false, { row: 7, column: 0 }, { row: 9, column: 0 }],
		["PageUp", false, { row: 2, column: 0 }, { row: 0, column: 0 }],
		["ArrowDown", true, { row: 0, column: 2 }, { row: 2, column: 2 }],
		["ArrowDown", true, { row: 2, column: 2 }, { row: 6, column: 2 }],
		["ArrowDown", true, { row: 0, column: 1 }, { row: 9, column: 1 }],
		["ArrowRight", true, { row: 0, column: 0 }, { row: 0, column: 2 }],
	])("%s (Ctrl %s) from %j", (key, ctrl, from, to) => {
		expect(moved(from, { key, ctrl }, extent)).toEqual(to);
	});

	it("Tab goes on to the next row and out at the end", () => {
		expect(tabbed({ row: 0, column: 3 }, false, extent)).toEqual({ row: 1, column: 0 });
		expect(tabbed({ row: 1, column: 0 }, true, extent)).toEqual({ row: 0, column: 3 });
		expect(tabbed({ row: 9, column: 3 }, false, extent)).toBeNull();
		expect(tabbed({ row: 0, column: 0 }, true, extent)).toBeNull();
	});
});
