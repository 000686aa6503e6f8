import { Check, Circle, CircleHelp, Minus, ShieldAlert, X } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import type { AnswerState } from "@/engine";
import { ANSWER_LABELS } from "@/lib/labels";

const MARKS = {
	yes: { Sign: Check, tone: "text-ready-text" },
	partly: { Sign: Minus, tone: "text-partial-text" },
	no: { Sign: X, tone: "text-exposed-text" },
	"not-applicable": { Sign: Circle, tone: "text-muted-foreground opacity-50" },
	"accepted-risk": { Sign: ShieldAlert, tone: "text-exposed-text" },
	unknown: { Sign: CircleHelp, tone: "text-muted-foreground" },
} as const;

/** Sign and word; the colour only helps. */
export function AnswerMark({ state, className }: { state: AnswerState | null; className?: string }) {
	if (state === null)
		return (
			<>
				<span
					aria-hidden
					className={classNames(
						"inline-block size-3.5 shrink-0 rounded-full border border-dashed border-control",
						className,
					)}
				/>
				<span className="sr-only">not answered</span>
			</>
		);
	const { Sign, tone } = MARKS[state];
	return (
		<>
			<Sign aria-hidden className={classNames("size-3.5 shrink-0", tone, className)} />
			<span className="sr-only">{ANSWER_LABELS[state]}</span>
		</>
	);
}
