"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { saveOrConflict } from "@/data/save-or-conflict";
import { archiveService, createService, getService, updateService } from "@/data/services";
import { ServiceArchive, ServiceSave, serviceDraft } from "@/schemas/services";

export const saveService = action(ServiceSave, async (context, { id, version, service }) => {
	const existing =
		id === null || version === null
			? null
			: {
					id,
					version,
					current: async () => {
						const now = await getService(context, id);
						return { draft: serviceDraft(now.service), version: now.version };
					},
				};
	const outcome = await saveOrConflict(context, existing, async () => {
		if (existing === null) return createService(context, service);
		await updateService(context, { id: existing.id, version: existing.version, ...service });
		return existing;
	});
	if ("saved" in outcome) revalidatePath(`/o/${context.organizationSlug}`, "layout");
	return outcome;
});

export const removeService = action(ServiceArchive, async (context, input) => {
	await archiveService(context, input);
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
});
