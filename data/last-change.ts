import "server-only";
import { inOrganization, rowId } from "./db";
import { type Context, requirePermission } from "./permission";

/** Who changed a row last, and when: what somebody whose edit came too late needs to know. */
export function getLastChange(context: Context, targetId: string): Promise<{ userName: string; at: string } | null> {
	requirePermission(context, "facts.view");
	return inOrganization(context, async (tx) => {
		const entry = await tx.auditEntry.findFirst({
			where: { organizationId: context.organizationId, targetId: rowId(targetId, "change"), outcome: "done" },
			orderBy: { sequence: "desc" },
			select: { userName: true, at: true },
		});
		return entry && { userName: entry.userName ?? "Somebody", at: entry.at.toISOString() };
	});
}
