import "server-only";
import { recordChange } from "./audit";
import { inOrganization } from "./db";
import { type Context, requirePermission } from "./permission";

export interface PracticeFlagRow {
	practiceId: string;
	flaggedByName: string;
}

/** The questions somebody wants to come back to, for everybody of the organisation. */
export function listPracticeFlags(context: Context): Promise<PracticeFlagRow[]> {
	requirePermission(context, "facts.view");
	return inOrganization(context, (tx) =>
		tx.practiceFlag.findMany({
			where: { organizationId: context.organizationId },
			orderBy: { practiceId: "asc" },
			select: { practiceId: true, flaggedByName: true },
		}),
	);
}

export function setPracticeFlag(
	context: Context,
	{ practiceId, flagged }: { practiceId: string; flagged: boolean },
): Promise<void> {
	requirePermission(context, "practices.edit");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		const { count } = flagged
			? await tx.practiceFlag.createMany({
					data: { organizationId, practiceId, flaggedById: context.userId, flaggedByName: context.userName },
					skipDuplicates: true,
				})
			: await tx.practiceFlag.deleteMany({ where: { organizationId, practiceId } });
		if (count === 0) return;
		const action = flagged ? "practice.flag" : "practice.unflag";
		await recordChange(tx, context, { action, targetKind: "practice", targetId: practiceId });
	});
}
