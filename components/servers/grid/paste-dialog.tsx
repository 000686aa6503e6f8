"use client";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogContent } from "@/components/ui/dialog";
import { formatCount } from "@/lib/format";
import { acceptedPart, type BlockPlan, type RefusedText } from "./block-edits";
import type { CellChange } from "./edit-state";

interface PasteDialogProps {
	plan: BlockPlan;
	onApply: (changes: CellChange[]) => void;
	onClose: () => void;
}

const SHOWN = 100;

/** Asked before rows are made, and whenever a cell cannot be taken: nothing is half applied by itself. */
export function PasteDialog({ plan, onApply, onClose }: PasteDialogProps) {
	const { refused } = plan;
	const accepted = acceptedPart(plan);
	const created = new Set(accepted.map(({ id }) => id).filter((id) => plan.created.includes(id))).size;
	const changed = accepted.filter(({ id }) => !plan.created.includes(id)).length;
	const parts = [
		created > 0 ? `add ${formatCount(created, "server")}` : null,
		changed > 0 ? `change ${formatCount(changed, "cell")}` : null,
	].filter((part) => part !== null);
	const does = parts.join(" and ");
	const title =
		refused.length > 0
			? `${formatCount(refused.length, "cell")} cannot be pasted`
			: `${does.charAt(0).toUpperCase()}${does.slice(1)}?`;
	return (
		<Dialog open onOpenChange={(open) => !open && onClose()}>
			<DialogContent
				title={title}
				description={
					refused.length > 0
						? `Nothing has been pasted yet.${does === "" ? "" : ` Without these cells the block would ${does}.`}`
						: "The block reaches below the last row: each row beyond it becomes a server."
				}
			>
				{refused.length > 0 ? <RefusedList refused={refused} /> : null}
				<DialogActions>
					<Button onClick={onClose}>{refused.length > 0 ? "Paste nothing" : "Cancel"}</Button>
					{accepted.length > 0 ? (
						<Button variant="primary" onClick={() => onApply(accepted)}>
							{refused.length > 0 ? "Paste the rest" : `${does.charAt(0).toUpperCase()}${does.slice(1)}`}
						</Button>
					) : null}
				</DialogActions>
			</DialogContent>
		</Dialog>
	);
}

export function RefusedList({ refused }: { refused: readonly RefusedText[] }) {
	return (
		<ul className="flex max-h-72 flex-col gap-2 overflow-y-auto text-sm">
			{refused.slice(0, SHOWN).map((one) => (
				<li key={`${one.server} ${one.column} ${one.text}`} className="border-l-2 border-danger pl-3">
					<span className="font-medium">{`${one.server}, ${one.column}`}</span>
					{one.text === "" ? null : <span className="break-all">{`: “${one.text.slice(0, 120)}”`}</span>}
					<span className="block text-muted-foreground">{one.reason}.</span>
				</li>
			))}
			{refused.length > SHOWN ? <li>{`and ${formatCount(refused.length - SHOWN, "more")}`}</li> : null}
		</ul>
	);
}
