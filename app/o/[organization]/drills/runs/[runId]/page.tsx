import type { Metadata } from "next";
import Link from "next/link";
import { PlannedRun } from "@/components/rehearsal/planned-run";
import { runSentence } from "@/components/rehearsal/run-sentence";
import { RunSheet } from "@/components/rehearsal/run-sheet";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { getDrillRunLog } from "@/data/drill-run-log";
import { orNotFound } from "@/data/or-not-found";
import { readRunLog, runResult, usualMinutes } from "@/engine";
import { formatList, formatMinutes } from "@/lib/format";
import { DRILL_KIND_LABELS } from "@/lib/kinds";
import { SCENARIO_LABELS } from "@/lib/labels";
import { allows } from "@/lib/roles";
import { confirmRun, startRun } from "../actions";
import { prepareRun } from "../prepare-run";

interface RunRoute {
	params: Promise<{ organization: string; runId: string }>;
}

export async function generateMetadata({ params }: RunRoute): Promise<Metadata> {
	const { organization, runId } = await params;
	return { title: (await orNotFound(getDrillRunLog(await requireContext(organization), runId))).run.name };
}

export default async function RunPage({ params }: RunRoute) {
	const { organization, runId } = await params;
	const context = await requireContext(organization);
	const { run, steps: frozen, checks, events } = await orNotFound(getDrillRunLog(context, runId));
	const href = `/o/${organization}/drills/runs/${runId}`;
	const mayEdit = allows(context.role, "drills.edit");
	const prepared = run.state === "planned" ? await prepareRun(context, run) : null;
	const steps = prepared?.steps ?? frozen;
	const log = readRunLog(
		steps.map(({ id }) => id),
		events,
	);
	const result = run.startedAt === null ? null : runResult(steps, log, run.startedAt);
	return (
		<div className="flex flex-col gap-8">
			<PageHeader
				title={runSentence(run, result, context.timeZone)}
				above={
					<Link className="link" href={`/o/${organization}/drills`}>
						Drills
					</Link>
				}
				actions={
					<>
						{run.state === "planned" && mayEdit ? (
							<Button asChild>
								<Link href={`${href}/edit`}>Change the plan</Link>
							</Button>
						) : null}
						{run.state === "running" ? (
							<Button asChild variant="primary">
								<Link href={`${href}/live`}>{mayEdit ? "Join the drill" : "Follow along"}</Link>
							</Button>
						) : null}
					</>
				}
			>
				{DRILL_KIND_LABELS[run.kind]}, {SCENARIO_LABELS[run.scenario].toLowerCase()} ·{" "}
				{formatList(run.services.map(({ name }) => name))} · {steps.length} steps, usually{" "}
				{formatMinutes(usualMinutes(steps))} (an estimate)
				{run.expectedMinutes === null ? "" : ` · ${formatMinutes(run.expectedMinutes)} set aside`}
			</PageHeader>
			{prepared ? (
				<PlannedRun
					organization={organization}
					run={run}
					steps={prepared.steps}
					checks={prepared.checks}
					mayEdit={mayEdit}
					start={startRun}
				/>
			) : result ? (
				<RunSheet
					organization={organization}
					run={run}
					result={result}
					log={log}
					checks={checks}
					events={events}
					timeZone={context.timeZone}
					mayEdit={mayEdit}
					confirm={confirmRun}
				/>
			) : null}
		</div>
	);
}
