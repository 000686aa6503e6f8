import type { BackupFacts, Facts, Protection, Service, StandbyFacts } from "../facts";

/** The five ways to protect a service, in the order they are shown. */
export type OptionId = "T1" | "T2" | "T3" | "T4" | "hosted";
export const OPTION_IDS = ["T1", "T2", "T3", "T4", "hosted"] as const satisfies readonly OptionId[];

/** A daily backup as it should be: a copy off site that nobody can change. */
export const GOOD_BACKUP: BackupFacts = {
	intervalHours: 24,
	jobHours: null,
	medium: "disk",
	siteId: null,
	offsite: { kind: "copied", intervalDays: 1, fetchHours: null, siteId: null },
	immutable: true,
	separateCredentials: true,
	retentionDays: 30,
	restoreMegabytesPerSecond: null,
	failureProbability: null,
	lastSuccessAt: null,
	lastRestoreTestOn: null,
	systemImage: null,
};

/** A standby as it should be: in another room, configured alike, and up to date. */
export const GOOD_STANDBY: StandbyFacts = {
	siteId: null,
	serverId: null,
	sameRoom: false,
	daysBehind: 0,
	identicalConfiguration: true,
};

/**
 * The facts with a service protected by another option, all else as it is. Means that the option builds on and that exist
 * are kept (a backup stays the backup it is); means above it are taken out; means that are missing are added as they
 * should be: a standby up to date, a replica in another room with a third vote, nodes with one to spare behind clustered
 * balancers on replicated storage. The option a service has already is returned as it is.
 * Throws RangeError for a service that is not in the facts.
 */
export function withOption(facts: Facts, serviceId: string, option: OptionId): Facts {
	const service = facts.services.find((one) => one.id === serviceId);
	if (service === undefined) throw new RangeError(`serviceId is not in the facts: ${serviceId}`);
	if (service.protection.tier === option) return facts;
	const changed = { ...service, protection: protectionFor(facts, service, option) };
	return { ...facts, services: facts.services.map((one) => (one.id === serviceId ? changed : one)) };
}

function protectionFor(facts: Facts, service: Service, option: OptionId): Protection {
	const { backup, standby, replication, cluster, hosted } = service.protection;
	const own = { backup: backup ?? GOOD_BACKUP, standby: null, replication: null, cluster: null, hosted: null };
	switch (option) {
		case "T1":
			return { ...own, tier: "T1" };
		case "T2":
			return {
				...own,
				tier: "T2",
				standby: standby ?? GOOD_STANDBY,
			};
		case "T3":
			return {
				...own,
				tier: "T3",
				replication: replication ?? {
					siteId: otherSite(facts, service),
					serverId: null,
					sameRoom: false,
					protocol: "C",
					linkMegabitsPerSecond: null,
					lagSeconds: null,
					switchOver: "manual",
					quorum: true,
					lastSwitchOverTestOn: null,
					resyncShare: null,
					snapshotIntervalHours: null,
					daysBehind: 0,
					identicalConfiguration: true,
				},
			};
		case "T4": {
			const needed = Math.max(
				1,
				service.groups.reduce((sum, group) => sum + group.required, 0),
			);
			return {
				...own,
				tier: "T4",
				cluster: cluster ?? {
					nodes: needed + 1,
					nodesNeeded: needed,
					storage: "replicated",
					storageServerId: null,
					storageRedundant: null,
					loadBalancers: "clustered",
					probeSeconds: 10,
					identicalConfiguration: true,
					splitInOut: null,
					archiveOnStorage: null,
					siteIds: [],
					lastNodeLossTestOn: null,
				},
			};
		}
		case "hosted":
			return {
				...own,
				backup: null,
				tier: "hosted",
				hosted: hosted ??
					service.design?.cloud?.offer ?? {
						provider: null,
						availability: null,
						restoreHours: null,
						lossHours: null,
						creditPercent: null,
						pricePerUserPerMonth: null,
						ownBackup: true,
						retentionDays: null,
						supportHours: null,
						contractEndsOn: null,
						excludedHoursPerMonth: null,
						exclusions: null,
					},
			};
	}
}

/** A site of the organisation's own where the service does not stand; null: another room, wherever it is. */
function otherSite(facts: Facts, service: Service): string | null {
	const members = new Set(service.groups.flatMap((group) => group.serverIds));
	const used = new Set(facts.servers.flatMap((server) => (members.has(server.id) ? [server.siteId] : [])));
	const near = new Set(facts.sites.filter((site) => used.has(site.id)).flatMap((site) => site.sharedFateWith));
	return facts.sites.find((site) => !used.has(site.id) && !near.has(site.id))?.id ?? null;
}
