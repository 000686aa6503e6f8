import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { RunForm } from "@/components/rehearsal/run-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireContext } from "@/data/context";
import { getDrillRun } from "@/data/drill-runs";
import { orNotFound } from "@/data/or-not-found";
import { listServices } from "@/data/services";
import { allows } from "@/lib/roles";
import { localTimeOf } from "@/lib/zoned-time";
import { drillRunDraft } from "@/schemas/drill-runs";
import { removeDrillRun, saveDrillRun } from "../../actions";

export const metadata: Metadata = { title: "Change a planned drill" };

export default async function EditRunPage({ params }: { params: Promise<{ organization: string; runId: string }> }) {
	const { organization, runId } = await params;
	const context = await requireContext(organization);
	const run = await orNotFound(getDrillRun(context, runId));
	const href = `/o/${organization}/drills/runs/${runId}`;
	if (run.state !== "planned") redirect(href);
	const services = await listServices(context);
	return (
		<div className="flex flex-col gap-6">
			<PageHeader
				title={run.name}
				above={
					<Link className="link" href={href}>
						Drill
					</Link>
				}
			/>
			<RunForm
				key={run.version}
				organization={organization}
				run={{ id: run.id, version: run.version }}
				draft={drillRunDraft(run, localTimeOf(run.plannedAt, context.timeZone))}
				services={services.map(({ id, name }) => ({ id, name }))}
				timeZone={context.timeZone}
				readOnly={!allows(context.role, "drills.edit")}
				save={saveDrillRun}
				archive={removeDrillRun}
			/>
		</div>
	);
}
