"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import type { Context } from "@/data/context";
import { saveOrConflict } from "@/data/save-or-conflict";
import { createSavedView, listSavedViews, removeSavedView, updateSavedView } from "@/data/saved-views";
import { createServer, getServer, updateServer } from "@/data/servers";
import { archiveServers } from "@/data/servers-archive";
import { editServers } from "@/data/servers-edit";
import { restoreServers } from "@/data/servers-restore";
import { SavedViewRef, SavedViewSave } from "@/schemas/saved-views";
import { CellEditForm } from "@/schemas/server-cells";
import { ServerIds, ServerSave, serverDraft } from "@/schemas/servers";

const changed = (context: Context) => revalidatePath(`/o/${context.organizationSlug}`, "layout");

export const saveServer = action(ServerSave, async (context, { id, version, server }) => {
	const existing =
		id === null || version === null
			? null
			: {
					id,
					version,
					current: async () => {
						const now = await getServer(context, id);
						return { draft: serverDraft(now.server), version: now.version };
					},
				};
	const outcome = await saveOrConflict(context, existing, async () => {
		if (existing === null) return createServer(context, server);
		await updateServer(context, { id: existing.id, version: existing.version, ...server });
		return existing;
	});
	if ("saved" in outcome) changed(context);
	return outcome;
});

export const removeServers = action(ServerIds, async (context, input) => {
	const { archived } = await archiveServers(context, input);
	changed(context);
	return archived;
});

export const bringBackServers = action(ServerIds, async (context, input) => {
	const { restored } = await restoreServers(context, input);
	changed(context);
	return restored;
});

/** Called by the rows' own address: a block of cells is larger than an action may be. */
export const editCells = action(CellEditForm, async (context, input) => {
	const outcome = await editServers(context, input);
	if ("saved" in outcome) changed(context);
	return outcome;
});

export const keepView = action(SavedViewSave, async (context, { id, version, view }) => {
	if (id === null || version === null) await createSavedView(context, view);
	else await updateSavedView(context, { id, version, ...view });
	return listSavedViews(context, view.list);
});

export const forgetView = action(SavedViewRef, async (context, input) => {
	await removeSavedView(context, input);
	return listSavedViews(context, "servers");
});
