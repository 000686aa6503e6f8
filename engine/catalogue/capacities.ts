import type { CapacityOverride } from "../facts";

/** What one node carries or one use takes: an assumption of ours, to be replaced by a measurement. */
export interface Capacity {
	id: string;
	label: string;
	unit: string;
	amount: number;
}

const capacity = (id: string, label: string, unit: string, amount: number): Capacity => ({ id, label, unit, amount });

/**
 * No list with a source was found that holds for every server, product and disk; all of these are orders of magnitude of
 * ours for a commodity node, open to values of the organisation's own.
 */
export const CAPACITIES = {
	smtpSessions: capacity("smtpSessions", "SMTP sessions one node carries", "sessions", 300),
	httpSessions: capacity("httpSessions", "Web sessions one node carries", "sessions", 1500),
	popSessions: capacity("popSessions", "POP sessions one node carries", "sessions", 1000),
	imapSessions: capacity("imapSessions", "IMAP sessions one node carries", "sessions", 4000),
	ldapSessions: capacity("ldapSessions", "LDAP sessions one node carries", "sessions", 3000),
	nodeUse: capacity("nodeUse", "Share of a node that the peak may use", "share", 0.7),
	messagesPerUser: capacity("messagesPerUser", "Messages a user sends and gets", "a day", 60),
	messageKilobytes: capacity("messageKilobytes", "Size of a message", "kB", 90),
	mailboxMegabytes: capacity("mailboxMegabytes", "Size of a mailbox", "MB", 3000),
	busyHourShare: capacity("busyHourShare", "Share of a day’s messages in its busiest hour", "share", 0.15),
	smtpSeconds: capacity("smtpSeconds", "Time one SMTP session takes", "s", 6),
	smtpWait: capacity("smtpWait", "Share of SMTP sessions that may wait for a free slot", "share", 0.05),
	httpPerUser: capacity("httpPerUser", "Web sessions at once", "per user", 0.1),
	popPerUser: capacity("popPerUser", "POP sessions at once", "per user", 0.01),
	imapPerUser: capacity("imapPerUser", "IMAP sessions at once", "per user", 0.8),
	ldapPerUser: capacity("ldapPerUser", "LDAP sessions at once", "per user", 0.02),
	operationsPerMessage: capacity(
		"operationsPerMessage",
		"Storage operations to take in or give out a message",
		"operations",
		12,
	),
	operationsPerSession: capacity(
		"operationsPerSession",
		"Storage operations of an open reading session",
		"per second",
		0.15,
	),
	storageOperations: capacity("storageOperations", "What the storage can do", "operations/s", 1500),
	storageUse: capacity("storageUse", "Share of the storage’s speed that the peak may use", "share", 0.7),
	storageHeadroom: capacity("storageHeadroom", "Room kept free on the storage", "share", 0.25),
	archiveYears: capacity("archiveYears", "Years the archive on the storage keeps", "years", 1),
	sessionKilobits: capacity("sessionKilobits", "Line taken by an open reading session", "kbit/s", 8),
	linkUse: capacity("linkUse", "Share of the line that the peak may use", "share", 0.5),
} as const satisfies Record<string, Capacity>;

export type CapacityId = keyof typeof CAPACITIES;
export const CAPACITY_IDS = Object.keys(CAPACITIES) as CapacityId[];

export interface CapacityInForce {
	item: CapacityId;
	label: string;
	unit: string;
	amount: number;
	origin: "own" | "assumption";
	source: string | null;
}

/** What does one unit carry here? The organisation's own value where it gave one (the last of several), else the catalogue's. */
export function capacityInForce(overrides: readonly CapacityOverride[], item: CapacityId): CapacityInForce {
	const { label, unit, amount } = CAPACITIES[item];
	const own = overrides.filter((override) => override.item === item).at(-1);
	return own
		? { item, label, unit, amount: own.amount, origin: "own", source: own.source }
		: { item, label, unit, amount, origin: "assumption", source: null };
}
