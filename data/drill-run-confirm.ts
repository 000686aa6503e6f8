import "server-only";
import { drillOfRun, readRunLog } from "@/engine";
import { runSteps } from "@/schemas/run-events";
import { recordChange } from "./audit";
import { inOrganization } from "./db";
import { listRunEventsWithin } from "./drill-run-log";
import { drillRunOf, findDrillRun, writeDrillRun } from "./drill-runs";
import { createDrillWithin } from "./drills";
import { type Context, requirePermission } from "./permission";
import { Refusal } from "./refusal";

interface Confirmation {
	id: string;
	version: number;
	succeeded: boolean;
	/** Steps whose time corrects the estimate. */
	counted: string[];
	/** The day it was held, on the organisation's calendar. */
	heldOn: string;
}

/**
 * What was measured becomes a drill of each service, and moves estimates and proof: all or none, once. Until then nothing
 * of a run counts.
 */
export function confirmDrillRun(
	context: Context,
	{ id, version, succeeded, counted, heldOn }: Confirmation,
): Promise<{ drills: number }> {
	requirePermission(context, "drills.edit");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const row = await findDrillRun(tx, context, id);
		const run = drillRunOf(row);
		if (run.state === "confirmed") throw new Refusal("conflict", `${run.confirmedByName} has confirmed this drill.`);
		if (run.state !== "over") throw new Refusal("conflict", "This drill is not over: end it first, then confirm it.");
		await writeDrillRun(tx, context, { id, version }, { confirmedAt: new Date(), confirmedByName: context.userName });
		const steps = runSteps.parse(row.steps);
		const stepIds = steps.map((step) => step.id);
		const log = readRunLog(stepIds, await listRunEventsWithin(tx, context, id, 0));
		const included = new Set(counted);
		for (const { id: serviceId } of run.services) {
			const learnt = drillOfRun(run.kind, steps, log, serviceId, included);
			const drill = { serviceId, kind: run.kind, scenario: run.scenario, heldOn, succeeded, ...learnt };
			const { id: drillId } = await createDrillWithin(tx, context, drill);
			await tx.drillRunService.updateMany({ where: { organizationId, runId: id, serviceId }, data: { drillId } });
		}
		const details = { name: run.name, succeeded, counted: included.size };
		await recordChange(tx, context, { action: "drill-run.confirm", targetKind: "drill-run", targetId: id, details });
		return { drills: run.services.length };
	});
}
