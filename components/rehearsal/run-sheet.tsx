import { Disclosure } from "@/components/ui/disclosure";
import { PageSection } from "@/components/ui/page-header";
import type { DrillRunRow } from "@/data/drill-runs";
import type { RunEvent, RunLog, RunResult } from "@/engine";
import { formatCount, formatInstant } from "@/lib/format";
import type { RecordedCheck } from "@/schemas/run-events";
import { CheckLines } from "./check-lines";
import { ConfirmRun } from "./confirm-run";
import { EventLog } from "./event-log";
import { ResultTable } from "./result-table";

interface RunSheetProps {
	organization: string;
	run: DrillRunRow;
	result: RunResult;
	log: RunLog;
	checks: RecordedCheck[];
	events: RunEvent[];
	timeZone: string;
	mayEdit: boolean;
	confirm: Parameters<typeof ConfirmRun>[0]["confirm"];
}

/** What a drill measured, who stamped it, and the step by which it counts. */
export function RunSheet(props: RunSheetProps) {
	const { organization, run, result, log, checks, events, timeZone, mayEdit, confirm } = props;
	const services = new Map(run.services.map(({ id, name }) => [id, name]));
	const titles = new Map(result.steps.map(({ stepId, title }) => [stepId, title]));
	return (
		<>
			<PageSection
				title="Expected against measured"
				aside={`${result.done} done, ${result.skipped} skipped, ${result.open} open · pauses are left out`}
			>
				<ResultTable result={result} log={log} services={services} />
				{log.reason ? <p>Aborted: {log.reason}</p> : null}
				{log.notes.map(({ eventId, text, userName }) => (
					<p key={eventId}>
						{userName}: {text}
					</p>
				))}
			</PageSection>
			{run.state === "confirmed" && run.confirmedAt ? (
				<PageSection title="Confirmed">
					<p>
						{run.confirmedByName} confirmed it on {formatInstant(run.confirmedAt, timeZone)}. The times counted are
						drills of {run.services.map(({ name }) => name).join(", ")} now: estimates and score say “measured on” their
						day.
					</p>
				</PageSection>
			) : run.state === "over" && mayEdit ? (
				<PageSection title="Confirm what it measured" aside="until then no estimate changes">
					<ConfirmRun organization={organization} run={run} result={result} confirm={confirm} />
				</PageSection>
			) : null}
			{checks.length > 0 ? (
				<Disclosure title="What was in order when it began" summary={formatCount(checks.length, "point")}>
					<CheckLines checks={checks} services={services} />
				</Disclosure>
			) : null}
			<Disclosure title="Log" summary={`${formatCount(events.length, "stamp")}, none of which can be changed`}>
				<EventLog events={events} titles={titles} timeZone={timeZone} />
			</Disclosure>
		</>
	);
}
