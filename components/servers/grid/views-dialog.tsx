"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useSubmit } from "@/components/ui/use-submit";
import type { ActionResult } from "@/data/action";
import type { SavedView } from "@/data/saved-views";

export interface ViewActions {
	save: (
		organization: string,
		input: { id: string | null; version: number | null; view: { list: "servers"; name: string; query: string } },
	) => Promise<ActionResult<SavedView[]>>;
	remove: (organization: string, input: { id: string; version: number }) => Promise<ActionResult<SavedView[]>>;
}

interface ViewsDialogProps {
	organization: string;
	views: readonly SavedView[];
	/** Query of what is shown now. */
	query: string;
	canEdit: boolean;
	actions: ViewActions;
	onViews: (views: SavedView[]) => void;
	onShow: (query: string) => void;
	onClose: () => void;
}

/** Named ways of looking at the servers, shared by everybody in the organisation. */
export function ViewsDialog({
	organization,
	views,
	query,
	canEdit,
	actions,
	onViews,
	onShow,
	onClose,
}: ViewsDialogProps) {
	const [name, setName] = useState("");
	const { submit, busy, message, fields } = useSubmit((run: () => Promise<ActionResult<SavedView[]>>) => run());
	const act = async (run: () => Promise<ActionResult<SavedView[]>>) => {
		const answer = await submit(run);
		if (answer.ok) onViews(answer.value);
		return answer.ok;
	};
	return (
		<Dialog open onOpenChange={(open) => !open && onClose()}>
			<DialogContent
				title="Views"
				description="A view keeps filters, order and columns. Everybody in the organisation sees it; the address of the page holds it too."
			>
				{views.length === 0 ? <p className="text-muted-foreground">No view has been saved yet.</p> : null}
				<ul className="flex flex-col">
					{views.map((view) => (
						<li key={view.id} className="flex flex-wrap items-center gap-2 border-b py-1.5">
							<button
								type="button"
								className="link min-h-6 flex-1 text-left"
								onClick={() => {
									onShow(view.query);
									onClose();
								}}
							>
								{view.name}
							</button>
							<span className="text-xs text-muted-foreground">{view.createdByName}</span>
							{canEdit ? (
								<>
									<Button
										size="small"
										disabled={busy || view.query === query}
										aria-label={`Replace ${view.name} by what is shown now`}
										onClick={() =>
											void act(() =>
												actions.save(organization, {
													id: view.id,
													version: view.version,
													view: { list: "servers", name: view.name, query },
												}),
											)
										}
									>
										Replace
									</Button>
									<Button
										size="small"
										disabled={busy}
										aria-label={`Remove ${view.name}`}
										onClick={() => void act(() => actions.remove(organization, { id: view.id, version: view.version }))}
									>
										Remove
									</Button>
								</>
							) : null}
						</li>
					))}
				</ul>
				{canEdit ? (
					<form
						className="flex items-end gap-2"
						onSubmit={(event) => {
							event.preventDefault();
							void act(() =>
								actions.save(organization, { id: null, version: null, view: { list: "servers", name, query } }),
							).then((done) => done && setName(""));
						}}
					>
						<div className="flex-1">
							<Field label="Save what is shown now as" error={fields["view.name"] ?? fields.name}>
								<Input value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
							</Field>
						</div>
						<Button type="submit" variant="primary" busy={busy}>
							Save view
						</Button>
					</form>
				) : null}
				{message ? (
					<p role="alert" className="text-danger">
						{message}
					</p>
				) : null}
			</DialogContent>
		</Dialog>
	);
}
