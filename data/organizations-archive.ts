import "server-only";
import { recordChange } from "./audit";
import { inOrganization } from "./db";
import { type Context, requirePermission, type SignedIn } from "./permission";
import { notFound } from "./refusal";
import { listSeats } from "./seats";

/** Out of the way for everybody, with all it holds; an owner brings it back. */
export function archiveOrganization(context: Context): Promise<void> {
	requirePermission(context, "organization.remove");
	const { organizationId } = context;
	return inOrganization(context, async (tx) => {
		await tx.organization.updateMany({ where: { id: organizationId }, data: { archivedAt: new Date() } });
		await tx.session.updateMany({
			where: { presentingOrganizationId: organizationId },
			data: { presentingOrganizationId: null },
		});
		await recordChange(tx, context, { action: "organization.archive" });
	});
}

/** An archived organisation opens for nobody, so its owner is known by the seat alone. */
async function requireArchived(user: SignedIn, slug: string) {
	const [seat] = user.presentingId ? [] : await listSeats(user.userId, slug);
	if (!seat?.archivedAt) throw notFound("organisation");
	requirePermission(seat, "organization.remove");
	return { ...user, organizationId: seat.organizationId };
}

export async function restoreOrganization(user: SignedIn, { organization }: { organization: string }): Promise<void> {
	const actor = await requireArchived(user, organization);
	await inOrganization(actor, async (tx) => {
		await tx.organization.updateMany({ where: { id: actor.organizationId }, data: { archivedAt: null } });
		await recordChange(tx, actor, { action: "organization.restore" });
	});
}
