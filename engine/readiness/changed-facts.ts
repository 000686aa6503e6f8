import type { Facts } from "../facts";
import { canonical } from "./catalogue-record";

export type FactsNoun = "organization" | "sites" | "servers" | "services" | "practiceAnswers" | "drills" | "incidents";

/** What was entered, altered or taken out between two days, by name. */
export interface ChangedFacts {
	noun: FactsNoun;
	added: string[];
	altered: string[];
	removed: string[];
}

interface Named {
	key: string;
	name: string;
	text: string;
}

/** Which facts differ? Compared by their own ids, answers by practice and place; nouns without a change are left out. */
export function changedFacts(before: Facts, after: Facts): ChangedFacts[] {
	const older = rowsOf(before);
	const newer = rowsOf(after);
	return (Object.keys(newer) as FactsNoun[])
		.map((noun): ChangedFacts => {
			const was = new Map(older[noun].map((row) => [row.key, row]));
			const is = new Map(newer[noun].map((row) => [row.key, row]));
			const names = (rows: readonly Named[]) => rows.map(({ name }) => name);
			return {
				noun,
				added: names(newer[noun].filter(({ key }) => !was.has(key))),
				altered: names(newer[noun].filter(({ key, text }) => was.has(key) && was.get(key)?.text !== text)),
				removed: names(older[noun].filter(({ key }) => !is.has(key))),
			};
		})
		.filter(({ added, altered, removed }) => added.length + altered.length + removed.length > 0);
}

function rowsOf(facts: Facts): Record<FactsNoun, Named[]> {
	const nameOf = new Map(
		[...facts.sites, ...facts.servers, ...facts.services].map(({ id, name }): [string, string] => [id, name]),
	);
	const named = <T extends { id: string }>(rows: readonly T[], name: (row: T) => string): Named[] =>
		rows.map((row) => ({ key: row.id, name: name(row), text: canonical(row) }));
	const services = (ids: readonly string[]) => ids.map((id) => nameOf.get(id) ?? "a service").join(", ");
	return {
		organization: [{ key: "organization", name: facts.organization.name, text: canonical(facts.organization) }],
		sites: named(facts.sites, ({ name }) => name),
		servers: named(facts.servers, ({ name }) => name),
		services: named(facts.services, ({ name }) => name),
		practiceAnswers: facts.practiceAnswers.map((answer) => {
			const place = answer.siteId ?? answer.serverId;
			const where = place === null ? "" : `, ${nameOf.get(place) ?? "a place that has gone"}`;
			return {
				key: `${answer.practiceId} ${place ?? ""}`,
				name: `${answer.practiceId}${where}`,
				text: canonical(answer),
			};
		}),
		drills: named(facts.drills, ({ serviceId, heldOn }) => `${services([serviceId])}, ${heldOn}`),
		incidents: named(
			facts.incidents,
			({ serviceIds, startedAt }) => `${services(serviceIds)}, ${startedAt.slice(0, 10)}`,
		),
	};
}
