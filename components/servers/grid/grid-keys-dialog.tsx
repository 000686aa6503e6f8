"use client";
import { Dialog, DialogContent } from "@/components/ui/dialog";

const KEYS: readonly [string, string][] = [
	["Arrows", "move"],
	["Ctrl + arrows", "to the end of what is filled in"],
	["Home, End", "first and last column; with Ctrl the first and last cell"],
	["Page up, down", "a screen of rows"],
	["Tab, Shift + Tab", "next and previous cell"],
	["Esc, then Tab", "leave the grid"],
	["Shift + arrows", "choose a block"],
	["Shift + space", "choose the whole row; Ctrl + space the column"],
	["Ctrl + A", "choose all"],
	["Space", "tick the rows, to archive or change them together"],
	["Enter, F2", "edit the cell; simply typing writes over it"],
	["Ctrl + Enter", "while editing: into every cell of the block; else open the server"],
	["Esc", "while editing: leave the cell as it was"],
	["Delete", "make the cells unknown"],
	["Ctrl + C, X, V", "copy, cut, paste; also from and to a spreadsheet"],
	["Ctrl + D", "fill down"],
	["Ctrl + Z", "undo"],
	["Ctrl + Y, Ctrl + Shift + Z", "redo"],
	["Up from the first row", "the headings: Enter there sorts, filters, pins and hides"],
	["?", "these keys"],
];

export function GridKeysDialog({ onClose }: { onClose: () => void }) {
	return (
		<Dialog open onOpenChange={(open) => !open && onClose()}>
			<DialogContent title="Keys" description="They work while a cell of the grid has the focus.">
				<dl className="grid grid-cols-[minmax(8rem,auto)_1fr] gap-x-4 gap-y-1.5">
					{KEYS.map(([key, meaning]) => (
						<div key={key} className="contents">
							<dt>
								<kbd className="font-mono text-xs">{key}</kbd>
							</dt>
							<dd>{meaning}</dd>
						</div>
					))}
				</dl>
			</DialogContent>
		</Dialog>
	);
}
