import type { Known, ServiceKind, TierId } from "../facts";

/** The ways a service can be built, from the plainest on. */
export const PATTERN_IDS = ["backup", "standby", "replicated", "balanced", "hosted"] as const;
export type PatternId = (typeof PATTERN_IDS)[number];

export const PATTERN_TIERS: Record<PatternId, Exclude<TierId, "T0">> = {
	backup: "T1",
	standby: "T2",
	replicated: "T3",
	balanced: "T4",
	hosted: "hosted",
};

/** Kinds that have blueprints of their own; others are built as a web application is. */
export const BLUEPRINT_KINDS = ["mail", "file", "database", "directory", "web", "virtualisation"] as const;
export type BlueprintKind = (typeof BLUEPRINT_KINDS)[number];

export const blueprintKind = (kind: ServiceKind): BlueprintKind => (kind === "other" ? "web" : kind);

/** Everything a person decides about a blueprint: plain data, so that it can be kept and put in force later. */
export interface BlueprintChoice {
	pattern: PatternId;
	/** Where the second machine, or the farther part of the nodes, stands; null: in the primary's place. */
	secondSiteId: Known<string>;
	protocol: "A" | "B" | "C";
	switchOver: "automatic" | "manual";
	/** A third vote against split brain. */
	quorum: boolean;
	nodes: number;
	nodesNeeded: number;
	balancers: "single" | "clustered" | "clients";
	storage: "single" | "replicated" | "none";
	splitInOut: boolean;
	archiveOnStorage: boolean;
	/** A backup that leaves the site; every pattern but the hosted one keeps a backup. */
	offsiteCopy: boolean;
	/** Servers that take a place of the blueprint; a place nobody takes gets a planned server. */
	places: PlaceTaken[];
}

export interface PlaceTaken {
	place: string;
	serverId: string;
}

/** How one kind of service is built: its words, its ports, and what its way of serving several at once asks for. */
export interface KindPlan {
	/** One machine that carries it. */
	machine: string;
	/** What it keeps. */
	store: string;
	/** How a second copy is kept up to date. */
	replication: string;
	/** Ports that clients come in by. */
	ports: { name: string; port: number }[];
	/** How several serve at once. */
	together: string;
	balancers: readonly BlueprintChoice["balancers"][];
	storage: readonly BlueprintChoice["storage"][];
	/** Nodes that must agree: more than half, or as many as carry the load. */
	needs: "load" | "majority";
}

export const KIND_PLANS: Record<BlueprintKind, KindPlan> = {
	mail: {
		machine: "Mail server",
		store: "account data and the mail store",
		replication: "block by block (DRBD)",
		ports: [
			{ name: "SMTP", port: 25 },
			{ name: "HTTPS", port: 443 },
			{ name: "POP", port: 995 },
			{ name: "IMAP", port: 993 },
			{ name: "LDAP", port: 636 },
		],
		together: "All carry SMTP, HTTP, POP, IMAP and LDAP, and read and write one mail store.",
		balancers: ["clustered", "single"],
		storage: ["replicated", "single"],
		needs: "load",
	},
	file: {
		machine: "File server",
		store: "the shares",
		replication: "block by block (DRBD)",
		ports: [{ name: "SMB", port: 445 }],
		together: "All serve the same shares from one storage.",
		balancers: ["clustered", "single"],
		storage: ["replicated", "single"],
		needs: "load",
	},
	database: {
		machine: "Database server",
		store: "the database",
		replication: "by streaming its log",
		ports: [{ name: "SQL", port: 5432 }],
		together: "One writes, the others follow and answer reads; a majority chooses the next writer.",
		balancers: ["clustered", "single", "clients"],
		storage: ["none", "replicated", "single"],
		needs: "majority",
	},
	directory: {
		machine: "Directory server",
		store: "accounts and rights",
		replication: "entry by entry",
		ports: [
			{ name: "LDAP", port: 636 },
			{ name: "Kerberos", port: 88 },
		],
		together: "Each holds everything and takes changes; clients know all of them by name.",
		balancers: ["clients", "clustered", "single"],
		storage: ["none"],
		needs: "load",
	},
	web: {
		machine: "Application server",
		store: "programs and uploads",
		replication: "block by block (DRBD)",
		ports: [{ name: "HTTPS", port: 443 }],
		together: "All run the same release; sessions live outside them.",
		balancers: ["clustered", "single"],
		storage: ["replicated", "single", "none"],
		needs: "load",
	},
	virtualisation: {
		machine: "Host",
		store: "the guests' disks",
		replication: "volume by volume",
		ports: [{ name: "Guests", port: 443 }],
		together: "All carry guests; those of a lost host start again on the others, within minutes.",
		balancers: ["clients"],
		storage: ["replicated", "single"],
		needs: "load",
	},
};

export interface Blueprint {
	pattern: PatternId;
	tier: Exclude<TierId, "T0">;
	title: string;
	/** What it is, in two sentences. */
	summary: string;
}

/** Which blueprints does a kind of service have? Five, in the order of the tiers, hosted last. */
export function blueprintsFor(kind: BlueprintKind): Blueprint[] {
	const { machine, store, replication, together } = KIND_PLANS[kind];
	const one = machine.toLowerCase();
	const summaries: Record<PatternId, { title: string; summary: string }> = {
		backup: {
			title: "One server and a backup",
			summary: `One ${one}, with ${store} backed up to another machine and from there off site. After a loss: find hardware, install, restore.`,
		},
		standby: {
			title: "A standby server",
			summary: `A second ${one} stands ready with the same versions. After a loss its data is restored from the backup.`,
		},
		replicated: {
			title: "Replicated, one takes over",
			summary: `A second ${one} holds ${store}, kept up to date ${replication}. It serves nobody until it takes over.`,
		},
		balanced: {
			title: kind === "virtualisation" ? "Several hosts in a cluster" : "Several serve at once",
			summary: `${together} A lost one is taken out and the rest carry on.`,
		},
		hosted: {
			title: "Hosted",
			summary: "A provider runs it under contract and restores it by the contract's terms; paid by the user and month.",
		},
	};
	return PATTERN_IDS.map((pattern) => ({ pattern, tier: PATTERN_TIERS[pattern], ...summaries[pattern] }));
}

/** A choice to start from for a kind and pattern: the sound values, and a second site where there is one. */
export function usualChoice(kind: BlueprintKind, pattern: PatternId, secondSiteId: Known<string>): BlueprintChoice {
	const plan = KIND_PLANS[kind];
	const nodes = plan.needs === "majority" ? 3 : 2;
	const placed = pattern === "standby" || pattern === "replicated" ? secondSiteId : null;
	return {
		pattern,
		secondSiteId: placed,
		protocol: placed === null ? "C" : "A",
		switchOver: "manual",
		quorum: true,
		nodes,
		nodesNeeded: plan.needs === "majority" ? 2 : 1,
		balancers: plan.balancers[0]!,
		storage: plan.storage[0]!,
		splitInOut: false,
		archiveOnStorage: false,
		offsiteCopy: true,
		places: [],
	};
}
