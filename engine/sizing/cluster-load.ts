import { type CapacityId, type CapacityInForce, capacityInForce } from "../catalogue/capacities";
import type { Known, Service, SessionProtocol } from "../facts";
import { SESSION_PROTOCOLS } from "../facts";
import { slotsNeeded } from "./erlang";

export interface ProtocolLoad {
	protocol: SessionProtocol;
	/** Open at once in the busiest hour. */
	sessions: number;
	isFact: boolean;
	sessionsPerNode: number;
	/** How many whole nodes' worth of work that is, at full use. */
	nodes: number;
}

export interface ClusterLoad {
	protocols: ProtocolLoad[];
	messagesPerDay: number;
	messagesPerSecond: number;
	/** SMTP slots by Erlang C, when the sessions are not known. */
	smtpErlangs: number;
	nodesWorth: number;
	operationsPerSecond: number;
	mailboxGigabytes: number;
	archiveGigabytes: number;
	megabitsPerSecond: number;
	/** Every capacity that took part. */
	capacities: CapacityInForce[];
	unknownFacts: string[];
}

const PER_USER = { http: "httpPerUser", pop: "popPerUser", imap: "imapPerUser", ldap: "ldapPerUser" } as const;
const PER_NODE: Record<SessionProtocol, CapacityId> = {
	smtp: "smtpSessions",
	http: "httpSessions",
	pop: "popSessions",
	imap: "imapSessions",
	ldap: "ldapSessions",
};
const SECONDS_PER_HOUR = 3600;

/**
 * What does the busiest hour ask of a cluster with so many users? Sessions known are taken as they are; others follow from
 * users, and those of SMTP by Little's law (sessions = arrivals × time each takes) with slots by Erlang C. Storage
 * operations come from messages moved and sessions open, capacity from mailboxes and archive, the line from both. Users and
 * all that follows them may be scaled by `growth`. RangeError for a capacity of 0 that something is divided by.
 */
export function clusterLoad(service: Service, users: number, growth = 1): ClusterLoad {
	const load = service.design?.load ?? null;
	const used = new Map<CapacityId, CapacityInForce>();
	const unknown = new Set<string>();
	const of = (item: CapacityId): number => {
		const found = used.get(item) ?? capacityInForce(load?.capacities ?? [], item);
		used.set(item, found);
		return found.amount;
	};
	const known = (fact: Known<number> | undefined, path: string, item: CapacityId): number => {
		if (fact != null) return fact;
		unknown.add(`services.${service.id}.${path}`);
		return of(item);
	};
	const divisor = (item: CapacityId): number => {
		const amount = of(item);
		if (!(amount > 0)) throw new RangeError(`${item} must be above 0, got ${amount}`);
		return amount;
	};
	const people = users * growth;
	const perDay = service.mail?.messagesPerDay ?? null;
	if (perDay === null) unknown.add(`services.${service.id}.mail.messagesPerDay`);
	const messagesPerDay = perDay === null ? people * of("messagesPerUser") : perDay * growth;
	const messagesPerSecond = (messagesPerDay * of("busyHourShare")) / SECONDS_PER_HOUR;
	const smtpErlangs = messagesPerSecond * of("smtpSeconds");
	const access = service.mail?.access ?? null;
	const sessionsOf = (protocol: SessionProtocol): ProtocolLoad => {
		const fact = load?.sessions[protocol] ?? null;
		if (fact === null) unknown.add(`services.${service.id}.design.load.sessions.${protocol}`);
		const perNode = divisor(PER_NODE[protocol]);
		const share = protocol === "ldap" || protocol === "smtp" ? 1 : access?.[protocol === "http" ? "web" : protocol];
		const guess = () =>
			protocol === "smtp"
				? slotsNeeded(smtpErlangs, divisor("smtpWait"))
				: people * of(PER_USER[protocol]) * (share ?? 1);
		const sessions = fact === null ? guess() : fact * growth;
		return { protocol, sessions, isFact: fact !== null, sessionsPerNode: perNode, nodes: sessions / perNode };
	};
	const protocols = SESSION_PROTOCOLS.map(sessionsOf);
	const reading = protocols
		.filter(({ protocol }) => protocol !== "smtp" && protocol !== "ldap")
		.reduce((sum, { sessions }) => sum + sessions, 0);
	const kilobytes = known(load?.messageKilobytes, "design.load.messageKilobytes", "messageKilobytes");
	const mailbox = known(load?.mailboxMegabytes, "design.load.mailboxMegabytes", "mailboxMegabytes");
	const archives = service.protection.cluster?.archiveOnStorage === true;
	return {
		protocols,
		messagesPerDay,
		messagesPerSecond,
		smtpErlangs,
		nodesWorth: protocols.reduce((sum, { nodes }) => sum + nodes, 0),
		operationsPerSecond: messagesPerSecond * of("operationsPerMessage") + reading * of("operationsPerSession"),
		mailboxGigabytes: (people * mailbox) / 1000,
		archiveGigabytes: archives ? (messagesPerDay * kilobytes * 365 * of("archiveYears")) / 1e6 : 0,
		megabitsPerSecond: (messagesPerSecond * kilobytes * 8) / 1000 + (reading * of("sessionKilobits")) / 1000,
		capacities: [...used.values()],
		unknownFacts: [...unknown],
	};
}
