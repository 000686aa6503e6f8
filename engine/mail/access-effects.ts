import { assessOne } from "../assess-one";
import type { AssessOptions } from "../assessment";
import { capacityInForce } from "../catalogue/capacities";
import type { AccessGroup, AccessProtocol, Facts, Known, MailFacts, Service } from "../facts";
import { adviseAccess } from "./advise-access";

/** Bytes over the line for a byte of mail: assumptions. IMAP fetches headers again, the web draws pages around each message. */
export const LINE_FACTOR: Record<AccessProtocol, number> = { pop: 1, imap: 1.2, web: 2.5 };
/** Share of a POP user's mail that is on the desktop only; the same assumption by which a store is sized. */
export const POP_LEAVES_SERVER = 0.8;

export interface AccessFigures {
	shares: Known<{ pop: number; imap: number; web: number }>;
	/** On the server, to be restored. */
	storeGigabytes: number;
	/** On desktops that no backup of the server covers; null: neither groups nor shares say. */
	desktopGigabytes: Known<number>;
	restore: { p50Minutes: number; p90Minutes: number };
	lossP50Hours: number;
	/** In the busiest hour, over the lines of the users. */
	lineMegabitsPerSecond: Known<number>;
}

export interface AccessEffects {
	before: AccessFigures;
	/** Null: there is no policy yet, or the users of a group are not known. */
	after: Known<AccessFigures>;
	/** What to do or know before a group is switched over. */
	warnings: { groupId: string; text: string }[];
}

/** Shares of users by protocol over groups: chosen where chosen, else advised; null while a group's users are not known. */
export function sharesOf(groups: readonly AccessGroup[]): Known<{ pop: number; imap: number; web: number }> {
	const total = groups.reduce((sum, { users }) => sum + (users ?? 0), 0);
	if (groups.length === 0 || total === 0 || groups.some(({ users }) => users === null)) return null;
	const of = (protocol: AccessProtocol) =>
		groups.reduce((sum, group) => sum + (protocolOf(group) === protocol ? group.users! : 0), 0) / total;
	return { pop: of("pop"), imap: of("imap"), web: of("web") };
}

const protocolOf = (group: AccessGroup): AccessProtocol => group.protocol ?? adviseAccess(group).protocol;

/**
 * What does a policy of access change? The store and the time to restore it, what lies on desktops that no backup covers,
 * the loss, and the load on the users' lines, today against the groups' protocols, under one seed. A store of known size is
 * scaled by what POP leaves on the server. Gigabytes, minutes, hours, Mbit/s.
 */
export function accessEffects(
	facts: Facts,
	service: Service,
	groups: readonly AccessGroup[],
	options: AssessOptions,
): AccessEffects {
	const today = assessOne(facts, service.id, options).dataGigabytes;
	const shares = sharesOf(groups);
	const leaves = service.mail?.popLeavesCopyOnServer === true;
	const keeps = (of: Known<{ pop: number }>) => (leaves || of === null ? 1 : 1 - POP_LEAVES_SERVER * of.pop);
	const before = service.mail?.access ?? null;
	const figures = (access: MailFacts["access"], store: number, ofGroups: readonly AccessGroup[]): AccessFigures => {
		const changed = withAccess(service, access, store);
		const after = { ...facts, services: facts.services.map((one) => (one.id === service.id ? changed : one)) };
		const hardware = assessOne(after, service.id, options).scenarios.find((one) => one.scenario === "hardware")!;
		return {
			shares: access,
			storeGigabytes: store,
			desktopGigabytes: desktopOf(service, access, store, ofGroups, keeps(access)),
			restore: { p50Minutes: hardware.restore.p50, p90Minutes: hardware.restore.p90 },
			lossP50Hours: hardware.loss.p50Hours,
			lineMegabitsPerSecond: lineOf(service, access),
		};
	};
	return {
		before: figures(before, today, []),
		after: shares === null ? null : figures(shares, (today * keeps(shares)) / keeps(before), groups),
		warnings: warningsOf(groups, before, leaves),
	};
}

function withAccess(service: Service, access: MailFacts["access"], store: number): Service {
	const mail = service.mail ?? null;
	return { ...service, dataGigabytes: store, mail: mail && { ...mail, access } };
}

function desktopOf(
	service: Service,
	access: MailFacts["access"],
	store: number,
	groups: readonly AccessGroup[],
	kept: number,
): Known<number> {
	if (access === null) return null;
	if (service.mail?.popLeavesCopyOnServer === true || access.pop === 0) return 0;
	const pop = groups.filter((group) => protocolOf(group) === "pop");
	if (pop.length > 0 && pop.every((group) => group.users !== null && group.mailboxGigabytes !== null))
		return pop.reduce((sum, group) => sum + group.users! * group.mailboxGigabytes! * POP_LEAVES_SERVER, 0);
	return (store / kept) * POP_LEAVES_SERVER * access.pop;
}

function lineOf(service: Service, access: MailFacts["access"]): Known<number> {
	if (access === null || service.users === null) return null;
	const own = service.design?.load?.capacities ?? [];
	const perDay = service.mail?.messagesPerDay ?? service.users * capacityInForce(own, "messagesPerUser").amount;
	const kilobytes = service.design?.load?.messageKilobytes ?? capacityInForce(own, "messageKilobytes").amount;
	const perSecond = (perDay * capacityInForce(own, "busyHourShare").amount) / 3600;
	const factor = access.pop * LINE_FACTOR.pop + access.imap * LINE_FACTOR.imap + access.web * LINE_FACTOR.web;
	return (perSecond * kilobytes * 8 * factor) / 1000;
}

function warningsOf(
	groups: readonly AccessGroup[],
	before: MailFacts["access"],
	leaves: boolean,
): AccessEffects["warnings"] {
	const hadPop = before === null || before.pop > 0;
	return groups.flatMap((group) => {
		const to = protocolOf(group);
		const texts: string[] = [];
		if (to !== "pop" && hadPop && !leaves)
			texts.push(
				`${group.name}: mail fetched by POP lies on desktops only. Copy it back to the server first, and count on a larger store and one large upload.`,
			);
		if (to === "pop" && !leaves)
			texts.push(
				`${group.name}: what is fetched leaves the server and its backup. Let a copy stay there, or back up the desktops.`,
			);
		if (to === "pop" && group.mustArchive === true)
			texts.push(`${group.name}: they have to keep their mail; archive it before it is fetched.`);
		if (to === "imap" && group.mailboxGigabytes !== null && group.megabitsPerSecond !== null) {
			const hours = (group.mailboxGigabytes * 8000) / group.megabitsPerSecond / 3600;
			if (hours > 1)
				texts.push(
					`${group.name}: the first copy of a mailbox takes about ${Math.round(hours)} h on the line of one desk.`,
				);
		}
		if (to === "web") texts.push(`${group.name}: nothing can be read while the server or the line is down.`);
		return texts.map((text) => ({ groupId: group.id, text }));
	});
}
