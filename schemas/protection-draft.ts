import type { HostedFacts, Protection } from "@/engine";
import { numberText } from "@/lib/number-text";
import { shareText } from "@/lib/quantity";
import { durationDraft } from "./duration";
import type { ProtectionDraft } from "./protection";
import { yesNoText } from "./typed-text";

const text = (value: number | null | undefined) => (value == null ? "" : numberText(value));
const per = (value: number | null | undefined, unit: string) => (value == null ? "" : `${numberText(value)} ${unit}`);
const share = (value: number | null | undefined) => (value == null ? "" : shareText(value));

/** Facts → what stands in the fields; a means that does not exist starts with every field unknown. */
export function protectionDraft(protection: Protection): ProtectionDraft {
	const { backup, standby, replication, cluster, hosted } = protection;
	return {
		tier: protection.tier,
		backup: {
			inPlace: backup !== null,
			intervalHours: durationDraft(backup?.intervalHours ?? null),
			jobHours: durationDraft(backup?.jobHours ?? null),
			medium: backup?.medium ?? "",
			siteId: backup?.siteId ?? "",
			offsite: {
				kind: backup?.offsite?.kind ?? "",
				intervalDays: durationDraft(backup?.offsite?.intervalDays ?? null, "days"),
				fetchHours: durationDraft(backup?.offsite?.fetchHours ?? null),
				siteId: backup?.offsite?.siteId ?? "",
			},
			immutable: yesNoText(backup?.immutable ?? null),
			separateCredentials: yesNoText(backup?.separateCredentials ?? null),
			retentionDays: durationDraft(backup?.retentionDays ?? null, "days"),
			restoreMegabytesPerSecond: per(backup?.restoreMegabytesPerSecond, "MB/s"),
			failureProbability: share(backup?.failureProbability),
			lastSuccessAt: backup?.lastSuccessAt ?? "",
			lastRestoreTestOn: backup?.lastRestoreTestOn ?? "",
			systemImage: yesNoText(backup?.systemImage ?? null),
		},
		standby: {
			inPlace: standby !== null,
			siteId: standby?.siteId ?? "",
			serverId: standby?.serverId ?? "",
			sameRoom: yesNoText(standby?.sameRoom ?? null),
			daysBehind: durationDraft(standby?.daysBehind ?? null, "days"),
			identicalConfiguration: yesNoText(standby?.identicalConfiguration ?? null),
		},
		replication: {
			inPlace: replication !== null,
			siteId: replication?.siteId ?? "",
			serverId: replication?.serverId ?? "",
			sameRoom: yesNoText(replication?.sameRoom ?? null),
			protocol: replication?.protocol ?? "",
			linkMegabitsPerSecond: per(replication?.linkMegabitsPerSecond, "Mbit/s"),
			lagSeconds: durationDraft(replication?.lagSeconds ?? null, "seconds"),
			switchOver: replication?.switchOver ?? "",
			quorum: yesNoText(replication?.quorum ?? null),
			lastSwitchOverTestOn: replication?.lastSwitchOverTestOn ?? "",
			resyncShare: share(replication?.resyncShare),
			snapshotIntervalHours: durationDraft(replication?.snapshotIntervalHours ?? null),
			daysBehind: durationDraft(replication?.daysBehind ?? null, "days"),
			identicalConfiguration: yesNoText(replication?.identicalConfiguration ?? null),
		},
		cluster: {
			inPlace: cluster !== null,
			nodes: text(cluster?.nodes),
			nodesNeeded: text(cluster?.nodesNeeded),
			storage: cluster?.storage ?? "",
			storageServerId: cluster?.storageServerId ?? "",
			storageRedundant: yesNoText(cluster?.storageRedundant ?? null),
			loadBalancers: cluster?.loadBalancers ?? "",
			probeSeconds: durationDraft(cluster?.probeSeconds ?? null, "seconds"),
			identicalConfiguration: yesNoText(cluster?.identicalConfiguration ?? null),
			splitInOut: yesNoText(cluster?.splitInOut ?? null),
			archiveOnStorage: yesNoText(cluster?.archiveOnStorage ?? null),
			siteIds: cluster?.siteIds ?? [],
			lastNodeLossTestOn: cluster?.lastNodeLossTestOn ?? "",
		},
		hosted: { inPlace: hosted !== null, ...hostedDraft(hosted) },
	};
}

/** Terms of a hosting contract → what stands in their fields. */
export function hostedDraft(hosted: HostedFacts | null) {
	return {
		provider: hosted?.provider ?? "",
		availability: share(hosted?.availability),
		restoreHours: durationDraft(hosted?.restoreHours ?? null),
		lossHours: durationDraft(hosted?.lossHours ?? null),
		creditPercent: per(hosted?.creditPercent, "%"),
		pricePerUserPerMonth: text(hosted?.pricePerUserPerMonth),
		ownBackup: yesNoText(hosted?.ownBackup ?? null),
		retentionDays: durationDraft(hosted?.retentionDays ?? null, "days"),
		supportHours: hosted?.supportHours ?? "",
		contractEndsOn: hosted?.contractEndsOn ?? "",
		excludedHoursPerMonth: durationDraft(hosted?.excludedHoursPerMonth ?? null),
		exclusions: hosted?.exclusions ?? "",
	} satisfies Omit<ProtectionDraft["hosted"], "inPlace">;
}
