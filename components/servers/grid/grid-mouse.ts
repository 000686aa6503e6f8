import type { MouseEvent } from "react";
import type { TableServer } from "../server-rows";
import type { Spot } from "./navigation";
import type { Selection } from "./use-selection";

interface MouseParts {
	rows: readonly TableServer[];
	selection: Selection;
	/** A heading is being drawn wider. */
	resizing: boolean;
	/** Opens the active cell; null where it cannot be. */
	edit: (() => void) | null;
	onChoose: (ids: string[], at: TableServer) => void;
}

const on = (event: MouseEvent, selector: string): HTMLElement | null =>
	event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;

function spotOf(event: MouseEvent): Spot | null {
	const cell = on(event, "[data-row]");
	return cell && { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}

/** Click, drag, double click; on a phone a second tap on a cell opens it. */
export function mouseOf({ rows, selection, resizing, edit, onChoose }: MouseParts) {
	const { active, editing } = selection;
	const isActive = (spot: Spot) => spot.row === active.row && spot.column === active.column;
	return {
		onMouseDown(event: MouseEvent) {
			if (event.button !== 0 || on(event, "a, button, input, label")) return;
			const spot = spotOf(event);
			if (!spot) return;
			if (isActive(spot) && edit && !event.shiftKey && window.matchMedia("(pointer: coarse)").matches) {
				event.preventDefault();
				edit();
			} else selection.go(spot, event.shiftKey);
		},
		onMouseMove(event: MouseEvent) {
			if (event.buttons !== 1 || editing || resizing) return;
			const spot = spotOf(event);
			if (spot && !isActive(spot)) selection.go(spot, true);
		},
		onClick(event: MouseEvent) {
			const box = on(event, "[data-choose]");
			const at = Number(box?.dataset.choose);
			const row = rows[at];
			if (!box || !row) return;
			const range = event.shiftKey ? rows.slice(Math.min(at, active.row), Math.max(at, active.row) + 1) : [row];
			selection.go({ row: at, column: active.column });
			onChoose(
				range.map(({ id }) => id),
				row,
			);
		},
		onDoubleClick(event: MouseEvent) {
			if (spotOf(event) && edit && !editing) edit();
		},
	};
}
