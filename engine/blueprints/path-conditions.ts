import { linkNeeded } from "../cost/protection-cost";
import { daysFromDate } from "../readiness/calendar";
import { type Case, carriersOf, check, type Precondition, yes } from "./condition";

/** DNS answers older than this keep clients at the dead address for longer than the switch itself takes. */
export const GOOD_DNS_TTL_SECONDS = 300;
const RESTORE_TEST_DAYS = 365;

export function link(one: Case): Precondition {
	const label = "The line carries the changes";
	const { replication } = one.service.protection;
	const home = carriersOf(one)[0]?.siteId ?? null;
	const far = replication?.siteId ?? null;
	if (far === null || home === null || far === home)
		return check("link", label, true, "met", "Both stand in one place: the local network carries it.");
	const lines = one.facts.sites
		.filter(({ id }) => id === home || id === far)
		.map(({ uplinkMegabitsPerSecond }) => uplinkMegabitsPerSecond);
	const speed = replication?.linkMegabitsPerSecond ?? (lines.includes(null) ? null : Math.min(...(lines as number[])));
	const changed = one.service.changedGigabytesPerDay;
	if (changed === null) return check("link", label, true, "unknown", "How much changes in a day is not known.");
	const needed = linkNeeded(one.service, 0);
	if (speed === null)
		return check(
			"link",
			label,
			true,
			"unknown",
			`It takes about ${needed} Mbit/s; the speed of the line between the sites is not known.`,
		);
	return check(
		"link",
		label,
		true,
		speed >= needed ? "met" : "not-met",
		`${changed} GB change a day: about ${needed} Mbit/s with half the line free. The line has ${speed} Mbit/s.`,
	);
}

export function quorum(one: Case): Precondition {
	const { quorum: third, switchOver } = one.choice;
	return check(
		"quorum",
		"A third vote",
		switchOver === "automatic",
		third ? "met" : "not-met",
		third
			? "A witness or fencing decides which side runs; it must stand apart from both."
			: switchOver === "automatic"
				? "It switches by itself without a third vote: both sides may run and drift apart."
				: "A person decides, and has to make sure the primary is really off.",
		{ page: "blueprint" },
	);
}

/** What clients and receivers need to know when the service answers from another site. */
export function farSwitch(one: Case): Precondition[] {
	const home = carriersOf(one)[0]?.siteId ?? null;
	const far = one.service.protection.replication?.siteId ?? null;
	if (far === null || far === home) return [];
	const ttl = one.service.design?.dnsTtlSeconds ?? null;
	const found = [
		check(
			"dns",
			"Names follow quickly",
			true,
			ttl === null ? "unknown" : ttl <= GOOD_DNS_TTL_SECONDS ? "met" : "not-met",
			ttl === null
				? "How long DNS answers are kept is not known."
				: `Clients may keep the old address for ${ttl} s; ${GOOD_DNS_TTL_SECONDS} s or less keeps the switch short.`,
		),
	];
	if (one.service.kind !== "mail") return found;
	const spf = one.service.mail?.spfCoversSecondSite ?? null;
	return [
		...found,
		check(
			"spf",
			"The second site may send for the domain",
			true,
			yes(spf),
			spf === null
				? "Whether the SPF record names the second site is not known."
				: spf
					? "The SPF record names the second site."
					: "The SPF record does not name the second site: receivers refuse what it sends.",
		),
	];
}

export function offsiteCopy(one: Case): Precondition {
	const { backup } = one.service.protection;
	const kind = backup?.offsite?.kind ?? null;
	const sound = kind === null ? "unknown" : kind === "none" ? "not-met" : "met";
	const replica = one.choice.pattern === "replicated" || one.choice.pattern === "balanced";
	const why = replica ? " What is deleted or encrypted is gone on every copy at once." : "";
	return check(
		"backup",
		replica ? "A backup as well" : "A copy off site",
		!replica,
		sound,
		sound === "met"
			? `The backup leaves the site.${why}`
			: sound === "unknown"
				? `Whether a copy of the backup leaves the site is not known.${why}`
				: `No copy of the backup leaves the site.${why}`,
	);
}

export function restoreTested(one: Case): Precondition {
	const on = one.service.protection.backup?.lastRestoreTestOn ?? null;
	const days = on === null ? null : daysFromDate(one.asOf) - daysFromDate(on);
	return check(
		"restore-test",
		"A restore was tried",
		true,
		days === null ? "unknown" : days <= RESTORE_TEST_DAYS ? "met" : "not-met",
		days === null ? "No test of a restore is known." : `The last test was on ${on}; once a year is the least.`,
	);
}

export function spareNode(one: Case): Precondition {
	const { nodes, nodesNeeded } = one.choice;
	return check(
		"spare-node",
		"One can be missing",
		true,
		nodes > nodesNeeded ? "met" : "not-met",
		nodes > nodesNeeded
			? `${nodesNeeded} of ${nodes} carry the load: ${nodes - nodesNeeded} may be down.`
			: `All ${nodes} are needed: losing one is an outage.`,
		{ page: "sizing" },
	);
}

export function storage(one: Case): Precondition {
	const { storage: kind } = one.choice;
	const redundant = one.service.protection.cluster?.storageRedundant ?? null;
	if (kind !== "single")
		return check(
			"storage",
			"The storage is not one box",
			true,
			"met",
			kind === "none" ? "Each node keeps its own copy." : "The storage is kept twice.",
			{ page: "blueprint" },
		);
	return check(
		"storage",
		"The storage is redundant in itself",
		true,
		yes(redundant),
		redundant === null
			? "Whether controllers, disks and power supplies of the storage are doubled is not known."
			: redundant
				? "Controllers, disks and power supplies are doubled. It is still one box that everything hangs on."
				: "One controller or power supply stops every node.",
	);
}

export function balancers(one: Case): Precondition {
	const kind = one.choice.balancers;
	return check(
		"balancers",
		"The way in is not one box",
		true,
		kind === "single" ? "not-met" : "met",
		kind === "single"
			? "One load balancer stands before all nodes and has no partner."
			: kind === "clustered"
				? "Two balancers stand in for each other."
				: "Clients try the next server themselves.",
		{ page: "blueprint" },
	);
}
