"use client";
import type { MouseEvent } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { MakingProgress } from "./making-progress";
import { useMaking } from "./use-making";

function save(file: Blob, name: string): void {
	const address = URL.createObjectURL(file);
	const link = Object.assign(document.createElement("a"), { href: address, download: name });
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A plain link, which with a script tells how far the report is and can be cancelled. */
export function DownloadPdf({ href }: { href: string }) {
	const { make, stage, message, cancel } = useMaking();
	async function download(event: MouseEvent) {
		event.preventDefault();
		if (stage) return;
		const made = await make(href);
		if (made) save(made.file, made.name);
	}
	return (
		<div className="flex flex-col items-start gap-2">
			<Button asChild variant="primary">
				<a href={href} download onClick={download}>
					Download the PDF
				</a>
			</Button>
			<MakingProgress
				doing={stage === null ? null : stage === "figures" ? "Fetching the frozen figures" : "Setting the pages"}
				cancel={cancel}
			/>
			<FormMessage>{message}</FormMessage>
		</div>
	);
}
