"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/field";
import { useSubmit } from "@/components/ui/use-submit";
import type { ActionResult } from "@/data/action";

/** Asked twice, for everybody loses sight of it; the portfolio brings it back. */
export function ArchiveOrganization({
	archive,
}: {
	archive: (input: Record<string, never>) => Promise<ActionResult<unknown>>;
}) {
	const [asked, setAsked] = useState(false);
	const { submit, busy, message } = useSubmit(archive);
	async function run() {
		const answer = await submit({});
		if (answer.ok) window.location.assign("/portfolio");
	}
	return (
		<div className="flex flex-col items-start gap-3">
			<FormMessage>{message}</FormMessage>
			{asked ? (
				<div className="flex flex-wrap gap-2">
					<Button onClick={() => setAsked(false)}>Keep it open</Button>
					<Button variant="danger" busy={busy} onClick={() => void run()}>
						Archive for everybody
					</Button>
				</div>
			) : (
				<Button onClick={() => setAsked(true)}>Archive this organisation</Button>
			)}
		</div>
	);
}
