import { Badge } from "@/components/ui/badge";
import type { FieldChange, VersionChange } from "@/engine";
import { FIELD_LABELS, VERSION_CHANGE_LABELS, valueText } from "./runbook-words";

/** Two values of a field beside each other, in words. */
export function FieldLine({ change }: { change: FieldChange }) {
	return (
		<p className="min-w-0 break-words">
			<span className="text-muted-foreground">{FIELD_LABELS[change.field]}:</span>{" "}
			<del className="text-muted-foreground">{valueText(change, change.before)}</del>{" "}
			<span className="text-muted-foreground">→</span>{" "}
			<ins className="no-underline">{valueText(change, change.after)}</ins>
		</p>
	);
}

export function VersionChanges({ changes }: { changes: readonly VersionChange[] }) {
	if (changes.length === 0) return <p>These two versions say the same.</p>;
	return (
		<ul className="flex flex-col gap-3">
			{changes.map((change) => (
				<li key={`${change.stepId} ${change.what}`} className="flex flex-col gap-1">
					<p>
						<span className="font-medium">{change.title}</span> <Badge>{VERSION_CHANGE_LABELS[change.what]}</Badge>
					</p>
					{change.fields.map((field) => (
						<FieldLine key={field.field} change={field} />
					))}
				</li>
			))}
		</ul>
	);
}
