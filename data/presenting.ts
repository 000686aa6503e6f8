import "server-only";
import { recordChange } from "./audit";
import { database, inOrganization } from "./db";
import { type Context, requirePermission, type SignedIn } from "./permission";

/** From here on this sign-in sees this organisation alone, whoever looks on; or all of its own again. */
export async function setPresenting(context: Context, { on }: { on: boolean }): Promise<void> {
	requirePermission(context, "organization.view");
	const presentingOrganizationId = on ? context.organizationId : null;
	await inOrganization(context, async (tx) => {
		await tx.session.updateMany({
			where: { id: context.sessionId, userId: context.userId },
			data: { presentingOrganizationId },
		});
		await recordChange(tx, context, { action: on ? "presenting.start" : "presenting.stop" });
	});
}

/** For somebody whose presented organisation is theirs no more. */
export async function endPresenting(user: SignedIn): Promise<void> {
	await database().session.updateMany({
		where: { id: user.sessionId, userId: user.userId },
		data: { presentingOrganizationId: null },
	});
}
