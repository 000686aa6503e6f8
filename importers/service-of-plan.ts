import type { Protection, Service, ServiceKind, TierId } from "@/engine";
import type { PlannedService } from "@/schemas/import-plan";

const KINDS: [RegExp, ServiceKind][] = [
	[/mail|exchange|smtp|zimbra|postfix/i, "mail"],
	[/file|share|nas|document/i, "file"],
	[/directory|\bad\b|ldap|\bdns\b|identity|domain/i, "directory"],
	[/erp|sql|database|\bdb\b|oracle|sap|crm|hr\b/i, "database"],
	[/web|portal|shop|site|intranet/i, "web"],
	[/virtual|vmware|hyper-?v|proxmox/i, "virtualisation"],
];

/** The parts of a tier exist; what the file does not say of them stays unknown. */
function protectionOf(planned: PlannedService, siteOfReplica: string | null): Protection {
	const tier: TierId = planned.tier ?? "T0";
	const tested = planned.restoreTestedOn;
	const backed = tier === "T1" || planned.backupLastSuccessAt !== null || tested !== null;
	return {
		tier,
		backup: backed
			? {
					intervalHours: null,
					jobHours: null,
					medium: null,
					siteId: null,
					offsite: null,
					immutable: null,
					separateCredentials: null,
					retentionDays: null,
					restoreMegabytesPerSecond: null,
					failureProbability: null,
					lastSuccessAt: planned.backupLastSuccessAt,
					lastRestoreTestOn: tested,
					systemImage: null,
				}
			: null,
		standby:
			tier === "T2"
				? { siteId: siteOfReplica, serverId: null, sameRoom: null, daysBehind: null, identicalConfiguration: null }
				: null,
		replication:
			tier === "T3"
				? {
						siteId: siteOfReplica,
						serverId: null,
						sameRoom: null,
						protocol: null,
						linkMegabitsPerSecond: null,
						lagSeconds: null,
						switchOver: null,
						quorum: null,
						lastSwitchOverTestOn: null,
						resyncShare: null,
						snapshotIntervalHours: null,
						daysBehind: null,
						identicalConfiguration: null,
					}
				: null,
		cluster:
			tier === "T4"
				? {
						nodes: null,
						nodesNeeded: null,
						storage: null,
						storageServerId: null,
						storageRedundant: null,
						loadBalancers: null,
						probeSeconds: null,
						identicalConfiguration: null,
						splitInOut: null,
						archiveOnStorage: null,
						siteIds: [],
						lastNodeLossTestOn: null,
					}
				: null,
		hosted:
			tier === "hosted"
				? {
						provider: null,
						availability: null,
						restoreHours: null,
						lossHours: null,
						creditPercent: null,
						pricePerUserPerMonth: null,
						ownBackup: null,
						retentionDays: null,
						supportHours: null,
						contractEndsOn: null,
						excludedHoursPerMonth: null,
						exclusions: null,
					}
				: null,
	};
}

export interface ServiceMembers {
	groupId: string;
	serverIds: string[];
	replicaIds: string[];
	siteOfReplica: string | null;
}

/** A service a file names, with its servers in one group; a replica stands in for one of them. */
export function serviceOfPlan(
	planned: PlannedService,
	{ groupId, serverIds, replicaIds, siteOfReplica }: ServiceMembers,
): Omit<Service, "id"> {
	const members = [...new Set([...serverIds, ...replicaIds])];
	const shared = planned.tier === "T4" && serverIds.length > 1;
	return {
		name: planned.name,
		kind: KINDS.find(([words]) => words.test(planned.name))?.[1] ?? "other",
		users: null,
		costPerHour: { business: null, outside: null },
		costPerHourOfLoss: null,
		targets: {
			restoreHours: planned.restoreTargetHours,
			lossHours: planned.lossTargetHours,
			availability: null,
			maximumTolerableDowntimeHours: null,
		},
		groups:
			members.length > 0
				? [
						{
							id: groupId,
							name: "Servers",
							serverIds: members,
							required: shared ? serverIds.length - 1 : serverIds.length,
						},
					]
				: [],
		dependsOn: [],
		dataGigabytes: null,
		dataGrowthPerYear: null,
		changedGigabytesPerDay: null,
		plannedHoursPerYear: null,
		protection: protectionOf(planned, siteOfReplica),
		mail: null,
		design: null,
	};
}
