import { StepList } from "@/components/runbook/step-list";
import { PageSection } from "@/components/ui/page-header";
import type { DrillRunRow } from "@/data/drill-runs";
import type { ReadinessCheck, RunStep } from "@/engine";
import { formatCount } from "@/lib/format";
import { CheckLines } from "./check-lines";
import { StartRun } from "./start-run";

interface PlannedRunProps {
	organization: string;
	run: DrillRunRow;
	steps: RunStep[];
	checks: ReadinessCheck[];
	mayEdit: boolean;
	start: Parameters<typeof StartRun>[0]["start"];
}

/** Who, what and whether all is in order, before the clock begins. */
export function PlannedRun({ organization, run, steps, checks, mayEdit, start }: PlannedRunProps) {
	const notOk = checks.filter(({ state }) => state === "not-ok").length;
	const unknown = checks.filter(({ state }) => state === "unknown").length;
	const services = new Map(run.services.map(({ id, name }) => [id, name]));
	return (
		<>
			<PageSection
				title={
					notOk + unknown === 0
						? "Everything is in order to begin"
						: `${[notOk > 0 ? `${notOk} not in order` : "", unknown > 0 ? `${unknown} not known` : ""].filter(Boolean).join(", ")} of ${formatCount(checks.length, "point")}`
				}
				aside="from the facts, at this moment"
			>
				{mayEdit ? (
					<StartRun organization={organization} run={run} checks={checks} services={run.services} start={start} />
				) : (
					<CheckLines checks={checks} services={services} />
				)}
			</PageSection>
			<PageSection title="Who and what">
				<div className="flex max-w-prose flex-col gap-2">
					<p>{run.people.length === 0 ? "Nobody is named yet." : run.people.map(nameOf).join("; ")}</p>
					{run.scope ? <p className="whitespace-pre-line">{run.scope}</p> : null}
				</div>
			</PageSection>
			<PageSection title="Steps" aside="times are estimates · ports are the usual ones, check yours">
				<StepList steps={steps} contacts={[]} />
			</PageSection>
		</>
	);
}

const nameOf = ({ name, role }: { name: string; role: string | null }) => (role === null ? name : `${name} (${role})`);
