import type { Facts } from "@/engine";

/** `dataGrowthPerYear` → "data growth per year". */
const words = (key: string): string =>
	key
		.replace(/([a-z])([A-Z])/g, "$1 $2")
		.replaceAll("-", " ")
		.toLowerCase();

/** Names of everything a path of the facts can lead through. */
export function namesOfFacts(facts: Facts): ReadonlyMap<string, string> {
	return new Map([...facts.sites, ...facts.servers, ...facts.services].map(({ id, name }) => [id, name]));
}

/** A path of the facts as a person says it: "backup: job hours", "server mail-01: data gigabytes". */
export function unknownFactWords(
	path: string,
	serviceId: string,
	names: ReadonlyMap<string, string>,
	said: (words: string) => string = (words) => words,
): string {
	const told = (key: string): string => said(words(key));
	const own = `services.${serviceId}.`;
	const [first, second, ...rest] = (path.startsWith(own) ? path.slice(own.length) : path).split(".");
	const name = second === undefined ? undefined : names.get(second);
	if (name !== undefined)
		return [`${said(words(first ?? "").replace(/s$/, ""))} ${name}`, ...rest.map(told)].join(": ");
	return [first, second, ...rest]
		.filter((part) => part !== undefined && part !== "protection")
		.map((part) => told(part ?? ""))
		.join(": ");
}
