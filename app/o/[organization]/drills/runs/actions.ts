"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { todayIn } from "@/data/assessment";
import { confirmDrillRun } from "@/data/drill-run-confirm";
import { startDrillRun } from "@/data/drill-run-log";
import { archiveDrillRun, createDrillRun, getDrillRun, updateDrillRun } from "@/data/drill-runs";
import { saveOrConflict } from "@/data/save-or-conflict";
import { instantFrom, localTimeOf } from "@/lib/zoned-time";
import { DrillRunArchive, DrillRunSave, drillRunDraft } from "@/schemas/drill-runs";
import { RunConfirm, RunStart } from "@/schemas/run-events";
import { prepareRun } from "./prepare-run";

export const saveDrillRun = action(DrillRunSave, async (context, { id, version, run }) => {
	const existing =
		id === null || version === null
			? null
			: {
					id,
					version,
					current: async () => {
						const now = await getDrillRun(context, id);
						return { draft: drillRunDraft(now, localTimeOf(now.plannedAt, context.timeZone)), version: now.version };
					},
				};
	const facts = { ...run, plannedAt: instantFrom(run.plannedAt, context.timeZone) };
	const outcome = await saveOrConflict(context, existing, async () => {
		if (existing === null) return createDrillRun(context, facts);
		await updateDrillRun(context, { id: existing.id, version: existing.version, ...facts });
		return existing;
	});
	if ("saved" in outcome) revalidatePath(`/o/${context.organizationSlug}/drills`, "layout");
	return outcome;
});

export const removeDrillRun = action(DrillRunArchive, async (context, input) => {
	await archiveDrillRun(context, input);
	revalidatePath(`/o/${context.organizationSlug}/drills`, "layout");
});

/** Steps and checks are worked out here, at this moment; the browser only adds what somebody saw on the spot. */
export const startRun = action(RunStart, async (context, { id, version, said }) => {
	const run = await getDrillRun(context, id);
	const { steps, checks } = await prepareRun(context, run);
	const recorded = checks.map((check) => ({
		...check,
		said: check.state === "unknown" ? (said[check.id] ?? null) : null,
	}));
	await startDrillRun(context, { id, version, steps, checks: recorded });
	revalidatePath(`/o/${context.organizationSlug}/drills`, "layout");
});

export const confirmRun = action(RunConfirm, async (context, { id, ...confirmation }) => {
	const { startedAt } = await getDrillRun(context, id);
	const heldOn = todayIn(context.timeZone, startedAt === null ? new Date() : new Date(startedAt));
	const outcome = await confirmDrillRun(context, { id, heldOn, ...confirmation });
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
	return outcome;
});
