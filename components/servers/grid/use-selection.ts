"use client";
import { useState } from "react";
import { type Block, blockOf, type Spot } from "./navigation";

/** A cell being edited: what it starts with, and whether arrows leave it (typed over) or move in it (opened). */
export interface Editing {
	text: string;
	over: boolean;
}

const START: Spot = { row: 0, column: 0 };

/** The active cell, the block it spans with its anchor, and the edit going on in it. */
export function useSelection(rows: number, columns: number) {
	const [spots, setSpots] = useState({ active: START, anchor: START });
	const [editing, setEditing] = useState<Editing | null>(null);
	const within = ({ row, column }: Spot): Spot => ({
		row: Math.min(row, rows - 1),
		column: Math.max(0, Math.min(column, columns - 1)),
	});
	const [active, anchor] = [within(spots.active), within(spots.anchor)];
	const block: Block = blockOf(active, anchor);
	return {
		active,
		anchor,
		block,
		editing,
		setEditing,
		/** With `extend` the block grows from where it began. */
		go(spot: Spot, extend = false) {
			setSpots((was) => ({ active: spot, anchor: extend ? was.anchor : spot }));
		},
		choose(area: Block, at: Spot = { row: area.top, column: area.left }) {
			const opposite = {
				row: at.row === area.top ? area.bottom : area.top,
				column: at.column === area.left ? area.right : area.left,
			};
			setSpots({ active: at, anchor: opposite });
		},
	};
}

export type Selection = ReturnType<typeof useSelection>;
