"use client";
import { useRouter } from "next/navigation";
import { Button } from "./button";
import { toast } from "./toast";
import { type Submitted, useSubmit } from "./use-submit";

interface ArchiveButtonProps {
	name: string;
	/** Where to go once it is out of the way. */
	listHref: string;
	archive: () => Promise<Submitted<unknown>>;
	/** Offered in the toast for ten seconds. */
	undo?: () => Promise<Submitted<unknown>>;
}

export function ArchiveButton({ name, listHref, archive, undo }: ArchiveButtonProps) {
	const router = useRouter();
	const { submit, busy } = useSubmit(archive);
	async function takeBack() {
		const answer = await undo?.();
		if (!answer) return;
		if (!answer.ok) return toast.failed(answer.message);
		toast.done(`${name} is back`);
		router.refresh();
	}
	async function run() {
		const answer = await submit(undefined);
		if (!answer.ok) return toast.failed(answer.message);
		router.push(listHref);
		toast.done(`${name} archived`, undo && (() => void takeBack()));
	}
	return (
		<Button variant="quiet" busy={busy} onClick={() => void run()}>
			Archive
		</Button>
	);
}
