import "server-only";
import { type ServerCells, withCells } from "@/lib/server-cells";
import type { Transaction } from "./db";
import { rowId } from "./db";
import { serverOf } from "./facts-of-rows";
import { type Context, requirePermission } from "./permission";
import { notFound } from "./refusal";
import { writeServers } from "./servers-edit";

/** The same cells on many servers, as part of a larger change and in its transaction. */
export async function editServersWithin(
	tx: Transaction,
	context: Context,
	{ ids: given, changes }: { ids: string[]; changes: Partial<ServerCells> },
): Promise<void> {
	requirePermission(context, "servers.edit");
	const ids = [...new Set(given.map((id) => rowId(id, "server")))];
	const rows = await tx.server.findMany({
		where: { organizationId: context.organizationId, id: { in: ids }, archivedAt: null },
	});
	if (rows.length !== ids.length) throw notFound("server");
	await writeServers(
		tx,
		context,
		rows.map((row) => {
			const { id, ...before } = serverOf(row);
			return { row: id, id, version: row.version, before, after: withCells(before, changes), set: changes };
		}),
	);
}
