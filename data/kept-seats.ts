import "server-only";
import { findContext } from "./context";
import { inOrganization, type Transaction } from "./db";
import { type Context, requirePermission, type SignedIn } from "./permission";
import { notFound } from "./refusal";

const OPENED_EVERY_MILLISECONDS = 10 * 60_000;

interface Kept {
	isFavourite?: boolean;
	openedAt?: Date;
}

/** What one person keeps about an organisation: beside their membership, or their firm's seat in it. */
async function keep(tx: Transaction, { organizationId, userId, firm }: Context, kept: Kept): Promise<void> {
	if (!firm) {
		await tx.membership.updateMany({ where: { organizationId, userId }, data: kept });
		return;
	}
	const { linkId } = firm;
	await tx.firmSeat.upsert({
		where: { organizationId_linkId_userId: { organizationId, linkId, userId } },
		create: { organizationId, linkId, userId, ...kept },
		update: kept,
	});
}

/** Marks an organisation as one to find first, or no more. */
export async function setFavourite(
	user: SignedIn,
	{ organization, on }: { organization: string; on: boolean },
): Promise<void> {
	const context = await findContext(user, organization);
	if (!context) throw notFound("organisation");
	await inOrganization(context, (tx) => keep(tx, context, { isFavourite: on }));
}

/** Notes when this person was last in the organisation; not at every page. */
export async function noteOpened(context: Context, openedAt: Date | null): Promise<void> {
	requirePermission(context, "organization.view");
	const now = new Date();
	if (openedAt && now.getTime() - openedAt.getTime() < OPENED_EVERY_MILLISECONDS) return;
	await inOrganization(context, (tx) => keep(tx, context, { openedAt: now }));
}
