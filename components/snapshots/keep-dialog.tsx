"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field, FormMessage } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import type { KeepTodayProps } from "./keep-today";

export function KeepDialog({ organization, suggested, keep }: KeepTodayProps) {
	const router = useRouter();
	const [open, setOpen] = useState(true);
	const [name, setName] = useState(suggested);
	const [note, setNote] = useState("");
	const { submit, busy, message, fields } = useSubmit((input: { name: string; note: string }) =>
		keep(organization, input),
	);
	async function run(event: FormEvent) {
		event.preventDefault();
		const answer = await submit({ name, note });
		if (!answer.ok) return;
		setOpen(false);
		setNote("");
		toast.done(`Kept as “${name.trim()}”`);
		router.refresh();
	}
	return (
		<Dialog open={open} onOpenChange={setOpen}>
			<DialogTrigger asChild>
				<Button>Keep this day</Button>
			</DialogTrigger>
			<DialogContent
				title="Keep this day"
				description="Today's facts and figures, with their seed and versions. Nobody can change them afterwards."
			>
				<form onSubmit={run} className="flex flex-col gap-4">
					<Field label="Name" error={fields.name}>
						<Input value={name} maxLength={120} autoFocus onChange={({ target }) => setName(target.value)} />
					</Field>
					<Field label="Note" error={fields.note} hint="Optional: what this day marks.">
						<Textarea value={note} maxLength={2000} rows={3} onChange={({ target }) => setNote(target.value)} />
					</Field>
					<FormMessage>{message}</FormMessage>
					<DialogActions>
						<DialogClose asChild>
							<Button>Leave it</Button>
						</DialogClose>
						<Button type="submit" variant="primary" busy={busy} disabled={name.trim() === ""}>
							Keep
						</Button>
					</DialogActions>
				</form>
			</DialogContent>
		</Dialog>
	);
}
