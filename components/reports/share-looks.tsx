"use client";
import { type ToggleEvent, useState } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { FormMessage } from "@/components/ui/field";
import { type Submitted, useSubmit } from "@/components/ui/use-submit";
import { formatCount } from "@/lib/format";

export interface ShareLook {
	id: string;
	at: string;
	kind: "page" | "pdf";
	/** What the browser says of itself; null: nothing. */
	agent: string | null;
}

interface ShareLooksProps {
	label: string;
	views: number;
	fetchLooks: () => Promise<Submitted<ShareLook[]>>;
}

/** When a link was used and by what; fetched when somebody wants to know. */
export function ShareLooks({ label, views, fetchLooks }: ShareLooksProps) {
	const [looks, setLooks] = useState<ShareLook[] | null>(null);
	const { submit, message } = useSubmit(fetchLooks);
	async function open(event: ToggleEvent<HTMLDetailsElement>) {
		if (event.newState !== "open") return;
		const answer = await submit(label);
		if (answer.ok) setLooks(answer.value);
	}
	return (
		<Disclosure title={formatCount(views, "look")} aria-label={`Looks through the link for ${label}`} onToggle={open}>
			<FormMessage>{message}</FormMessage>
			{looks === null ? (
				<p className="text-xs text-muted-foreground">Fetching the looks</p>
			) : (
				<ol className="flex max-h-60 flex-col gap-1 overflow-y-auto text-xs">
					{looks.map((look) => (
						<li key={look.id} className="break-words">
							{look.at}: {look.kind === "pdf" ? "the PDF" : "the page"}
							{look.agent ? <span className="text-muted-foreground">, {look.agent}</span> : null}
						</li>
					))}
				</ol>
			)}
		</Disclosure>
	);
}
