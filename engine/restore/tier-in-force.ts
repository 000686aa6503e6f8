import type { Sentence } from "../assessment";
import { TIERS } from "../catalogue/tiers";
import type { TierId } from "../facts";
import { daysFromDate } from "../readiness/calendar";
import { roundTo, sentence } from "../sentence";
import { restoreProof } from "./restore-test";
import { ask, type ServiceView } from "./service-view";

/** A standby or a secondary this many days behind needs work before it can serve. */
export const STALE_AFTER_DAYS = 30;

export interface TierInForce {
	tier: TierId;
	reasons: Sentence[];
	/** The means that really work, strongest first. */
	cluster: boolean;
	replication: boolean;
	standby: boolean;
	backup: boolean;
	hosted: boolean;
}

/**
 * Which tier does the service really have? By the means that the facts show, not by the label: a claimed tier whose means
 * is missing, without a spare node or all on one host is not in force, and what weakens the one that is is said too.
 */
export function tierInForce(view: ServiceView): TierInForce {
	const { protection } = view.service;
	const reasons: Sentence[] = [];
	const backup = protection.backup !== null;
	const hosted = protection.tier === "hosted" && protection.hosted !== null;
	const cluster = !hosted && clusterCarries(view, reasons);
	const replication = !hosted && protection.replication !== null;
	const standby = !hosted && protection.standby !== null && backup;
	const tier: TierId = hosted ? "hosted" : cluster ? "T4" : replication ? "T3" : standby ? "T2" : backup ? "T1" : "T0";
	if (view.planned.length > 0)
		reasons.push(
			sentence(
				"tier.planned",
				`${listed(view.planned)} ${view.planned.length === 1 ? "is" : "are"} planned and not in service: it counts once ${view.planned.length === 1 ? "it stands" : "they stand"}.`,
				{ servers: view.planned.length },
			),
		);
	if (!hosted && protection.standby !== null && !backup)
		reasons.push(
			sentence("tier.standby-without-backup", "There is a standby but no backup: it would come up without data."),
		);
	if (tier !== protection.tier) {
		const lower = TIERS[tier].name.toLowerCase();
		reasons.unshift(
			sentence("tier.differs", `${protection.tier} is claimed; the facts show ${tier} (${lower}).`, {
				claimed: protection.tier,
				inForce: tier,
				name: lower,
			}),
		);
	}
	weakenStandby(view, standby || replication, reasons);
	if (backup) weakenBackup(view, reasons);
	else if (!hosted)
		reasons.push(
			sentence("tier.no-backup", "There is no backup: what is deleted, damaged or encrypted cannot be brought back."),
		);
	return { tier, reasons, cluster, replication, standby, backup, hosted };
}

const listed = (names: readonly string[]): string =>
	names.length <= 3 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;

function clusterCarries(view: ServiceView, reasons: Sentence[]): boolean {
	const { service } = view;
	const { cluster } = service.protection;
	if (cluster === null) return false;
	const nodes = ask(view, "protection.cluster.nodes", cluster.nodes);
	const needed = ask(view, "protection.cluster.nodesNeeded", cluster.nodesNeeded);
	if (nodes !== null && nodes <= (needed ?? 1)) {
		reasons.push(
			sentence("tier.no-spare-node", `All ${nodes} nodes are needed for the peak: losing one is an outage.`, { nodes }),
		);
		return false;
	}
	const tight = service.groups.find((group) => group.serverIds.length > 1 && group.required >= group.serverIds.length);
	if (tight) {
		reasons.push(
			sentence("tier.group-needs-all", `“${tight.name}” needs all ${tight.serverIds.length} of its servers.`, {
				group: tight.name,
				servers: tight.serverIds.length,
			}),
		);
		return false;
	}
	const hosts = new Set(view.servers.map((server) => server.hostServerId));
	if (view.servers.length > 1 && hosts.size === 1 && !hosts.has(null)) {
		reasons.push(sentence("tier.one-host", "All nodes run on one host: when it goes, all go."));
		return false;
	}
	const storage = ask(view, "protection.cluster.storage", cluster.storage);
	if (storage === "single")
		reasons.push(
			sentence(
				"tier.single-storage",
				"All nodes share one storage that is not redundant: when it goes, only the backup helps.",
			),
		);
	const balancers = ask(view, "protection.cluster.loadBalancers", cluster.loadBalancers);
	if (balancers === "none") {
		reasons.push(
			sentence("tier.no-load-balancer", "No load balancer takes a failed server out: somebody has to do it by hand."),
		);
		return false;
	}
	if (balancers === "single")
		reasons.push(
			sentence("tier.single-load-balancer", "One load balancer stands before all nodes and has no partner."),
		);
	if (cluster.identicalConfiguration === false)
		reasons.push(
			sentence("tier.nodes-differ", "The nodes are not configured alike: what runs on one may fail on the next."),
		);
	return true;
}

function weakenStandby(view: ServiceView, used: boolean, reasons: Sentence[]): void {
	const { standby, replication } = view.service.protection;
	const second = replication ?? standby;
	if (!used || second === null) return;
	const name = replication ? "secondary" : "standby";
	const part = replication ? "replication" : "standby";
	const daysBehind = ask(view, `protection.${part}.daysBehind`, second.daysBehind);
	if (daysBehind !== null && daysBehind > STALE_AFTER_DAYS)
		reasons.push(
			sentence(
				"tier.behind",
				`The ${name} is ${roundTo(daysBehind, 0)} days behind: it has to be brought up to date first.`,
				{
					machine: name,
					daysBehind,
				},
			),
		);
	if (second.sameRoom === true)
		reasons.push(
			sentence("tier.same-room", `The ${name} stands in the same room: what takes the room takes both.`, {
				machine: name,
			}),
		);
	if (!replication && standby?.identicalConfiguration === false)
		reasons.push(sentence("tier.standby-differs", "The standby is configured unlike the primary and must be adapted."));
	if (replication?.switchOver === "automatic" && replication.quorum === false)
		reasons.push(
			sentence("tier.split-brain", "Switch-over is automatic without a quorum: both sides may run and drift apart."),
		);
}

function weakenBackup(view: ServiceView, reasons: Sentence[]): void {
	const backup = view.service.protection.backup!;
	ask(view, "protection.backup.lastRestoreTestOn", backup.lastRestoreTestOn);
	const proof = restoreProof(view, backup);
	if (proof === "never")
		reasons.push(
			sentence(
				"tier.never-restored",
				"No restore of this backup is on record: that it works, and how fast, is a hope.",
			),
		);
	else if (proof === "stale")
		reasons.push(sentence("tier.restore-test-old", "The last restore of this backup is more than a year ago."));
	const lastSuccessAt = ask(view, "protection.backup.lastSuccessAt", backup.lastSuccessAt);
	if (lastSuccessAt !== null && backup.intervalHours !== null) {
		const days = daysFromDate(view.asOf) - daysFromDate(lastSuccessAt);
		if (days * 24 > Math.max(48, 2 * backup.intervalHours))
			reasons.push(
				sentence("tier.backup-stalled", `The last backup that worked is ${days} days old.`, { days, lastSuccessAt }),
			);
	}
}
