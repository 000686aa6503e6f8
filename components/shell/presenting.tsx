"use client";
import dynamic from "next/dynamic";
import { createContext, type ReactNode, useContext } from "react";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "@/components/ui/use-submit";
import type { ActionResult } from "@/data/action";

const PresentingBar = dynamic(() => import("./presenting-bar").then((module) => module.PresentingBar));

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

/** Fetched only while it is on. */
export function PresentingBarWhileOn() {
	return usePresenting().isOn ? <PresentingBar /> : null;
}
