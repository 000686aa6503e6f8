import "server-only";
import { recordChange } from "./audit";
import { inOrganization } from "./db";
import { type Context, requirePermission } from "./permission";
import { Refusal } from "./refusal";

/** Everything of it goes, for everybody and at once; only its audit log stays. The name is typed, so that it is meant. */
export function removeOrganization(context: Context, { name }: { name: string }): Promise<void> {
	requirePermission(context, "organization.remove");
	const { organizationId, organizationName } = context;
	if (name !== organizationName) {
		const message = `Write its name as it stands: ${organizationName}`;
		throw new Refusal("invalid", message, { name: message });
	}
	return inOrganization(
		context,
		async (tx) => {
			await recordChange(tx, context, { action: "organization.remove", details: { name } });
			await tx.organization.deleteMany({ where: { id: organizationId } });
		},
		{ timeout: 120_000 },
	);
}
