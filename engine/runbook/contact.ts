/** Whom a runbook may name as the owner of a step, and whom to call. */
export type ContactRole = "lead" | "systems" | "application" | "network" | "facilities" | "supplier" | "communication";
export const CONTACT_ROLES = [
	"lead",
	"systems",
	"application",
	"network",
	"facilities",
	"supplier",
	"communication",
] as const satisfies readonly ContactRole[];

/** A person to call. Apart from the facts: no figure rests on them, and their numbers go into no report. */
export interface Contact {
	id: string;
	name: string;
	role: ContactRole;
	/** What they are called for, in their own words. */
	duty: string | null;
	phone: string | null;
	email: string | null;
	/** Null: for every site. */
	siteId: string | null;
}

/** People to call for a service at these sites: those of the sites and those of every site, in the order of the roles. */
export function contactsFor(contacts: readonly Contact[], siteIds: ReadonlySet<string>): Contact[] {
	return contacts
		.filter(({ siteId }) => siteId === null || siteIds.has(siteId))
		.sort(
			(one, other) =>
				CONTACT_ROLES.indexOf(one.role) - CONTACT_ROLES.indexOf(other.role) || (one.name < other.name ? -1 : 1),
		);
}
