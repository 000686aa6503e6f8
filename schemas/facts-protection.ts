import { z } from "zod";
import type { Protection } from "@/engine";
import { TIER_IDS } from "@/engine";
import {
	calendarDate,
	choice,
	DAYS_MAXIMUM,
	HOURS_MAXIMUM,
	identifier,
	instant,
	known,
	MONEY_MAXIMUM,
	note,
	oneLine,
	positiveQuantity,
	quantity,
	share,
	truth,
	wholeQuantity,
} from "./facts-fields";

const hours = quantity("hours", HOURS_MAXIMUM);
const days = quantity("days", DAYS_MAXIMUM);
const supportHours = choice(["business", "always"]);

export const backupSchema = z.strictObject({
	intervalHours: known(positiveQuantity("hours", HOURS_MAXIMUM)),
	jobHours: known(hours),
	medium: known(choice(["disk", "tape", "usb", "cloud"])),
	siteId: known(identifier),
	offsite: known(
		z.strictObject({
			kind: choice(["none", "rotation", "copied"]),
			intervalDays: known(days),
			fetchHours: known(hours),
			siteId: known(identifier),
		}),
	),
	immutable: known(truth),
	separateCredentials: known(truth),
	retentionDays: known(days),
	restoreMegabytesPerSecond: known(positiveQuantity("megabytes per second", 1e6)),
	failureProbability: known(share),
	lastSuccessAt: known(instant),
	lastRestoreTestOn: known(calendarDate),
	systemImage: known(truth),
});

export const standbySchema = z.strictObject({
	siteId: known(identifier),
	serverId: known(identifier),
	sameRoom: known(truth),
	daysBehind: known(days),
	identicalConfiguration: known(truth),
});

export const replicationSchema = z.strictObject({
	siteId: known(identifier),
	serverId: known(identifier),
	sameRoom: known(truth),
	protocol: known(choice(["A", "B", "C"])),
	linkMegabitsPerSecond: known(positiveQuantity("megabits per second", 1e7)),
	lagSeconds: known(quantity("seconds", 1e8)),
	switchOver: known(choice(["automatic", "manual"])),
	quorum: known(truth),
	lastSwitchOverTestOn: known(calendarDate),
	resyncShare: known(share.gt(0, "must be more than 0: a share of the link")),
	snapshotIntervalHours: known(hours),
	daysBehind: known(days),
	identicalConfiguration: known(truth),
});

export const clusterSchema = z
	.strictObject({
		nodes: known(wholeQuantity("nodes", 10_000, 1)),
		nodesNeeded: known(wholeQuantity("nodes", 10_000, 1)),
		storage: known(choice(["single", "replicated", "none"])),
		storageServerId: known(identifier),
		storageRedundant: known(truth),
		loadBalancers: known(choice(["single", "clustered", "clients", "none"])),
		probeSeconds: known(quantity("seconds", 86_400)),
		identicalConfiguration: known(truth),
		splitInOut: known(truth),
		archiveOnStorage: known(truth),
		siteIds: z.array(identifier).max(1000, "must name at most 1000 sites").default([]),
		lastNodeLossTestOn: known(calendarDate),
	})
	.superRefine((cluster, context) => {
		if (cluster.nodes !== null && cluster.nodesNeeded !== null && cluster.nodesNeeded > cluster.nodes) {
			context.addIssue({
				code: "custom",
				path: ["nodesNeeded"],
				message: `must not be more than the ${cluster.nodes} nodes there are`,
			});
		}
	});

export const hostedSchema = z.strictObject({
	provider: known(oneLine()),
	availability: known(share),
	restoreHours: known(hours),
	lossHours: known(hours),
	creditPercent: known(quantity("per cent", 100)),
	pricePerUserPerMonth: known(quantity("units of the currency", MONEY_MAXIMUM)),
	ownBackup: known(truth),
	retentionDays: known(days),
	supportHours: known(supportHours),
	contractEndsOn: known(calendarDate),
	excludedHoursPerMonth: known(quantity("hours", 744)),
	exclusions: known(note),
});

/** The claimed tier and every means in place; a means that does not exist is null or left out. */
export const protectionSchema = z.strictObject({
	tier: choice(TIER_IDS),
	backup: backupSchema.nullable().default(null),
	standby: standbySchema.nullable().default(null),
	replication: replicationSchema.nullable().default(null),
	cluster: clusterSchema.nullable().default(null),
	hosted: hostedSchema.nullable().default(null),
}) satisfies z.ZodType<Protection>;
