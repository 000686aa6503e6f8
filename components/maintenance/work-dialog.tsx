"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogContent } from "@/components/ui/dialog";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import { addMonths, type CalendarDate } from "@/engine";
import { formatDate } from "@/lib/format";
import type { MaintenanceItem } from "@/lib/maintenance";
import type { CompleteWork } from "./actions";

interface WorkDialogProps {
	item: MaintenanceItem;
	asOf: CalendarDate;
	complete: CompleteWork;
	onClose: () => void;
}

/** Work of a practice: done again on a day, or given to somebody. */
export function WorkDialog({ item, asOf, complete, onClose }: WorkDialogProps) {
	const [doneOn, setDoneOn] = useState<string>(asOf);
	const [owner, setOwner] = useState(item.owner ?? "");
	const [note, setNote] = useState("");
	const { submit, busy, message } = useSubmit(complete);
	const next = /^\d{4}-\d\d-\d\d$/.test(doneOn) ? addMonths(doneOn, item.everyMonths ?? 12) : null;
	const send = async (done: boolean) => {
		const key = { practiceId: item.practiceId ?? "", siteId: item.siteId, serverId: item.serverId };
		const answer = await submit({ key, version: item.version ?? 0, doneOn: done ? doneOn : "", owner, note });
		if (!answer.ok) return;
		toast.done(done ? `Done; due again on ${formatDate(next)}` : "The owner is noted");
		onClose();
	};
	return (
		<Dialog open onOpenChange={(open) => !open && onClose()}>
			<DialogContent
				title={item.title}
				description={[item.place, item.lastOn ? `last on ${formatDate(item.lastOn)}` : "never dated"]
					.filter(Boolean)
					.join(", ")}
			>
				<form
					className="flex flex-col gap-4"
					onSubmit={(event) => {
						event.preventDefault();
						void send(true);
					}}
				>
					<Field label="Kept up by">
						<Input value={owner} maxLength={120} onChange={(event) => setOwner(event.target.value)} />
					</Field>
					<Field
						label="Done on"
						hint={
							next
								? `Due again on ${formatDate(next)}. The evidence becomes as new as this day; its level stays.`
								: "Give the day"
						}
					>
						<Input
							type="date"
							min="1990-01-01"
							max={asOf}
							value={doneOn}
							onChange={(event) => setDoneOn(event.target.value)}
						/>
					</Field>
					<Field label="Note" hint="Replaces the note of the answer; leave it empty to keep that.">
						<Input value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
					</Field>
					<FormMessage>{message}</FormMessage>
					<DialogActions>
						<Button onClick={() => void send(false)} busy={busy}>
							Only note the owner
						</Button>
						<Button type="submit" variant="primary" busy={busy} disabled={next === null}>
							Mark as done
						</Button>
					</DialogActions>
				</form>
			</DialogContent>
		</Dialog>
	);
}
