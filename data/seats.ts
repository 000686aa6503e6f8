import "server-only";
import { cache } from "react";
import { isRole, ROLES, type Role } from "@/lib/roles";
import { asUser } from "./db";
import type { SignedIn } from "./permission";

/** An organisation that somebody can open, and as what: by membership, or by a firm it has let in. */
export interface Seat {
	organizationId: string;
	slug: string;
	name: string;
	country: string | null;
	currency: string;
	timeZone: string;
	isSample: boolean;
	archivedAt: Date | null;
	/** Who needs an authenticator to come in. */
	secondFactor: "nobody" | "admins" | "everyone";
	role: Role;
	firm: { linkId: string; organizationId: string; name: string } | null;
	isFavourite: boolean;
	openedAt: Date | null;
}

interface SeatRow extends Omit<Seat, "role" | "firm"> {
	role: string;
	linkId: string | null;
	firmId: string | null;
	firmName: string | null;
}

/**
 * The one place that decides who belongs where. A membership counts, and so does one in a consulting firm whose link
 * the organisation has accepted and neither side has ended: then as no more than both the link and the firm allow.
 */
export async function listSeats(userId: string, slug: string | null = null): Promise<Seat[]> {
	const rows = await asUser(
		userId,
		(tx) => tx.$queryRaw<SeatRow[]>`
			WITH own AS (SELECT * FROM "Membership" WHERE "userId" = ${userId}::uuid),
			seat AS (
				SELECT own."organizationId", own."role", own."isFavourite", own."openedAt",
					NULL::uuid AS "linkId", NULL::uuid AS "firmId", NULL::text AS "firmName" FROM own
				UNION ALL
				SELECT link."organizationId", CASE WHEN own."role" = 'viewer' THEN 'viewer' ELSE link."role" END,
					coalesce(kept."isFavourite", false), kept."openedAt", link."id", firm."id", firm."name"
				FROM own JOIN "Organization" firm ON firm."id" = own."organizationId" AND firm."advises"
				JOIN "FirmLink" link ON link."firmId" = firm."id" AND link."endedAt" IS NULL
				LEFT JOIN "FirmSeat" kept ON kept."linkId" = link."id" AND kept."userId" = own."userId"
			)
			SELECT seat.*, o."slug", o."name", o."country", o."currency", o."timeZone", o."isSample", o."archivedAt", o."secondFactor"
			FROM seat JOIN "Organization" o ON o."id" = seat."organizationId"
			WHERE ${slug}::text IS NULL OR o."slug" = ${slug}`,
	);
	const best = new Map<string, Seat>();
	for (const row of rows) {
		const seat = seatOf(row);
		const other = seat && best.get(seat.organizationId);
		if (seat && (!other || isBetter(seat, other))) best.set(seat.organizationId, seat);
	}
	return [...best.values()];
}

function seatOf({ role, linkId, firmId, firmName, ...row }: SeatRow): Seat | null {
	if (!isRole(role)) return null;
	const firm = linkId && firmId && firmName !== null ? { linkId, organizationId: firmId, name: firmName } : null;
	return { ...row, role, firm };
}

/** Somebody who is let in twice is what the stronger of the two makes them; of equals, the membership. */
function isBetter(seat: Seat, other: Seat): boolean {
	const rank = ROLES.indexOf(seat.role) - ROLES.indexOf(other.role);
	return rank < 0 || (rank === 0 && seat.firm === null);
}

/** Whether this seat asks for an authenticator that the sign-in does not have. */
export function lacksSecondFactor(seat: Seat, user: { secondFactor?: boolean }): boolean {
	if (user.secondFactor || seat.secondFactor === "nobody") return false;
	return seat.secondFactor === "everyone" || seat.role === "owner" || seat.role === "admin";
}

/** The seats that pages offer: none in an archived organisation, and while presenting only the one presented. */
export async function listOpenSeats(
	{ userId, presentingId }: Pick<SignedIn, "userId" | "presentingId">,
	slug: string | null = null,
): Promise<Seat[]> {
	const open = (await listSeats(userId, slug)).filter(({ archivedAt }) => archivedAt === null);
	return presentingId ? open.filter(({ organizationId }) => organizationId === presentingId) : open;
}

/** The same for the making of one page, whose frame, head and body all ask. */
export const seatsOfPage = cache((user: Pick<SignedIn, "userId" | "presentingId">) => listOpenSeats(user));
