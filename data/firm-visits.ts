import "server-only";
import { recordChange } from "./audit";
import { inOrganization } from "./db";
import type { Context } from "./permission";

const told = new Set<string>();
const KEPT = 10_000;

/** A consultant comes in: once for each sign-in, the client's own log says so. */
export async function recordFirmVisit(context: Context, firm: { linkId: string; name: string }): Promise<void> {
	const { organizationId, sessionId } = context;
	const key = `${firm.linkId} ${sessionId}`;
	if (told.has(key)) return;
	await inOrganization(context, async (tx) => {
		const { linkId } = firm;
		const { count } = await tx.firmVisit.createMany({
			data: [{ organizationId, linkId, sessionId }],
			skipDuplicates: true,
		});
		if (count === 0) return;
		const details = { firm: firm.name, role: context.role, email: context.userEmail };
		await recordChange(tx, context, { action: "firm.open", targetKind: "firm-link", targetId: linkId, details });
	});
	if (told.size >= KEPT) told.clear();
	told.add(key);
}
