"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { FormMessage } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import type { ActionResult } from "@/data/action";

interface ArchiveDialogProps {
	organization: string;
	row: { id: string; version: number };
	/** "the drill of 14 Mar 2026". */
	name: string;
	consequence: string;
	archive: (organization: string, input: { id: string; version: number }) => Promise<ActionResult<unknown>>;
}

/** Measurements move estimates, so taking one away is asked for twice. */
export function ArchiveDialog({ organization, row, name, consequence, archive }: ArchiveDialogProps) {
	const router = useRouter();
	const [open, setOpen] = useState(false);
	const { submit, busy, message } = useSubmit((input: { id: string; version: number }) => archive(organization, input));
	async function run() {
		const answer = await submit(row);
		if (!answer.ok) return;
		setOpen(false);
		toast.done(`Archived ${name}`);
		router.refresh();
	}
	return (
		<Dialog open={open} onOpenChange={setOpen}>
			<DialogTrigger asChild>
				<Button variant="quiet" size="small" aria-label={`Archive ${name}`}>
					Archive
				</Button>
			</DialogTrigger>
			<DialogContent title={`Archive ${name}?`} description={consequence}>
				<FormMessage>{message}</FormMessage>
				<DialogActions>
					<DialogClose asChild>
						<Button>Keep</Button>
					</DialogClose>
					<Button variant="danger" busy={busy} onClick={() => void run()}>
						Archive
					</Button>
				</DialogActions>
			</DialogContent>
		</Dialog>
	);
}
