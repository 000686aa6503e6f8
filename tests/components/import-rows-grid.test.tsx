import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { RowsGrid } from "@/components/import/rows-grid";
import type { ImportRowsPage } from "@/schemas/imports";

afterEach(cleanup);

const row = (name: string, role: string): ImportRowsPage["rows"][number] => ({
	...{ key: `list:${name}`, status: "new", name, site: null, serverId: null, version: null, matchedBy: null },
	...{ changes: [], reason: null, mend: null, issues: [] },
	candidate: {
		values: { name, role },
		place: { sheet: "list", row: 2, column: null },
		...{ tags: [], origins: { name: "Name", role: "Role" } },
	},
});
const rows = [row("alpha", "mail"), row("beta", "file"), row("gamma", "web")];

function shown() {
	const onDecide = vi.fn(async () => null);
	render(<RowsGrid rows={rows} busy={false} editable onDecide={onDecide} />);
	return { onDecide, grid: screen.getByRole("grid") };
}
const press = (grid: HTMLElement, key: string, more: object = {}) => fireEvent.keyDown(grid, { key, ...more });

describe("the rows of a file as cells", () => {
	it("keep what is typed over a cell", () => {
		const { onDecide, grid } = shown();
		press(grid, "ArrowRight");
		press(grid, "F2");
		const field = screen.getByRole("textbox");
		fireEvent.change(field, { target: { value: "Pune" } });
		press(field, "Enter");
		expect(onDecide).toHaveBeenCalledWith({ edits: [{ key: "list:alpha", field: "site", text: "Pune" }] });
	});

	it("fill a value down over the chosen cells, as one decision", () => {
		const { onDecide, grid } = shown();
		for (const key of ["ArrowRight", "ArrowRight"]) press(grid, key);
		for (const key of ["ArrowDown", "ArrowDown"]) press(grid, key, { shiftKey: true });
		press(grid, "d", { ctrlKey: true });
		expect(onDecide).toHaveBeenCalledWith({
			edits: [
				{ key: "list:beta", field: "role", text: "mail" },
				{ key: "list:gamma", field: "role", text: "mail" },
			],
		});
	});

	it("leave out the chosen rows", () => {
		const { onDecide, grid } = shown();
		press(grid, "ArrowDown", { shiftKey: true });
		fireEvent.click(screen.getByRole("button", { name: "Leave out 2 rows" }));
		expect(onDecide).toHaveBeenCalledWith({ exclude: ["list:alpha", "list:beta"] });
	});
});
