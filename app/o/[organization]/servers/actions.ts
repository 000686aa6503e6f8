"use server";
import { revalidatePath } from "next/cache";
import { action } from "@/data/action";
import type { Context } from "@/data/context";
import { saveOrConflict } from "@/data/save-or-conflict";
import { createServer, getServer, updateServer } from "@/data/servers";
import { archiveServers, updateServers } from "@/data/servers-bulk";
import { restoreServers } from "@/data/servers-restore";
import { ServerBulkEdit, ServerIds, ServerSave, serverDraft } from "@/schemas/servers";

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

export const editServers = action(ServerBulkEdit, async (context, { sets }) => {
	let count = 0;
	for (const set of sets) count += (await updateServers(context, set)).changed;
	changed(context);
	return count;
});
