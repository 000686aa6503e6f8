import type { ShellOrganization } from "./shell";

const RECENT = 5;

/** Favourites, then what was opened last, then the rest by name; each organisation once. */
export function organizationGroups(
	organizations: readonly ShellOrganization[],
): { heading: string; organizations: ShellOrganization[] }[] {
	const favourites = organizations.filter(({ isFavourite }) => isFavourite);
	const recent = organizations
		.filter(({ isFavourite, openedAt }) => !isFavourite && openedAt)
		.toSorted((one, other) => (other.openedAt ?? "").localeCompare(one.openedAt ?? ""))
		.slice(0, RECENT);
	const named = new Set([...favourites, ...recent]);
	const rest = organizations.filter((one) => !named.has(one));
	return [
		{ heading: "Favourites", organizations: favourites },
		{ heading: "Recent", organizations: recent },
		{ heading: "Organisations", organizations: rest },
	].filter((group) => group.organizations.length > 0);
}
