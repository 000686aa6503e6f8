"use client";
import { Presentation } from "lucide-react";
import { Button } from "@/components/ui/button";
import { usePresenting } from "./presenting";

/** Seen on every page while it is on, with the way out. */
export function PresentingBar() {
	const { busy, toggle } = usePresenting();
	return (
		<div
			data-print="hide"
			data-presenting
			className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 border-b bg-accent-soft px-4 py-1 text-accent"
		>
			<span className="flex items-center gap-2">
				<Presentation aria-hidden className="size-4" /> Presenter mode: other organisations are hidden
			</span>
			<Button size="small" variant="quiet" busy={busy} onClick={toggle}>
				Leave presenter mode
			</Button>
		</div>
	);
}
