"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import { saveOrConflict } from "@/data/save-or-conflict";
import { archiveSite, createSite, getSite, updateSite } from "@/data/sites";
import { SiteArchive, SiteSave, siteDraft } from "@/schemas/sites";

export const saveSite = action(SiteSave, async (context, { id, version, site }) => {
	const existing =
		id === null || version === null
			? null
			: {
					id,
					version,
					current: async () => {
						const now = await getSite(context, id);
						return { draft: siteDraft(now.site), version: now.version };
					},
				};
	const outcome = await saveOrConflict(context, existing, async () => {
		if (existing === null) return createSite(context, site);
		await updateSite(context, { id: existing.id, version: existing.version, ...site });
		return existing;
	});
	if ("saved" in outcome) revalidatePath(`/o/${context.organizationSlug}`, "layout");
	return outcome;
});

export const removeSite = action(SiteArchive, async (context, input) => {
	await archiveSite(context, input);
	revalidatePath(`/o/${context.organizationSlug}`, "layout");
});
