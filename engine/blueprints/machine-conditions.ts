import type { Known, Server } from "../facts";
import { STALE_AFTER_DAYS } from "../restore/tier-in-force";
import { atServer, type Case, carriersOf, check, type Precondition, secondOf, yes } from "./condition";

export function sameVersions(one: Case): Precondition {
	const label = "Same versions on all machines";
	const machines = one.places.filter(({ part }) => part !== "storage");
	const required = one.choice.pattern !== "balanced";
	const unknown = machines.find(({ server }) => server.softwareVersion === null || server.operatingSystem === null);
	const planned = machines.find(({ isPlanned }) => isPlanned);
	const first = machines[0]?.server;
	if (unknown)
		return check(
			"versions",
			label,
			required,
			"unknown",
			`The version or operating system of ${unknown.server.name} is not known.`,
			atServer(unknown.server),
		);
	const other = machines.find(
		({ server }) =>
			server.softwareVersion !== first!.softwareVersion || server.operatingSystem !== first!.operatingSystem,
	);
	if (other)
		return check(
			"versions",
			label,
			required,
			"not-met",
			`${other.server.name} runs ${spoken(other.server)}, ${first!.name} runs ${spoken(first!)}.`,
			atServer(other.server),
		);
	return planned
		? check(
				"versions",
				label,
				required,
				"unknown",
				`${planned.server.name} is planned: install ${spoken(first!)} on it.`,
				{
					page: "blueprint",
				},
			)
		: check("versions", label, required, "met", `All run ${spoken(first!)}.`);
}

const spoken = (server: Server): string => `${server.softwareVersion} on ${server.operatingSystem}`;

export function configuredAlike(one: Case): Precondition {
	const { standby, replication, cluster } = one.service.protection;
	const fact = (replication ?? standby ?? cluster)?.identicalConfiguration ?? null;
	const planned = one.places.some(({ isPlanned }) => isPlanned);
	const state = planned && fact === true ? "unknown" : yes(fact);
	return check(
		"configuration",
		"Identical configurations",
		false,
		state,
		state === "met"
			? "The machines are said to be configured alike."
			: state === "not-met"
				? "They are configured differently: what runs on one may fail on the next. It works, with more to check after a switch."
				: planned
					? "The planned machines have to be configured like the first."
					: "Nobody has said whether the machines are configured alike.",
	);
}

export function kept(one: Case): Precondition {
	const { standby } = one.service.protection;
	const days = standby?.daysBehind ?? null;
	const planned = secondOf(one)?.isPlanned === true;
	return check(
		"kept-current",
		"Kept current",
		true,
		planned || days === null ? "unknown" : days <= STALE_AFTER_DAYS ? "met" : "not-met",
		planned
			? "The standby is planned: it then has to get every upgrade that the primary gets."
			: days === null
				? "How far the standby is behind the primary is not known."
				: `The standby is ${Math.round(days)} days behind; ${STALE_AFTER_DAYS} are the most that can be caught up in an hour.`,
	);
}

export function room(one: Case): Precondition {
	const second = secondOf(one)?.server;
	const first = carriersOf(one)[0];
	const label = "The second machine is large enough";
	const at = atServer(second);
	if (second === undefined || first === undefined)
		return check("size", label, true, "unknown", "There is no second machine yet.", { page: "blueprint" });
	if (second.planned)
		return check(
			"size",
			label,
			true,
			"unknown",
			`${second.name} is planned: order it no smaller than ${first.name}.`,
			at,
		);
	const pairs: [string, Known<number>, Known<number>][] = [
		["processor cores", first.cpuCores, second.cpuCores],
		["GB of memory", first.memoryGigabytes, second.memoryGigabytes],
	];
	const smaller = pairs.find(([, need, has]) => need !== null && has !== null && has < need);
	if (smaller)
		return check(
			"size",
			label,
			true,
			"not-met",
			`${second.name} has ${smaller[2]} ${smaller[0]}, ${first.name} has ${smaller[1]}.`,
			at,
		);
	return pairs.some(([, need, has]) => need === null || has === null)
		? check("size", label, true, "unknown", `Cores or memory of ${second.name} or ${first.name} are not known.`, at)
		: check("size", label, true, "met", `${second.name} is no smaller than ${first.name}.`);
}

export function apart(one: Case): Precondition {
	const { standby, replication } = one.service.protection;
	const means = replication ?? standby;
	const home = carriersOf(one)[0]?.siteId ?? null;
	const far = means?.siteId ?? null;
	const label = one.choice.secondSiteId === null ? "In another room" : "In a place with another fate";
	if (far !== null && home !== null && far !== home) {
		const together = one.facts.sites.some(
			(site) =>
				(site.id === home && site.sharedFateWith.includes(far)) ||
				(site.id === far && site.sharedFateWith.includes(home)),
		);
		return check(
			"apart",
			label,
			false,
			together ? "not-met" : "met",
			together ? "One flood, fire or power failure takes both sites." : "The sites are not said to share a fate.",
			{ page: "site", siteId: far },
		);
	}
	const same = means?.sameRoom ?? null;
	return check(
		"apart",
		label,
		false,
		same === null ? "unknown" : same ? "not-met" : "met",
		same === null
			? "The rooms of both machines are not known."
			: same
				? "Both stand in one room: what takes the room takes both."
				: "The rooms differ. The loss of the site still takes both.",
	);
}

export function sharedParts(one: Case): Precondition {
	const nodes = carriersOf(one);
	const label = "Nodes share no host, switch or feed";
	for (const [part, of] of [
		["host", (server: Server) => server.hostServerId],
		["network switch", (server: Server) => server.networkSwitch],
		["power feed", (server: Server) => server.powerFeed],
	] as const) {
		const values = nodes.map(of).filter((value) => value !== null);
		if (values.length === nodes.length && new Set(values).size === 1 && nodes.length > 1)
			return check("shared-parts", label, false, "not-met", `All nodes hang on one ${part}.`, atServer(nodes[0]));
	}
	const open = nodes.find((server) => server.networkSwitch === null || server.powerFeed === null);
	return open
		? check("shared-parts", label, false, "unknown", `Switch or feed of ${open.name} is not known.`, atServer(open))
		: check("shared-parts", label, false, "met", "No host, switch or feed carries all nodes.");
}

export function replacement(one: Case): Precondition {
	const bare = carriersOf(one).find(
		(server) =>
			server.kind !== "virtual" &&
			server.kind !== "cloud" &&
			server.spareOnSite !== true &&
			(server.warranty?.resolutionHours ?? null) === null &&
			server.hardwareLeadHours === null,
	);
	return check(
		"replacement",
		"Where new hardware comes from",
		true,
		bare === undefined ? "met" : "unknown",
		bare === undefined
			? "A spare, a contract or a lead time is known for each machine."
			: `For ${bare.name} no spare, repair contract or lead time is known.`,
		atServer(bare),
	);
}

export function versionKnown(one: Case): Precondition {
	const unknown = carriersOf(one).find((server) => server.softwareVersion === null);
	return check(
		"version",
		"The version to install is known",
		false,
		unknown === undefined ? "met" : "unknown",
		unknown === undefined
			? "The version of every machine is written down."
			: `What version ${unknown.name} runs is not written down.`,
		atServer(unknown),
	);
}
