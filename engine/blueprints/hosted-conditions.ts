import { type Case, check, type Precondition, yes } from "./condition";

export function contract(one: Case): Precondition {
	const hours = one.service.protection.hosted?.restoreHours ?? null;
	return check(
		"contract",
		"The contract names hours to restore",
		true,
		hours === null ? "unknown" : "met",
		hours === null
			? "No time to restore is promised or known. A share of the month and a credit bring nothing back."
			: `The provider promises to restore within ${hours} h.`,
		{ page: "cloud" },
	);
}

export function users(one: Case): Precondition {
	const { users: count } = one.service;
	return check(
		"users",
		"The number of users",
		true,
		count === null ? "unknown" : "met",
		count === null ? "The number of users is the price, and it is not known." : `${count} users are paid for.`,
	);
}

export function line(one: Case): Precondition {
	const speeds = one.facts.sites
		.filter((site) => site.kind !== "cloud-region")
		.map((site) => site.uplinkMegabitsPerSecond);
	const known = speeds.filter((speed) => speed !== null);
	const unknown = one.facts.sites.find((site) => site.kind !== "cloud-region" && site.uplinkMegabitsPerSecond === null);
	return check(
		"line",
		"The line out of the house",
		false,
		unknown || known.length === 0 ? "unknown" : "met",
		unknown
			? `All use now goes over the line of ${unknown.name}, whose speed is not known.`
			: known.length === 0
				? "No site with a line is known."
				: `All use now goes over the lines of the sites; the slowest has ${Math.min(...known)} Mbit/s.`,
		unknown ? { page: "site", siteId: unknown.id } : { page: "service" },
	);
}

export function ownCopy(one: Case): Precondition {
	const own = one.service.protection.hosted?.ownBackup ?? null;
	return check(
		"own-copy",
		"A copy of your own",
		false,
		yes(own),
		own === true
			? "A copy lies outside the provider’s reach."
			: own === false
				? "Only what the provider still keeps comes back."
				: "Whether there is a copy outside the provider’s reach is not known.",
		{ page: "cloud" },
	);
}

export function wayOut(one: Case): Precondition {
	const days = one.service.design?.cloud?.exitDays ?? null;
	return check(
		"exit",
		"The way out again",
		false,
		days === null ? "unknown" : "met",
		days === null
			? "How long it takes to get all data out again is not known."
			: `All data is out again within ${days} days.`,
		{ page: "cloud" },
	);
}
