import { GOOD_BACKUP, type OptionId, withOption } from "../cost/option-plans";
import type { BackupFacts, CalendarDate, Facts, PracticeAnswer, Protection, Server, Service } from "../facts";

/** One thing that could be different: plain data, so that a plan can be kept, compared and put in force later. */
export type PlanChange =
	| { kind: "protect"; serviceId: string; option: OptionId }
	| { kind: "backup"; serviceId: string }
	| { kind: "immutable"; serviceId: string }
	| { kind: "off-site"; serviceId: string }
	| { kind: "interval"; serviceId: string; hours: number }
	| { kind: "standby-current"; serviceId: string }
	| { kind: "snapshots"; serviceId: string }
	| { kind: "quorum"; serviceId: string }
	| { kind: "storage"; serviceId: string }
	| { kind: "balancers"; serviceId: string }
	| { kind: "spare"; serviceId: string }
	| { kind: "link"; siteId: string; megabitsPerSecond: number }
	| { kind: "practice"; practiceId: string };

/** The same change has the same id, whatever its amounts: two tiers for one service cannot both hold. */
export function changeId(change: PlanChange): string {
	if (change.kind === "practice") return `practice:${change.practiceId}`;
	if (change.kind === "link") return `link:${change.siteId}`;
	return `${change.kind}:${change.serviceId}`;
}

/** A first backup holds an image of the whole system too. */
const FIRST_BACKUP: BackupFacts = { ...GOOD_BACKUP, systemImage: true };

/**
 * What would the facts be after this change? A new set; the one given is left as it is. A change that is in force already,
 * or whose service, site or practice is not there, gives back the very same facts, so `===` tells whether it does anything.
 * A practice is answered "yes", documented on `asOf`, everywhere it was not said to be out of place. Hours and megabits a
 * second. RangeError for an interval or a line that is not above 0.
 */
export function applyChange(facts: Facts, change: PlanChange, asOf: CalendarDate): Facts {
	if (change.kind === "practice") return withPractice(facts, change.practiceId, asOf);
	if (change.kind === "link") return withLink(facts, change.siteId, change.megabitsPerSecond);
	const service = facts.services.find((one) => one.id === change.serviceId);
	if (service === undefined) return facts;
	if (change.kind === "protect") return withOption(facts, service.id, change.option);
	if (change.kind === "spare") return withSpare(facts, service);
	const parts = protectionChange(service, change);
	if (parts === null) return facts;
	const changed: Service = { ...service, protection: { ...service.protection, ...parts } };
	return { ...facts, services: facts.services.map((one) => (one === service ? changed : one)) };
}

/** All changes of a plan at once: means first, then what refines them, whatever order they are listed in. See `applyChange`. */
export function applyChanges(facts: Facts, changes: readonly PlanChange[], asOf: CalendarDate): Facts {
	const protect = changes.filter((change) => change.kind === "protect");
	const others = changes.filter((change) => change.kind !== "protect");
	return [...protect, ...others].reduce((after, change) => applyChange(after, change, asOf), facts);
}

type MeansChange = Exclude<PlanChange, { kind: "practice" | "link" | "spare" | "protect" }>;

function protectionChange(service: Service, change: MeansChange): Partial<Protection> | null {
	const { tier, backup, standby, replication, cluster } = service.protection;
	switch (change.kind) {
		case "backup":
			return backup === null && tier !== "hosted" ? { tier: tier === "T0" ? "T1" : tier, backup: FIRST_BACKUP } : null;
		case "immutable":
			if (backup === null || (backup.immutable === true && backup.separateCredentials === true)) return null;
			return { backup: { ...backup, immutable: true, separateCredentials: true } };
		case "off-site":
			if (backup === null || (backup.offsite !== null && backup.offsite.kind !== "none")) return null;
			return { backup: { ...backup, offsite: GOOD_BACKUP.offsite } };
		case "interval":
			if (!(change.hours > 0)) throw new RangeError(`hours must be above 0, got ${change.hours}`);
			if (backup === null || (backup.intervalHours !== null && backup.intervalHours <= change.hours)) return null;
			return { backup: { ...backup, intervalHours: change.hours } };
		case "standby-current":
			if (standby === null || (standby.daysBehind === 0 && standby.identicalConfiguration === true)) return null;
			return { standby: { ...standby, daysBehind: 0, identicalConfiguration: true } };
		case "snapshots": {
			if (replication === null) return null;
			const every = replication.snapshotIntervalHours;
			return every !== null && every <= 1 ? null : { replication: { ...replication, snapshotIntervalHours: 1 } };
		}
		case "quorum":
			if (replication === null || (replication.quorum === true && replication.switchOver === "automatic")) return null;
			return { replication: { ...replication, quorum: true, switchOver: "automatic" } };
		case "storage":
			return cluster?.storage === "single" ? { cluster: { ...cluster, storage: "replicated" } } : null;
		case "balancers":
			return cluster?.loadBalancers === "single" ? { cluster: { ...cluster, loadBalancers: "clustered" } } : null;
	}
}

/** Servers of a service that a spare could stand in for and none does. */
export function serversWithoutSpare(facts: Facts, service: Service): Server[] {
	const members = new Set(service.groups.flatMap((group) => group.serverIds));
	return facts.servers.filter(
		(server) =>
			members.has(server.id) && server.kind !== "virtual" && server.kind !== "cloud" && server.spareOnSite !== true,
	);
}

function withSpare(facts: Facts, service: Service): Facts {
	const bare = new Set(serversWithoutSpare(facts, service));
	if (bare.size === 0) return facts;
	return {
		...facts,
		servers: facts.servers.map((server) => (bare.has(server) ? { ...server, spareOnSite: true } : server)),
	};
}

function withLink(facts: Facts, siteId: string, megabitsPerSecond: number): Facts {
	if (!(megabitsPerSecond > 0)) throw new RangeError(`megabitsPerSecond must be above 0, got ${megabitsPerSecond}`);
	const site = facts.sites.find((one) => one.id === siteId);
	if (site === undefined) return facts;
	const uplink = site.uplinkMegabitsPerSecond;
	if (uplink !== null && uplink >= megabitsPerSecond) return facts;
	const faster = { ...site, uplinkMegabitsPerSecond: megabitsPerSecond };
	return { ...facts, sites: facts.sites.map((one) => (one === site ? faster : one)) };
}

function withPractice(facts: Facts, practiceId: string, asOf: CalendarDate): Facts {
	const given = facts.practiceAnswers.filter((answer) => answer.practiceId === practiceId);
	const isWhole = (answer: PracticeAnswer) => answer.siteId === null && answer.serverId === null;
	const done = (answer: PracticeAnswer) => answer.state === "yes" && answer.evidence !== "said";
	if (given.some(isWhole) && given.every((answer) => done(answer) || answer.state === "not-applicable")) return facts;
	return {
		...facts,
		practiceAnswers: [
			...facts.practiceAnswers.filter(
				(answer) => answer.practiceId !== practiceId || (answer.state === "not-applicable" && !isWhole(answer)),
			),
			{
				practiceId,
				siteId: null,
				serverId: null,
				state: "yes",
				evidence: "documented",
				evidenceOn: asOf,
				reason: null,
				decidedBy: null,
				reviewOn: null,
				owner: null,
				answeredBy: null,
				note: null,
			},
		],
	};
}
