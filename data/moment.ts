import "server-only";
import { cache } from "react";
import { inOrganization } from "./db";
import { type Context, requirePermission } from "./permission";
import { notFound } from "./refusal";

/**
 * How far an organisation has come. Its facts are what they were while the revision is; and since every change leaves its
 * entry in the log, everything else it holds is what it was while the last entry is.
 */
export interface Moment {
	revision: number;
	lastEntry: number;
	lastEntryAt: Date | null;
}

/** Read once in the making of a page, and at every question elsewhere. */
export const getMoment = cache(async (context: Context): Promise<Moment> => {
	requirePermission(context, "facts.view");
	const { organizationId } = context;
	const [moment] = await inOrganization(
		context,
		(tx) => tx.$queryRaw<Moment[]>`
			SELECT o."revision", coalesce(last."sequence", 0) AS "lastEntry", last."at" AS "lastEntryAt"
			FROM "Organization" o LEFT JOIN LATERAL (
				SELECT "sequence", "at" FROM "AuditEntry"
				WHERE "organizationId" = ${organizationId}::uuid ORDER BY "sequence" DESC LIMIT 1
			) last ON true
			WHERE o."id" = ${organizationId}::uuid`,
	);
	if (!moment) throw notFound("organisation");
	return moment;
});
