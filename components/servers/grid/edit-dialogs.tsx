"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogContent } from "@/components/ui/dialog";
import { formatCount, formatInstant, UNKNOWN } from "@/lib/format";
import type { ServerCell } from "@/lib/server-cells";
import { exactText } from "./cell-text";
import { noteKey } from "./edit-state";
import { columnOfCell } from "./grid-columns";
import { RefusedList } from "./paste-dialog";
import type { RowContext } from "./row-order";
import type { ServerEdits } from "./use-server-edits";

interface EditDialogsProps {
	edits: ServerEdits;
	context: RowContext;
}

/** What the server answered that only a person can decide. */
export function EditDialogs({ edits, context }: EditDialogsProps) {
	if (edits.state.conflicts.length > 0) return <Conflicts edits={edits} context={context} />;
	if (edits.state.refused) return <Refused edits={edits} />;
	return null;
}

function Conflicts({ edits, context }: EditDialogsProps) {
	const { conflicts, rows } = edits.state;
	const [mine, setMine] = useState<ReadonlySet<string>>(new Set());
	const clashes = conflicts.flatMap(({ id, theirs, who, at }) =>
		(Object.keys(theirs) as ServerCell[]).map((cell) => ({ id, cell, theirs: theirs[cell], who, at })),
	);
	const text = (cell: ServerCell, value: unknown) => exactText(cell, value, context.names) || UNKNOWN;
	const choose = (key: string, keep: boolean) => {
		const next = new Set(mine);
		if (keep) next.add(key);
		else next.delete(key);
		setMine(next);
	};
	const decide = (keep: (id: string, cell: ServerCell) => boolean) => edits.decide(keep);
	return (
		<Dialog open onOpenChange={(open) => !open && decide(() => false)}>
			<DialogContent
				className="max-w-2xl"
				title="Somebody else was faster"
				description={`${formatCount(clashes.length, "cell")} you changed had been changed meanwhile. Choose which value stays; nothing of yours has been written yet.`}
			>
				<ul className="flex max-h-96 flex-col gap-4 overflow-y-auto">
					{clashes.map(({ id, cell, theirs, who, at }) => {
						const key = noteKey(id, cell);
						const name = `${rows.get(id)?.name ?? "Server"}, ${columnOfCell(cell).label}`;
						return (
							<li key={key}>
								<fieldset className="flex flex-col gap-1">
									<legend className="font-medium">{name}</legend>
									<label className="flex items-center gap-2">
										<input
											type="radio"
											name={key}
											className="size-4 accent-accent"
											checked={!mine.has(key)}
											onChange={() => choose(key, false)}
										/>
										<span>
											Theirs: <b>{text(cell, theirs)}</b>
											<span className="text-muted-foreground">
												{` (${who ?? "somebody"}${at ? `, ${formatInstant(at, context.timeZone)}` : ""})`}
											</span>
										</span>
									</label>
									<label className="flex items-center gap-2">
										<input
											type="radio"
											name={key}
											className="size-4 accent-accent"
											checked={mine.has(key)}
											onChange={() => choose(key, true)}
										/>
										<span>
											Yours: <b>{text(cell, rows.get(id)?.[cell])}</b>
										</span>
									</label>
								</fieldset>
							</li>
						);
					})}
				</ul>
				<DialogActions>
					<Button onClick={() => decide(() => false)}>Keep all of theirs</Button>
					<Button onClick={() => decide(() => true)}>Keep all of mine</Button>
					<Button variant="primary" onClick={() => decide((id, cell) => mine.has(noteKey(id, cell)))}>
						Keep what is chosen
					</Button>
				</DialogActions>
			</DialogContent>
		</Dialog>
	);
}

function Refused({ edits }: { edits: ServerEdits }) {
	const { refused, rows } = edits.state;
	if (!refused) return null;
	const listed = refused.cells.map(({ row, field, message }) => ({
		server: rows.get(row)?.name || "New server",
		column: field === null ? "the whole row" : columnOfCell(field).label,
		text: "",
		reason: message,
	}));
	return (
		<Dialog open onOpenChange={(open) => !open && edits.takeBatchBack()}>
			<DialogContent
				title={`${formatCount(listed.length, "cell")} cannot be saved`}
				description="Nothing of this change has been saved yet."
			>
				<RefusedList refused={listed} />
				<DialogActions>
					<Button onClick={edits.takeBatchBack}>Take the change back</Button>
					<Button variant="primary" onClick={edits.keepRest}>
						Save the rest
					</Button>
				</DialogActions>
			</DialogContent>
		</Dialog>
	);
}
