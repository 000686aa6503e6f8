"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { todayIn } from "@/data/assessment";
import { archiveDrill, createDrill } from "@/data/drills";
import { archiveIncident, createIncident } from "@/data/incidents";
import { Refusal } from "@/data/refusal";
import { instantFrom } from "@/lib/zoned-time";
import { DrillArchive, DrillSave } from "@/schemas/drills";
import { IncidentArchive, IncidentSave } from "@/schemas/incidents";

export const saveDrill = action(DrillSave, async (context, { drill }) => {
	if (drill.heldOn > todayIn(context.timeZone))
		throw new Refusal("invalid", "A drill that is still to come has measured nothing.", {
			"drill.heldOn": "This day is still to come",
		});
	const { id } = await createDrill(context, drill);
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
	return { saved: id };
});

export const removeDrill = action(DrillArchive, async (context, input) => {
	await archiveDrill(context, input);
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
});

export const saveIncident = action(IncidentSave, async (context, { incident }) => {
	const at = (local: string) => instantFrom(local, context.timeZone);
	const startedAt = at(incident.startedAt);
	if (Date.parse(startedAt) > Date.now())
		throw new Refusal("invalid", "An incident cannot be recorded before it happens.", {
			"incident.startedAt": "This is still to come",
		});
	const endedAt = incident.endedAt === null ? null : at(incident.endedAt);
	const { id } = await createIncident(context, { ...incident, startedAt, endedAt });
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
	return { saved: id };
});

export const removeIncident = action(IncidentArchive, async (context, input) => {
	await archiveIncident(context, input);
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
});
