"use client";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { formatCount, formatInstant } from "@/lib/format";
import type { ServerChoice } from "@/schemas/servers";
import { FILTERS, type Filter, type Scope } from "./answers";
import { DeliveryLine } from "./delivery-line";
import { ScopeChooser } from "./scope-chooser";
import type { Delivery } from "./use-answers";

export const FILTER_LABELS: Record<Filter, string> = {
	all: "All questions",
	unanswered: "Unanswered",
	unknown: "Don’t know",
	flagged: "Flagged",
	snapshot: "Changed since the last snapshot",
	changed: "Changed since a day",
};

export interface LastSnapshot {
	name: string;
	keptAt: string;
}

interface AssessmentToolsProps {
	organization: string;
	sites: readonly { id: string; name: string }[];
	servers: readonly ServerChoice[] | null;
	scope: Scope;
	filter: Filter;
	since: string;
	/** The last snapshot a person kept, to be shown what changed since. */
	lastSnapshot: LastSnapshot | null;
	timeZone: string;
	/** Answers of its own at this level. */
	overrides: number;
	delivery: Delivery;
	problem: string | null;
	onServers: (servers: ServerChoice[]) => void;
	onScope: (scope: Scope) => void;
	onFilter: (filter: Filter) => void;
	onSince: (since: string) => void;
	onRetry: () => void;
	onKeys: () => void;
}

/** Where one answers, which questions are shown, and whether everything is saved. */
export function AssessmentTools(props: AssessmentToolsProps) {
	const { scope, filter } = props;
	return (
		<div className="flex flex-wrap items-start gap-2">
			<ScopeChooser
				organization={props.organization}
				sites={props.sites}
				scope={scope}
				servers={props.servers}
				onServers={props.onServers}
				onScope={props.onScope}
			/>
			<Select
				aria-label="Show"
				wrapperClassName="w-full sm:w-68"
				value={filter}
				onChange={(event) => props.onFilter(FILTERS.find((each) => each === event.target.value) ?? "all")}
			>
				{FILTERS.filter((each) => each !== "snapshot" || props.lastSnapshot !== null).map((each) => (
					<option key={each} value={each}>
						{FILTER_LABELS[each]}
					</option>
				))}
			</Select>
			{filter === "changed" ? (
				<Input
					type="date"
					aria-label="Changed since"
					className="w-40"
					value={props.since}
					onChange={(event) => props.onSince(event.target.value)}
				/>
			) : null}
			{filter === "snapshot" && props.lastSnapshot ? (
				<p className="self-center text-xs text-muted-foreground">
					“{props.lastSnapshot.name}”, {formatInstant(props.lastSnapshot.keptAt, props.timeZone)}
				</p>
			) : null}
			{scope.level !== "organization" ? (
				<p className="self-center text-xs text-muted-foreground">
					{formatCount(props.overrides, "answer")} of its own here
				</p>
			) : null}
			<div className="flex min-h-8 items-center gap-2 sm:ml-auto">
				<DeliveryLine delivery={props.delivery} problem={props.problem} onRetry={props.onRetry} />
				<Button size="small" variant="quiet" className="max-sm:hidden" onClick={props.onKeys}>
					Keys <kbd className="font-mono">?</kbd>
				</Button>
			</div>
		</div>
	);
}
