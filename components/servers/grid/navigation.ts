export interface Spot {
	/** -1 is the row of headings. */
	row: number;
	column: number;
}

export interface Block {
	top: number;
	bottom: number;
	left: number;
	right: number;
}

export interface Extent {
	rows: number;
	columns: number;
	/** Rows that fit on the screen. */
	page: number;
	/** Whether a cell holds anything: Ctrl with an arrow goes to where that changes. */
	filled: (row: number, column: number) => boolean;
}

interface Press {
	key: string;
	ctrl: boolean;
}

const clamp = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), Math.max(from, to));

export const blockOf = (one: Spot, other: Spot): Block => ({
	top: Math.max(0, Math.min(one.row, other.row)),
	bottom: Math.max(0, one.row, other.row),
	left: Math.min(one.column, other.column),
	right: Math.max(one.column, other.column),
});

export const inside = (block: Block, row: number, column: number): boolean =>
	row >= block.top && row <= block.bottom && column >= block.left && column <= block.right;

/** To the last filled cell in a row of them, or over a gap to the next filled one; else to the edge. */
function edge(from: Spot, down: number, right: number, extent: Extent): Spot {
	const [lastRow, lastColumn] = [extent.rows - 1, extent.columns - 1];
	const within = ({ row, column }: Spot) => row >= 0 && row <= lastRow && column >= 0 && column <= lastColumn;
	const step = (spot: Spot): Spot => ({ row: spot.row + down, column: spot.column + right });
	const filled = (spot: Spot) => within(spot) && extent.filled(spot.row, spot.column);
	let spot = step(from);
	if (!within(spot)) return from;
	if (within(from) && filled(from) && filled(spot)) {
		while (filled(step(spot))) spot = step(spot);
		return spot;
	}
	while (!filled(spot) && within(step(spot))) spot = step(spot);
	return spot;
}

const ARROWS: Record<string, [down: number, right: number]> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1],
};

/** Where a key leads, or null when it is no key of movement. */
export function moved(from: Spot, { key, ctrl }: Press, extent: Extent): Spot | null {
	const { rows, columns, page } = extent;
	const arrow = ARROWS[key];
	const to = (row: number, column: number): Spot => ({
		row: clamp(row, -1, rows - 1),
		column: clamp(column, 0, columns - 1),
	});
	if (arrow) return ctrl ? edge(from, ...arrow, extent) : to(from.row + arrow[0], from.column + arrow[1]);
	if (key === "Home") return to(ctrl ? 0 : from.row, 0);
	if (key === "End") return to(ctrl ? rows - 1 : from.row, columns - 1);
	if (key === "PageDown") return to(from.row + page, from.column);
	if (key === "PageUp") return to(Math.max(0, from.row - page), from.column);
	return null;
}

/** The next cell for Tab, on to the next row at the end of one; null beyond the last and before the first. */
export function tabbed({ row, column }: Spot, back: boolean, { rows, columns }: Extent): Spot | null {
	const next = row * columns + column + (back ? -1 : 1);
	if (row < 0 || next < 0 || next >= rows * columns) return null;
	return { row: Math.floor(next / columns), column: next % columns };
}
