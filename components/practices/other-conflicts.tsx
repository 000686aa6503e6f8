"use client";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format";
import { keyText } from "./answers";
import type { AnswerConflict } from "./use-answers";

interface OtherConflictsProps {
	conflicts: ReadonlyMap<string, AnswerConflict>;
	/** The one of the question on screen is shown in full already. */
	shown: boolean;
	onOpen: (practiceId: string) => void;
}

export function OtherConflicts({ conflicts, shown, onOpen }: OtherConflictsProps) {
	if (conflicts.size <= (shown ? 1 : 0)) return null;
	return (
		<p className="text-partial-text">
			{formatCount(conflicts.size, "answer")} met another person’s:{" "}
			{[...conflicts.values()].map(({ mine }) => (
				<Button key={keyText(mine)} size="small" variant="link" onClick={() => onOpen(mine.practiceId)}>
					{mine.practiceId}
				</Button>
			))}
		</p>
	);
}
