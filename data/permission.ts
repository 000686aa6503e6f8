import { allows, type Permission, ROLE_LABELS, type Role } from "@/lib/roles";
import { Refusal } from "./refusal";

/** Somebody signed in; known from the session's row, never from what the browser says. */
export interface SignedIn {
	userId: string;
	userName: string;
	userEmail: string;
	sessionId: string;
	/** This sign-in took the second step. */
	secondFactor?: boolean;
	/** The one organisation this sign-in shows while somebody else looks on; null or absent: all of its own. */
	presentingId?: string | null;
	/** Looks after the installation itself, which gives no way into any organisation. */
	isOperator?: boolean;
}

/** Somebody inside one organisation. */
export interface Context extends SignedIn {
	organizationId: string;
	organizationSlug: string;
	organizationName: string;
	role: Role;
	country: string | null;
	currency: string;
	timeZone: string;
	isSample: boolean;
	/** The consulting firm by which this person comes in; absent for members. */
	firm?: { linkId: string; organizationId: string; name: string };
}

/** The first line of every verb. */
export function requirePermission(context: Pick<Context, "role">, permission: Permission): void {
	if (allows(context.role, permission)) return;
	throw new Refusal(
		"forbidden",
		`Your role here is ${ROLE_LABELS[context.role].toLowerCase()}, which does not allow this. Ask an owner or administrator of the organisation.`,
	);
}
