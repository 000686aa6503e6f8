import { z } from "zod";
import type {
	BackupFacts,
	ClusterFacts,
	HostedFacts,
	OffsiteCopy,
	Protection,
	ReplicationFacts,
	StandbyFacts,
} from "@/engine";
import { TIER_IDS } from "@/engine";
import { megabitsPerSecondFrom, megabytesPerSecondFrom, moneyFrom, plainNumberFrom, shareFrom } from "@/lib/quantity";
import { typedDuration } from "./duration";
import { choice, id, idOrUnknown, typedDate, typedNumber, typedText, yesNo } from "./typed-text";

/** `inPlace` false: the means does not exist, and what was typed about it is dropped. */
const inPlace = z.boolean();

const share = (maximum = 1) =>
	typedNumber((text) => shareFrom(text), { max: maximum, show: (value) => `${value * 100} %` });
const nines = typedNumber((text) => shareFrom(text, { fraction: true }), {
	max: 1,
	show: (value) => `${value * 100} %`,
});
const count = (min: number, max: number) => typedNumber(plainNumberFrom, { min, max, whole: true });
const linkMegabits = typedNumber((text) => megabitsPerSecondFrom(text), { min: 0.01, max: 10_000_000 });

/** Instants are typed as `2026-11-23T02:00`, in UTC. */
const typedInstant = z
	.string()
	.trim()
	.refine((text) => text === "" || !Number.isNaN(Date.parse(text)), "Choose a day and a time")
	.transform((text) =>
		text === "" ? null : new Date(/[zZ]|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`).toISOString(),
	);

const OffsiteForm = z
	.strictObject({
		kind: choice(["none", "rotation", "copied"]),
		intervalDays: typedDuration("days"),
		fetchHours: typedDuration(),
		siteId: idOrUnknown,
	})
	.transform(({ kind, ...rest }): OffsiteCopy | null => {
		if (kind === null) return null;
		return kind === "none" ? { kind, intervalDays: null, fetchHours: null, siteId: null } : { kind, ...rest };
	});

const BackupForm = z
	.strictObject({
		inPlace,
		intervalHours: typedDuration(),
		jobHours: typedDuration("hours", 720),
		medium: choice(["disk", "tape", "usb", "cloud"]),
		siteId: idOrUnknown,
		offsite: OffsiteForm,
		immutable: yesNo,
		separateCredentials: yesNo,
		retentionDays: typedDuration("days", 8760 * 100),
		restoreMegabytesPerSecond: typedNumber(megabytesPerSecondFrom, { min: 0.001, max: 1_000_000 }),
		failureProbability: share(),
		lastSuccessAt: typedInstant,
		lastRestoreTestOn: typedDate,
		systemImage: yesNo,
	})
	.transform(({ inPlace, ...means }): BackupFacts | null => (inPlace ? means : null));

const StandbyForm = z
	.strictObject({
		inPlace,
		siteId: idOrUnknown,
		serverId: idOrUnknown,
		sameRoom: yesNo,
		daysBehind: typedDuration("days"),
		identicalConfiguration: yesNo,
	})
	.transform(({ inPlace, ...means }): StandbyFacts | null => (inPlace ? means : null));

const ReplicationForm = z
	.strictObject({
		inPlace,
		siteId: idOrUnknown,
		serverId: idOrUnknown,
		sameRoom: yesNo,
		protocol: choice(["A", "B", "C"]),
		linkMegabitsPerSecond: linkMegabits,
		lagSeconds: typedDuration("seconds", 720),
		switchOver: choice(["automatic", "manual"]),
		quorum: yesNo,
		lastSwitchOverTestOn: typedDate,
		resyncShare: typedNumber((text) => shareFrom(text), { min: 0.001, max: 1, show: (value) => `${value * 100} %` }),
		snapshotIntervalHours: typedDuration(),
		daysBehind: typedDuration("days"),
		identicalConfiguration: yesNo,
	})
	.transform(({ inPlace, ...means }): ReplicationFacts | null => (inPlace ? means : null));

const ClusterForm = z
	.strictObject({
		inPlace,
		nodes: count(1, 1000),
		nodesNeeded: count(1, 1000),
		storage: choice(["single", "replicated", "none"]),
		storageServerId: idOrUnknown,
		storageRedundant: yesNo,
		loadBalancers: choice(["single", "clustered", "clients", "none"]),
		probeSeconds: typedDuration("seconds", 24),
		identicalConfiguration: yesNo,
		splitInOut: yesNo,
		archiveOnStorage: yesNo,
		siteIds: z.array(id).max(100),
		lastNodeLossTestOn: typedDate,
	})
	.superRefine((cluster, context) => {
		if (cluster.nodes !== null && cluster.nodesNeeded !== null && cluster.nodesNeeded > cluster.nodes)
			context.addIssue({
				code: "custom",
				path: ["nodesNeeded"],
				message: `More than the ${cluster.nodes} nodes there are`,
			});
	})
	.transform(({ inPlace, ...means }): ClusterFacts | null => (inPlace ? means : null));

/** The terms of a hosting contract as typed, in force or offered. */
export const HOSTED_TERMS = {
	provider: typedText(),
	availability: nines,
	restoreHours: typedDuration(),
	lossHours: typedDuration(),
	creditPercent: typedNumber(
		(text) => {
			const reading = shareFrom(text);
			return "value" in reading ? { value: Number((reading.value * 100).toPrecision(14)) } : reading;
		},
		{ max: 100 },
	),
	pricePerUserPerMonth: typedNumber(moneyFrom, { max: 1e9 }),
	ownBackup: yesNo,
	retentionDays: typedDuration("days", 8760 * 100),
	supportHours: choice(["business", "always"]),
	contractEndsOn: typedDate,
	excludedHoursPerMonth: typedDuration("hours", 744),
	exclusions: typedText(2000),
};

const HostedForm = z
	.strictObject({ inPlace, ...HOSTED_TERMS })
	.transform(({ inPlace, ...means }): HostedFacts | null => (inPlace ? means : null));

export const ProtectionForm = z.strictObject({
	tier: z.enum(TIER_IDS, "Choose how the service is protected"),
	backup: BackupForm,
	standby: StandbyForm,
	replication: ReplicationForm,
	cluster: ClusterForm,
	hosted: HostedForm,
}) satisfies z.ZodType<Protection>;

export type ProtectionDraft = z.input<typeof ProtectionForm>;
