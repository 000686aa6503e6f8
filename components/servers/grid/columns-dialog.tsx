"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogContent } from "@/components/ui/dialog";
import { GRID_COLUMNS } from "./grid-columns";
import { columnsText, type GridView } from "./grid-view";
import type { ViewParts } from "./use-grid-view";

interface ColumnsDialogProps {
	view: GridView;
	set: (parts: Partial<ViewParts>) => void;
	onClose: () => void;
}

/** Which columns, and in which order. */
export function ColumnsDialog({ view, set, onClose }: ColumnsDialogProps) {
	const ids = view.columns.map(({ id }) => id);
	const hidden = GRID_COLUMNS.filter(({ id }) => !ids.includes(id));
	const arrange = (next: string[]) => set({ cols: columnsText(next) });
	const move = (at: number, by: number) => {
		const next = ids.toSpliced(at, 1);
		next.splice(at + by, 0, ids[at]!);
		arrange(next);
	};
	return (
		<Dialog open onOpenChange={(open) => !open && onClose()}>
			<DialogContent title="Columns" description="Shown from left to right in this order.">
				<ul className="flex flex-col">
					{view.columns.map(({ id, label }, at) => (
						<li key={id} className="flex items-center gap-2 border-b py-1">
							<label className="flex flex-1 items-center gap-2">
								<input
									type="checkbox"
									className="size-4 accent-accent"
									checked
									disabled={id === "name"}
									onChange={() => arrange(ids.filter((one) => one !== id))}
								/>
								{label}
							</label>
							<Button
								size="icon"
								variant="quiet"
								aria-label={`${label} further left`}
								disabled={at <= 1}
								onClick={() => move(at, -1)}
							>
								<ArrowUp aria-hidden />
							</Button>
							<Button
								size="icon"
								variant="quiet"
								aria-label={`${label} further right`}
								disabled={at === 0 || at === ids.length - 1}
								onClick={() => move(at, 1)}
							>
								<ArrowDown aria-hidden />
							</Button>
						</li>
					))}
					{hidden.map(({ id, label }) => (
						<li key={id} className="flex min-h-10 items-center border-b py-1 text-muted-foreground">
							<label className="flex flex-1 items-center gap-2">
								<input
									type="checkbox"
									className="size-4 accent-accent"
									checked={false}
									onChange={() => arrange([...ids, id])}
								/>
								{label}
							</label>
						</li>
					))}
				</ul>
				<DialogActions>
					<Button onClick={() => set({ cols: "", pin: 1, w: "" })}>As at first</Button>
					<Button variant="primary" onClick={onClose}>
						Done
					</Button>
				</DialogActions>
			</DialogContent>
		</Dialog>
	);
}
