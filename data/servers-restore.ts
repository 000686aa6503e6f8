import "server-only";
import { recordFactsChange } from "./audit";
import { inOrganization, rowId } from "./db";
import { type Context, requirePermission } from "./permission";
import { notFound } from "./refusal";

/** Takes an archiving back: all of them, or none when one was never archived here. */
export function restoreServers(context: Context, { ids: given }: { ids: string[] }): Promise<{ restored: number }> {
	requirePermission(context, "servers.edit");
	const { organizationId } = context;
	const ids = [...new Set(given.map((id) => rowId(id, "server")))];
	return inOrganization(context, async (tx) => {
		const { count } = await tx.server.updateMany({
			where: { organizationId, id: { in: ids }, archivedAt: { not: null } },
			data: { archivedAt: null, version: { increment: 1 } },
		});
		if (count !== ids.length) throw notFound("server");
		await recordFactsChange(tx, context, { action: "server.restore-many", targetKind: "server", details: { ids } });
		return { restored: count };
	});
}
