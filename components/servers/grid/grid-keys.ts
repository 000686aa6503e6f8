import type { KeyboardEvent } from "react";
import { type Extent, moved, tabbed } from "./navigation";
import type { Selection } from "./use-selection";

export interface GridCommands {
	canEdit: boolean;
	/** Whether the active column's values can be changed here. */
	editable: boolean;
	/** Whether the cell being edited offers a list, which the arrows then belong to. */
	listed: boolean;
	/** Opens the cell, with this text over what it holds. */
	edit: (over: string | null) => void;
	/** Keeps what is typed; `all` puts it into the whole block. */
	commit: (all?: boolean) => void;
	cancel: () => void;
	clear: () => void;
	fillDown: () => void;
	undo: () => void;
	redo: () => void;
	toggleRows: () => void;
	openRow: () => void;
	openHeading: () => void;
	showKeys: () => void;
	/** Tab leaves the grid on the next press. */
	release: (free: boolean) => void;
	released: boolean;
}

const isText = (event: KeyboardEvent): boolean =>
	[...event.key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;

/** The key was meant for the grid. */
export function pressInGrid(
	event: KeyboardEvent,
	selection: Selection,
	extent: Extent,
	commands: GridCommands,
): boolean {
	return selection.editing
		? pressInEditor(event, selection, extent, commands)
		: pressInCell(event, selection, extent, commands);
}

function pressInEditor(event: KeyboardEvent, selection: Selection, extent: Extent, commands: GridCommands): boolean {
	const { key, shiftKey } = event;
	const { active, editing } = selection;
	if (event.nativeEvent.isComposing) return false;
	if (key === "Escape") {
		commands.cancel();
		return true;
	}
	if (key === "Enter") {
		const all = event.ctrlKey || event.metaKey;
		commands.commit(all);
		if (!all) selection.go(moved(active, { key: shiftKey ? "ArrowUp" : "ArrowDown", ctrl: false }, extent) ?? active);
		return true;
	}
	if (key === "Tab") {
		commands.commit();
		const next = tabbed(active, shiftKey, extent);
		if (next) selection.go(next);
		return true;
	}
	const vertical = key === "ArrowUp" || key === "ArrowDown";
	if (editing?.over && key.startsWith("Arrow") && !shiftKey && !(vertical && commands.listed)) {
		commands.commit();
		selection.go(moved(active, { key, ctrl: false }, extent) ?? active);
		return true;
	}
	return false;
}

function pressInCell(event: KeyboardEvent, selection: Selection, extent: Extent, commands: GridCommands): boolean {
	const { key, shiftKey } = event;
	const ctrl = event.ctrlKey || event.metaKey;
	const { active, anchor, block } = selection;
	const [lastRow, lastColumn] = [extent.rows - 1, extent.columns - 1];
	if (key === "Tab") {
		const next = commands.released ? null : tabbed(active, shiftKey, extent);
		if (!next) return false;
		selection.go(next);
		return true;
	}
	if (key === "Escape") {
		commands.release(true);
		selection.go(active);
		return true;
	}
	if (key !== "Shift" && key !== "Control" && key !== "Meta" && key !== "Alt") commands.release(false);
	if (active.row === -1 && (key === "Enter" || key === " " || key === "F2")) {
		commands.openHeading();
		return true;
	}
	if (ctrl && !event.altKey) {
		const letter = key.toLowerCase();
		if (letter === "a") {
			selection.choose(
				{ top: 0, bottom: lastRow, left: 0, right: lastColumn },
				{ ...active, row: Math.max(0, active.row) },
			);
			return true;
		}
		if (letter === "z") {
			(shiftKey ? commands.redo : commands.undo)();
			return true;
		}
		if (letter === "y") {
			commands.redo();
			return true;
		}
		if (letter === "d" && commands.canEdit) {
			commands.fillDown();
			return true;
		}
		if (key === "Enter") {
			commands.openRow();
			return true;
		}
		if (key === " ") {
			selection.choose({ ...block, top: 0, bottom: lastRow }, { row: 0, column: active.column });
			return true;
		}
	}
	if (key === " " && shiftKey) {
		selection.choose({ ...block, left: 0, right: lastColumn }, { row: active.row, column: 0 });
		return true;
	}
	const next = event.altKey ? null : moved(active, { key, ctrl }, extent);
	if (next) {
		if (shiftKey && next.row === -1) return true;
		selection.go(next, shiftKey && anchor.row >= 0);
		return true;
	}
	if (key === "?" && !ctrl) {
		commands.showKeys();
		return true;
	}
	if (active.row < 0) return false;
	if (key === " " && !ctrl) {
		commands.toggleRows();
		return true;
	}
	if (key === "Enter" || key === "F2") {
		if (commands.canEdit && commands.editable) commands.edit(null);
		else commands.openRow();
		return true;
	}
	if (!commands.canEdit) return false;
	if (key === "Delete" || key === "Backspace") {
		commands.clear();
		return true;
	}
	if (isText(event) && commands.editable) {
		commands.edit(event.nativeEvent.isComposing ? "" : key);
		return !event.nativeEvent.isComposing;
	}
	return false;
}
