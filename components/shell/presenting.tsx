"use client";
import { Presentation } from "lucide-react";
import { createContext, type ReactNode, useContext } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import type { ActionResult } from "@/data/action";

export type SetPresenting = (organization: string, input: { on: boolean }) => Promise<ActionResult<unknown>>;

interface Presenting {
	isOn: boolean;
	busy: boolean;
	toggle: () => void;
}

const PresentingMode = createContext<Presenting>({ isOn: false, busy: false, toggle: () => {} });

export function usePresenting(): Presenting {
	return useContext(PresentingMode);
}

/** One switch for the menu, the palette and the bar. What the browser remembers of other pages goes with a load from the start. */
export function PresentingProvider({
	slug,
	isOn,
	set,
	children,
}: {
	slug: string;
	isOn: boolean;
	set: SetPresenting;
	children: ReactNode;
}) {
	const { submit, busy } = useSubmit((on: boolean) => set(slug, { on }));
	async function toggle() {
		const answer = await submit(!isOn);
		if (!answer.ok) return toast.failed(answer.message);
		window.location.reload();
	}
	return <PresentingMode value={{ isOn, busy, toggle: () => void toggle() }}>{children}</PresentingMode>;
}

/** Seen on every page while it is on, with the way out. */
export function PresentingBar() {
	const { isOn, busy, toggle } = usePresenting();
	if (!isOn) return null;
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
