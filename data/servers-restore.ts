import "server-only";
import { recordFactsChange } from "./audit";
import { inOrganization, rowId } from "./db";
import { type Context, requirePermission } from "./permission";
import { notFound } from "./refusal";

/** How long an archived server can be brought back. */
export const BIN_DAYS = 30;
const DAY_MILLISECONDS = 86_400_000;

const binOpensAt = (): Date => new Date(Date.now() - BIN_DAYS * DAY_MILLISECONDS);

export interface ArchivedServer {
	id: string;
	name: string;
	role: string | null;
	siteName: string | null;
	archivedAt: string;
	daysLeft: number;
}

/** What can still be brought back, latest first. */
export function listArchivedServers(context: Context): Promise<ArchivedServer[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const rows = await tx.server.findMany({
			where: { organizationId: context.organizationId, archivedAt: { gt: binOpensAt() } },
			orderBy: [{ archivedAt: "desc" }, { name: "asc" }],
			select: { id: true, name: true, role: true, archivedAt: true, site: { select: { name: true } } },
		});
		return rows.flatMap(({ site, archivedAt, ...row }) => {
			if (archivedAt === null) return [];
			const daysLeft = Math.max(1, Math.ceil((archivedAt.getTime() - binOpensAt().getTime()) / DAY_MILLISECONDS));
			return [{ ...row, siteName: site?.name ?? null, archivedAt: archivedAt.toISOString(), daysLeft }];
		});
	});
}

/** Takes an archiving back: all of them, or none when one was never archived here or has left the bin. */
export function restoreServers(context: Context, { ids: given }: { ids: string[] }): Promise<{ restored: number }> {
	requirePermission(context, "servers.edit");
	const { organizationId } = context;
	const ids = [...new Set(given.map((id) => rowId(id, "server")))];
	return inOrganization(context, async (tx) => {
		const { count } = await tx.server.updateMany({
			where: { organizationId, id: { in: ids }, archivedAt: { gt: binOpensAt() } },
			data: { archivedAt: null, version: { increment: 1 } },
		});
		if (count !== ids.length) throw notFound("server");
		// A site that went meanwhile is no longer known to be theirs.
		await tx.server.updateMany({
			where: { organizationId, id: { in: ids }, site: { archivedAt: { not: null } } },
			data: { siteId: null },
		});
		await recordFactsChange(tx, context, { action: "server.restore-many", targetKind: "server", details: { ids } });
		return { restored: count };
	});
}
