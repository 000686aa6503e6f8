"use client";
import { Button } from "@/components/ui/button";
import { useSeconds } from "./use-making";

interface MakingProgressProps {
	/** What is being done now; null: nothing. */
	doing: string | null;
	cancel: () => void;
}

export function MakingProgress({ doing, cancel }: MakingProgressProps) {
	const seconds = useSeconds(doing !== null);
	if (doing === null) return null;
	return (
		<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
			<progress aria-label={doing} className="h-2 w-40 accent-accent" />
			<span role="status">{doing}</span>
			<span className="text-muted-foreground tabular-nums">{seconds} s</span>
			<Button variant="quiet" onClick={cancel}>
				Cancel
			</Button>
		</div>
	);
}
