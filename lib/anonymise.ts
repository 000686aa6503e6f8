import type { Facts } from "@/engine";

/** The alias of a subject: the same for the same one, whenever it is asked for. */
export type Alias = (kind: string, subject: string) => string;

export const WITHHELD = "withheld";

/** Texts of people's own that a fact holds, by the name of the fact: gone, but for whether there is one. */
const WITHHELD_TEXTS: ReadonlySet<string> = new Set(["note", "reason", "source", "exclusions", "exitFormat"]);

/** Texts that tell two things apart or show that they are one: each gets an alias of its kind. */
const ALIASED_TEXTS: Readonly<Record<string, string>> = {
	room: "room",
	powerFeed: "feed",
	networkSwitch: "switch",
	vendor: "vendor",
	externalIds: "external",
	biosUuid: "uuid",
	serialNumber: "serial",
	fqdn: "host",
	addresses: "address",
	answeredBy: "person",
	decidedBy: "person",
	owner: "person",
	provider: "provider",
};

/** Texts that stay, but for a name of this organisation in them. */
const DESCRIBING_TEXTS: ReadonlySet<string> = new Set(["role", "operatingSystem", "softwareVersion"]);

const IDS = /^(id|sharedFateWith|dependsOn)$|Ids?$/;

interface Named {
	id: string;
	name: string;
}

/**
 * The same facts without a word by which the organisation could be known. What was one thing stays one thing, figures
 * and relations stay as they are; which alias is whom is not in it.
 */
export function anonymised(facts: Facts, alias: Alias): Facts {
	const ids = new Map<string, string>();
	const nouns: [kind: string, list: readonly { id: string }[]][] = [
		["site", facts.sites],
		["server", facts.servers],
		["service", facts.services],
		["group", facts.services.flatMap(({ groups, mail }) => [...groups, ...(mail?.accessGroups ?? [])])],
		["drill", facts.drills],
		["incident", facts.incidents],
	];
	for (const [kind, list] of nouns) for (const { id } of list) if (!ids.has(id)) ids.set(id, alias(kind, id));
	const scrub = scrubber(facts, (id) => ids.get(id) ?? WITHHELD);

	const text = (key: string, value: string): string => {
		const kind = ALIASED_TEXTS[key];
		if (kind !== undefined) return alias(kind, value);
		if (WITHHELD_TEXTS.has(key)) return WITHHELD;
		// Ids of the catalogue, such as a practice's, are nobody's and stay.
		if (IDS.test(key)) return ids.get(value) ?? value;
		return DESCRIBING_TEXTS.has(key) ? scrub(value) : value;
	};
	const walk = (key: string, value: unknown): unknown => {
		if (typeof value === "string") return text(key, value);
		if (Array.isArray(value)) return value.map((one) => walk(key, one));
		if (typeof value !== "object" || value === null) return value;
		const { id, name } = value as Partial<Named>;
		return Object.fromEntries(
			Object.entries(value).map(([field, inner]) => [
				field,
				field === "name" && typeof id === "string" && name !== undefined
					? (ids.get(id) ?? WITHHELD)
					: walk(field, inner),
			]),
		);
	};
	const hidden = walk("", facts) as Facts;
	return { ...hidden, organization: { ...hidden.organization, name: "Organisation" } };
}

/** Puts aliases in the place of names that a text mentions. */
function scrubber({ organization, sites, services, servers }: Facts, aliasOf: (id: string) => string) {
	const phrases: [string, string][] = [
		[organization.name, "Organisation"],
		...[...sites, ...services].map(({ id, name }): [string, string] => [name, aliasOf(id)]),
	];
	const patterns = phrases
		.filter(([name]) => name.trim().length > 1)
		.sort(([a], [b]) => b.length - a.length)
		.map(([name, other]): [RegExp, string] => [
			new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "giu"),
			other,
		]);
	const byWord = new Map(servers.map(({ id, name }) => [name.toLowerCase(), aliasOf(id)]));
	return (text: string): string => {
		const words = text.replace(/[\p{L}\p{N}._-]+/gu, (word) => byWord.get(word.toLowerCase()) ?? word);
		return patterns.reduce((said, [pattern, other]) => said.replace(pattern, other), words);
	};
}
