import "server-only";
import { z } from "zod";
import type { Server } from "@/engine";
import { serverSchema } from "@/schemas/facts";
import { recordFactsChange } from "./audit";
import { inOrganization, rowId, type Transaction } from "./db";
import { newId } from "./new-id";
import { type Context, requirePermission } from "./permission";
import { insertRows, requireRows } from "./rows";
import { archiveOne } from "./servers-archive";

const Changes = serverSchema
	.pick({ siteId: true, role: true, kind: true, room: true, powerFeed: true, networkSwitch: true, spareOnSite: true })
	.partial();
export type ServerChanges = Partial<
	Pick<Server, "siteId" | "role" | "kind" | "room" | "powerFeed" | "networkSwitch" | "spareOnSite">
>;
const Ids = z.array(z.string()).min(1, "Choose at least one server").max(10_000);

/** All or none: one foreign id among them and nothing is written. */
async function requireAll(tx: Transaction, organizationId: string, given: string[]): Promise<string[]> {
	const ids = [...new Set(Ids.parse(given).map((id) => rowId(id, "server")))];
	await requireRows(tx, organizationId, "server", ids);
	return ids;
}

interface ServersUpdate {
	ids: string[];
	changes: ServerChanges;
}

export function updateServers(context: Context, update: ServersUpdate): Promise<{ changed: number }> {
	requirePermission(context, "servers.edit");
	return inOrganization(context, (tx) => updateServersWithin(tx, context, update));
}

/** As part of a larger change, in its transaction. */
export async function updateServersWithin(
	tx: Transaction,
	context: Context,
	{ ids: given, changes: input }: ServersUpdate,
): Promise<{ changed: number }> {
	requirePermission(context, "servers.edit");
	const { organizationId } = context;
	const parsed = Changes.parse(input);
	const changes = Object.fromEntries(
		Object.keys(input).map((field) => [field, parsed[field as keyof ServerChanges] ?? null]),
	);
	const ids = await requireAll(tx, organizationId, given);
	if (Object.keys(changes).length === 0) return { changed: 0 };
	if (changes.siteId !== undefined) await requireRows(tx, organizationId, "site", [changes.siteId as string | null]);
	const { count } = await tx.server.updateMany({
		where: { organizationId, id: { in: ids }, archivedAt: null },
		data: { ...changes, version: { increment: 1 } },
	});
	const origins = ids.flatMap((serverId) =>
		Object.entries(changes).map(([field, value]) => ({
			id: newId(),
			organizationId,
			serverId,
			field,
			value,
			source: "person",
			userId: context.userId,
			recordedAt: new Date(),
		})),
	);
	await insertRows(tx, "ValueOrigin", origins);
	await recordFactsChange(tx, context, {
		action: "server.update-many",
		targetKind: "server",
		details: { ids, changes },
	});
	return { changed: count };
}

export function archiveServers(context: Context, { ids: given }: { ids: string[] }): Promise<{ archived: number }> {
	requirePermission(context, "servers.edit");
	return inOrganization(context, async (tx) => {
		const ids = await requireAll(tx, context.organizationId, given);
		for (const id of ids) await archiveOne(tx, context, id, undefined, ids);
		await recordFactsChange(tx, context, { action: "server.archive-many", targetKind: "server", details: { ids } });
		return { archived: ids.length };
	});
}
