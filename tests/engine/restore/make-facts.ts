import type {
	BackupFacts,
	ClusterFacts,
	Facts,
	HostedFacts,
	Protection,
	ReplicationFacts,
	Server,
	Service,
	Site,
	StandbyFacts,
	TierId,
} from "@/engine";

export const AS_OF = "2026-11-23";

export const UNKNOWN_BACKUP: BackupFacts = {
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
	lastSuccessAt: null,
	lastRestoreTestOn: null,
	systemImage: null,
};

export const UNKNOWN_STANDBY: StandbyFacts = {
	siteId: null,
	serverId: null,
	sameRoom: null,
	daysBehind: null,
	identicalConfiguration: null,
};

export const UNKNOWN_REPLICATION: ReplicationFacts = {
	siteId: null,
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
};

export const UNKNOWN_CLUSTER: ClusterFacts = {
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
};

export const UNKNOWN_HOSTED: HostedFacts = {
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
};

/** The means of a tier are there and nothing else is known of them. */
export function protectionOf(tier: TierId, change: Partial<Protection> = {}): Protection {
	return {
		tier,
		backup: tier === "T0" || tier === "hosted" ? null : UNKNOWN_BACKUP,
		standby: tier === "T2" ? UNKNOWN_STANDBY : null,
		replication: tier === "T3" ? UNKNOWN_REPLICATION : null,
		cluster: tier === "T4" ? UNKNOWN_CLUSTER : null,
		hosted: tier === "hosted" ? UNKNOWN_HOSTED : null,
		...change,
	};
}

export function makeService(change: Partial<Service> = {}): Service {
	return {
		id: "mail",
		name: "Mail",
		kind: "mail",
		users: null,
		costPerHour: { business: null, outside: null },
		costPerHourOfLoss: null,
		targets: { restoreHours: null, lossHours: null, availability: null, maximumTolerableDowntimeHours: null },
		groups: [],
		dependsOn: [],
		dataGigabytes: 200,
		dataGrowthPerYear: null,
		changedGigabytesPerDay: null,
		plannedHoursPerYear: null,
		protection: protectionOf("T1"),
		mail: null,
		design: null,
		...change,
	};
}

export function makeServer(change: Partial<Server> = {}): Server {
	return {
		id: "server-1",
		name: "mail-1",
		siteId: "vienna",
		role: null,
		kind: "physical",
		planned: false,
		hostServerId: null,
		storageServerId: null,
		room: null,
		powerFeed: null,
		networkSwitch: null,
		operatingSystem: null,
		operatingSystemSupportEndsOn: null,
		softwareVersion: null,
		vendor: null,
		cpuCores: null,
		memoryGigabytes: null,
		dataGigabytes: null,
		dataGrowthPerYear: null,
		purchasedOn: null,
		warranty: null,
		spareOnSite: null,
		hardwareLeadHours: null,
		identity: { externalIds: [], biosUuid: null, serialNumber: null, fqdn: null, addresses: [] },
		...change,
	};
}

export function makeSite(change: Partial<Site> = {}): Site {
	return {
		id: "vienna",
		name: "Vienna",
		kind: "server-room",
		engineers: null,
		engineerHours: null,
		callOutHours: null,
		uplinkMegabitsPerSecond: null,
		restoreStreams: null,
		upsMinutes: null,
		hasGenerator: null,
		sharedFateWith: [],
		...change,
	};
}

export function makeFacts(change: Partial<Facts> = {}): Facts {
	return {
		formatVersion: 1,
		organization: {
			name: "Example",
			country: null,
			currency: "EUR",
			timeZone: "Europe/Vienna",
			businessHours: { days: [1, 2, 3, 4, 5], startHour: 8, endHour: 18 },
			overrides: { phases: [], rates: [], scoreWeights: null, costs: [], scanners: [] },
		},
		sites: [],
		servers: [],
		services: [makeService()],
		practiceAnswers: [],
		drills: [],
		incidents: [],
		...change,
	};
}
