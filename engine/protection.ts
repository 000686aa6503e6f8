/** The means by which a service is protected, and what is particular to mail. Null is unknown, as in `facts.ts`. */
import type { CalendarDate, Instant, Known, TierId } from "./facts";

/** The claimed tier and every means in place. A tier's own part is null when the means does not exist. */
export interface Protection {
	tier: TierId;
	backup: BackupFacts | null;
	standby: StandbyFacts | null;
	replication: ReplicationFacts | null;
	cluster: ClusterFacts | null;
	hosted: HostedFacts | null;
}

export interface BackupFacts {
	intervalHours: Known<number>;
	jobHours: Known<number>;
	medium: Known<"disk" | "tape" | "usb" | "cloud">;
	/** Where the first copy lies; null unknown. */
	siteId: Known<string>;
	offsite: Known<OffsiteCopy>;
	/** A copy nobody can change or delete, or one that is off line. */
	immutable: Known<boolean>;
	/** Credentials apart from the domain's: one stolen administrator cannot delete the copies. */
	separateCredentials: Known<boolean>;
	retentionDays: Known<number>;
	/** Measured, end to end. */
	restoreMegabytesPerSecond: Known<number>;
	failureProbability: Known<number>;
	lastSuccessAt: Known<Instant>;
	lastRestoreTestOn: Known<CalendarDate>;
	/** A full image with OS and programs, not files only. */
	systemImage: Known<boolean>;
}

export interface OffsiteCopy {
	kind: "none" | "rotation" | "copied";
	/** Days between two carries; for `copied`, hours late as a fraction of a day. */
	intervalDays: Known<number>;
	fetchHours: Known<number>;
	siteId: Known<string>;
}

export interface StandbyFacts {
	/** Where the standby stands. */
	siteId: Known<string>;
	/** Which machine it is. */
	serverId: Known<string>;
	sameRoom: Known<boolean>;
	/** Days since it last got what the primary gets. */
	daysBehind: Known<number>;
	identicalConfiguration: Known<boolean>;
}

export interface ReplicationFacts {
	siteId: Known<string>;
	/** Which machine the secondary is. */
	serverId: Known<string>;
	sameRoom: Known<boolean>;
	/** DRBD's: A asynchronous, B memory-synchronous, C synchronous. */
	protocol: Known<"A" | "B" | "C">;
	linkMegabitsPerSecond: Known<number>;
	lagSeconds: Known<number>;
	switchOver: Known<"automatic" | "manual">;
	/** Quorum or fencing against split brain. */
	quorum: Known<boolean>;
	lastSwitchOverTestOn: Known<CalendarDate>;
	/** Share of the link that resynchronisation may take; null: the rule of 30 %. */
	resyncShare: Known<number>;
	/** Snapshots on the secondary: the one thing that lets a replica survive a corruption. */
	snapshotIntervalHours: Known<number>;
	daysBehind: Known<number>;
	identicalConfiguration: Known<boolean>;
}

export interface ClusterFacts {
	nodes: Known<number>;
	/** Nodes needed to carry the peak. */
	nodesNeeded: Known<number>;
	storage: Known<"single" | "replicated" | "none">;
	storageServerId: Known<string>;
	/** Controllers, disks and power supplies of the storage are doubled. */
	storageRedundant: Known<boolean>;
	/** `clients`: none is needed, because clients try the next server themselves. */
	loadBalancers: Known<"single" | "clustered" | "clients" | "none">;
	probeSeconds: Known<number>;
	identicalConfiguration: Known<boolean>;
	splitInOut: Known<boolean>;
	archiveOnStorage: Known<boolean>;
	/** Nodes stand in more than one site, or in one room. */
	siteIds: string[];
	lastNodeLossTestOn: Known<CalendarDate>;
}

export interface HostedFacts {
	provider: Known<string>;
	availability: Known<number>;
	restoreHours: Known<number>;
	lossHours: Known<number>;
	creditPercent: Known<number>;
	pricePerUserPerMonth: Known<number>;
	/** An own copy outside the provider's reach. */
	ownBackup: Known<boolean>;
	retentionDays: Known<number>;
	supportHours: Known<"business" | "always">;
	contractEndsOn: Known<CalendarDate>;
	/** Hours a month that the promise leaves out, such as planned maintenance. */
	excludedHoursPerMonth: Known<number>;
	/** What else the promise leaves out, in the contract's words. */
	exclusions: Known<string>;
}

export interface MailFacts {
	scanner: Known<ScannerFacts>;
	/** Shares of users by protocol; they add to 1. */
	access: Known<{ pop: number; imap: number; web: number }>;
	popLeavesCopyOnServer: Known<boolean>;
	messagesPerDay: Known<number>;
	/** Days a sending server keeps trying; null: the usual five. */
	senderRetryDays: Known<number>;
	/** The second site's addresses may send for the domain: its SPF record names them. */
	spfCoversSecondSite: Known<boolean>;
	/** Groups of users with a way of their own to their mail; empty: one way for everyone. */
	accessGroups: AccessGroup[];
}

export type AccessProtocol = "pop" | "imap" | "web";

export interface AccessGroup {
	id: string;
	name: string;
	users: Known<number>;
	/** At one user's desk. */
	megabitsPerSecond: Known<number>;
	device: Known<"own-desktop" | "shared-desktop" | "laptop" | "phone">;
	mailboxGigabytes: Known<number>;
	/** Their mail has to be kept and found again: law, contract or rule of the house. */
	mustArchive: Known<boolean>;
	/** They read from more than one place. */
	mobile: Known<boolean>;
	/** Chosen by an administrator. */
	protocol: Known<AccessProtocol>;
}

export interface ScannerFacts {
	place: "none" | "same-server" | "other-server" | "redundant-pair";
	mayBypass: Known<boolean>;
	secondFilter: Known<boolean>;
	serverIds: string[];
	yearlyLicence: Known<number>;
	product: Known<string>;
	operatingSystem: Known<string>;
	/** Port of the mail server that the scanner relays to. */
	relayPort: Known<number>;
}
