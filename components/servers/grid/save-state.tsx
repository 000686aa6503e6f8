import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format";
import type { ServerEdits } from "./use-server-edits";

/** Whether what was typed is safe, always in sight. */
export function SaveState({ edits }: { edits: ServerEdits }) {
	const { state, unsaved } = edits;
	const refused = state.notes.size;
	const waits = state.failure ?? (state.conflicts.length > 0 ? "Somebody else changed the same cells" : null);
	return (
		<div className="flex flex-wrap items-center gap-2 text-xs text-muted-foreground">
			<p role="status" data-save-state={waits ? "waiting" : unsaved > 0 ? "saving" : "saved"}>
				{waits ? (
					<span className="text-danger">{`${formatCount(unsaved, "cell is", "cells are")} not saved yet: ${waits}. What you typed is kept.`}</span>
				) : unsaved > 0 ? (
					"Saving…"
				) : state.done.length > 0 ? (
					"All changes are saved"
				) : null}
				{refused > 0 ? (
					<span className="text-danger">{` ${formatCount(refused, "cell")} cannot be saved as typed: see the cells in red.`}</span>
				) : null}
			</p>
			{state.failure ? (
				<Button size="small" onClick={edits.retry}>
					Try again
				</Button>
			) : null}
		</div>
	);
}
