import "server-only";
import { recordChange } from "./audit";
import { inOrganization } from "./db";
import { type Context, requirePermission } from "./permission";
import { Refusal } from "./refusal";
import type { Seat } from "./seats";

export type SecondFactorRule = Seat["secondFactor"];

export async function getSecondFactorRule(context: Context): Promise<SecondFactorRule> {
	requirePermission(context, "organization.view");
	return inOrganization(context, async (tx) => {
		const { secondFactor } = await tx.organization.findUniqueOrThrow({
			where: { id: context.organizationId },
			select: { secondFactor: true },
		});
		return secondFactor as SecondFactorRule;
	});
}

/** Who needs an authenticator to come in here; effective with their next request. */
export function setSecondFactorRule(context: Context, { rule }: { rule: SecondFactorRule }): Promise<void> {
	requirePermission(context, "members.manage");
	if (rule !== "nobody" && !context.secondFactor)
		throw new Refusal(
			"conflict",
			"Set up your own authenticator first, and sign in with it: otherwise this would shut you out.",
		);
	return inOrganization(context, async (tx) => {
		await tx.organization.updateMany({ where: { id: context.organizationId }, data: { secondFactor: rule } });
		await recordChange(tx, context, { action: "organization.second-factor", details: { rule } });
	});
}
