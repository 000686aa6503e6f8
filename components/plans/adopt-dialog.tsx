"use client";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose, DialogContent } from "@/components/ui/dialog";
import type { PlanChange } from "@/engine";
import type { SavedPlan } from "./saved-plans";

interface AdoptDialogProps {
	plan: SavedPlan | null;
	busy: boolean;
	titleOf: (change: PlanChange) => string;
	onAdopt: (plan: SavedPlan) => void;
	onClose: () => void;
}

/** Says what will be different before it is. */
export function AdoptDialog({ plan, busy, titleOf, onAdopt, onClose }: AdoptDialogProps) {
	return (
		<Dialog open={plan !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
			{plan ? (
				<DialogContent
					title={`Put “${plan.name}” in force?`}
					description="These changes become the facts for everybody, and every figure is made anew. Do this when they have been made in the real world."
				>
					<ul className="flex max-h-72 list-disc flex-col gap-1 overflow-y-auto pl-5">
						{plan.changes.map((change) => (
							<li key={JSON.stringify(change)}>{titleOf(change)}</li>
						))}
					</ul>
					<DialogActions>
						<DialogClose asChild>
							<Button>Cancel</Button>
						</DialogClose>
						<Button variant="primary" busy={busy} onClick={() => onAdopt(plan)}>
							Put in force
						</Button>
					</DialogActions>
				</DialogContent>
			) : null}
		</Dialog>
	);
}
