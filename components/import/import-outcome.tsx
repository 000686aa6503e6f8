"use client";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { formatCount } from "@/lib/format";
import type { ImportView } from "@/schemas/imports";

interface ImportOutcomeProps {
	place: string;
	view: ImportView;
	busy: boolean;
	problem: string | null;
	editable: boolean;
	onUndo: () => void;
	onRejected: () => void;
	onAgain: () => void;
}

/** What was done, and how to take it back. */
export function ImportOutcome({
	place,
	view,
	busy,
	problem,
	editable,
	onUndo,
	onRejected,
	onAgain,
}: ImportOutcomeProps) {
	const { counts } = view;
	if (!counts) return null;
	const undone = view.status === "undone";
	const refused = counts.rejected + counts.conflict;
	const done = [
		counts.new > 0 ? `${counts.new} new` : null,
		counts.changed > 0 ? `${counts.changed} updated` : null,
		counts.newServices > 0 ? formatCount(counts.newServices, "service") : null,
		counts.answers > 0 ? `${formatCount(counts.answers, "answer")} confirmed` : null,
	].filter((part) => part !== null);
	return (
		<section className="flex flex-col gap-3 rounded-md border px-6 py-5" aria-live="polite" aria-label="Result">
			<p className="text-lg">
				{undone
					? "This import was undone; everything is as it was before."
					: done.length > 0
						? `Imported: ${done.join(", ")}.`
						: "Nothing had to change."}
			</p>
			{refused > 0 && !undone ? (
				<p className="text-muted-foreground">
					{formatCount(refused, "row")} could not be taken; the CSV below says why and how to mend each.
				</p>
			) : null}
			<FormMessage>{problem}</FormMessage>
			<div className="flex flex-wrap gap-2">
				<Button asChild variant={undone ? "outline" : "primary"}>
					<Link href={`${place}/servers`}>See the servers</Link>
				</Button>
				{editable && view.status === "applied" ? (
					<Button busy={busy} onClick={onUndo}>
						Undo this import
					</Button>
				) : null}
				{refused > 0 ? <Button onClick={onRejected}>Download the rejected rows</Button> : null}
				{editable ? (
					<Button variant="quiet" onClick={onAgain}>
						Import another file
					</Button>
				) : null}
			</div>
		</section>
	);
}
