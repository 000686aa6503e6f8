import type { Assessment, Facts } from "@/engine";

/** What the forms allow; a facts file may bring more, and no name may fill a page. */
const LONGEST_NAME = 120;

function short(name: string): string {
	if (name.length <= LONGEST_NAME) return name;
	const letters = [...name];
	return letters.length <= LONGEST_NAME ? name : `${letters.slice(0, LONGEST_NAME - 1).join("")}…`;
}

function named<T extends { name: string }>(thing: T): T {
	const name = short(thing.name);
	return name === thing.name ? thing : { ...thing, name };
}

/** The same facts and figures with every name cut to what a page can carry. */
export function withShortNames(facts: Facts, assessment: Assessment): { facts: Facts; assessment: Assessment } {
	return {
		facts: {
			...facts,
			organization: named(facts.organization),
			sites: facts.sites.map(named),
			servers: facts.servers.map(named),
			services: facts.services.map((service) => ({ ...named(service), groups: service.groups.map(named) })),
		},
		assessment: {
			...assessment,
			services: assessment.services.map(named),
			readiness: { ...assessment.readiness, sites: assessment.readiness.sites.map(named) },
		},
	};
}
