"use client";
import { Button } from "@/components/ui/button";
import { useDeferred } from "@/components/ui/deferred";
import type { ActionResult } from "@/data/action";

export interface KeepTodayProps {
	organization: string;
	/** What the name field begins with. */
	suggested: string;
	keep: (organization: string, input: { name: string; note: string }) => Promise<ActionResult<{ id: string }>>;
}

const load = () => import("./keep-dialog").then((module) => module.KeepDialog);

/** Keeps the day as a snapshot; the dialog is fetched when somebody reaches for it. */
export function KeepToday(props: KeepTodayProps) {
	const { overlay, button } = useDeferred(load);
	if (overlay) return <overlay.Overlay {...props} />;
	return (
		<Button aria-haspopup="dialog" {...button}>
			Keep this day
		</Button>
	);
}
