import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { FieldChange, StepChange } from "@/engine";
import { formatCount } from "@/lib/format";
import { FieldLine } from "./change-lines";
import { CHANGE_LABELS } from "./runbook-words";

interface MergeNoticeProps {
	/** Who brought the other text: the facts, or a person who saved meanwhile. */
	by: "facts" | string;
	changes: readonly StepChange[];
	/** Sets a field to what the other side says. */
	take: (stepId: string, change: FieldChange) => void;
}

/** What changed against one's own text; nothing is overwritten, and each difference can be taken. */
export function MergeNotice({ by, changes, take }: MergeNoticeProps) {
	if (changes.length === 0) return null;
	const isFacts = by === "facts";
	return (
		<section
			aria-label="Differences"
			className="flex flex-col gap-3 rounded-md border border-partial/50 bg-partial-soft px-4 py-3"
		>
			<p className="font-medium">
				{isFacts
					? `The facts have changed since this was saved: ${formatCount(changes.length, "difference")}, already taken in below where you had edited nothing.`
					: `${by} saved this runbook while you were editing. Their changes are taken in below where you had changed nothing; yours still stand. Save again.`}
			</p>
			<ul className="flex flex-col gap-3">
				{changes.map((change) => (
					<li key={`${change.stepId} ${change.what}`} className="flex flex-col gap-1">
						<p>
							<span className="font-medium">{change.title}</span>{" "}
							<Badge>{isFacts ? CHANGE_LABELS[change.what] : personLabel(change.what)}</Badge>
						</p>
						{change.fields.map((field) => (
							<div key={field.field} className="flex flex-wrap items-center gap-x-3 gap-y-1">
								<FieldLine change={field} />
								{change.what === "kept" ? (
									<Button size="small" onClick={() => take(change.stepId, field)}>
										{isFacts ? "Take the facts’" : "Take theirs"}
									</Button>
								) : null}
							</div>
						))}
					</li>
				))}
			</ul>
		</section>
	);
}

function personLabel(what: StepChange["what"]): string {
	if (what === "kept") return "both of you changed it; yours stands";
	if (what === "added") return "added by them";
	return what === "updated" ? "changed by them" : "taken out by them";
}
