"use client";
import type { ClipboardEvent } from "react";
import { neutralised, withoutGuard } from "@/lib/formula-guard";
import { cellsOfTabSeparated, tabSeparated } from "@/lib/tab-separated";
import { type BlockPlan, clearing, type GridParts, planBlock, type ReadCell } from "./block-edits";
import { exactText } from "./cell-text";
import type { CellChange } from "./edit-state";
import type { Block } from "./navigation";
import { type RowContext, textOf } from "./row-order";

interface ClipboardParts extends Omit<GridParts, "read"> {
	context: RowContext;
	block: Block;
	editing: boolean;
	canEdit: boolean;
	nextKey: number;
	withReader: (use: (read: ReadCell) => void) => void;
	onPlan: (plan: BlockPlan) => void;
	onChanges: (changes: CellChange[], label: string) => void;
}

/** Blocks to and from a spreadsheet, by the keys everybody knows. */
export function clipboardOf(parts: ClipboardParts) {
	const { rows, columns, names, block, context } = parts;
	const copy = (event: ClipboardEvent): boolean => {
		if (parts.editing) return false;
		const texts = rows
			.slice(block.top, block.bottom + 1)
			.map((row) =>
				columns
					.slice(block.left, block.right + 1)
					.map((column) =>
						neutralised(column.cell ? exactText(column.cell, row[column.cell], names) : textOf(row, column, context)),
					),
			);
		event.clipboardData.setData("text/plain", tabSeparated(texts));
		event.preventDefault();
		return true;
	};
	return {
		onCopy: (event: ClipboardEvent) => void copy(event),
		onCut(event: ClipboardEvent) {
			if (copy(event) && parts.canEdit) parts.onChanges(clearing(block, parts), "cutting a block");
		},
		onPaste(event: ClipboardEvent) {
			if (parts.editing || !parts.canEdit) return;
			event.preventDefault();
			const texts = cellsOfTabSeparated(event.clipboardData.getData("text/plain")).map((row) => row.map(withoutGuard));
			if (texts.length === 0) return;
			parts.withReader((read) => parts.onPlan(planBlock(texts, block, { ...parts, read }, parts.nextKey)));
		},
	};
}
