import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LiveRun } from "@/components/rehearsal/live-run";
import { requireContext } from "@/data/context";
import { getDrillRunLog } from "@/data/drill-run-log";
import { orNotFound } from "@/data/or-not-found";
import { allows } from "@/lib/roles";

interface LiveRoute {
	params: Promise<{ organization: string; runId: string }>;
}

export async function generateMetadata({ params }: LiveRoute): Promise<Metadata> {
	const { organization, runId } = await params;
	return { title: (await orNotFound(getDrillRunLog(await requireContext(organization), runId))).run.name };
}

export default async function LiveRunPage({ params }: LiveRoute) {
	const { organization, runId } = await params;
	const context = await requireContext(organization);
	const { run, steps, events } = await orNotFound(getDrillRunLog(context, runId));
	const href = `/o/${organization}/drills/runs/${runId}`;
	if (run.startedAt === null) redirect(href);
	return (
		<LiveRun
			href={href}
			run={{ id: run.id, name: run.name, startedAt: run.startedAt }}
			steps={steps}
			initial={events}
			services={run.services}
			me={{ userId: context.userId, userName: context.userName }}
			timeZone={context.timeZone}
			mayStamp={allows(context.role, "drills.edit") && run.state !== "confirmed"}
		/>
	);
}
