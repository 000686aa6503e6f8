import type { Facts, PracticeAnswer, Server, Service, Site } from "@/engine";

export const siteFacts = (name = "Main site"): Omit<Site, "id"> => ({
	name,
	kind: "server-room",
	engineers: 2,
	engineerHours: "business",
	callOutHours: 1.5,
	uplinkMegabitsPerSecond: 500,
	restoreStreams: 2,
	upsMinutes: 15,
	hasGenerator: false,
	sharedFateWith: [],
});

export const serverFacts = (name = "mail-1", siteId: string | null = null): Omit<Server, "id"> => ({
	name,
	siteId,
	role: "mail server",
	kind: "physical",
	planned: false,
	hostServerId: null,
	storageServerId: null,
	room: "R1",
	powerFeed: null,
	networkSwitch: null,
	operatingSystem: "Debian 12",
	operatingSystemSupportEndsOn: "2028-06-30",
	softwareVersion: null,
	cpuCores: 8,
	memoryGigabytes: 64,
	dataGigabytes: 200,
	dataGrowthPerYear: 0.2,
	purchasedOn: "2023-02-28",
	warranty: { responseHours: 4, resolutionHours: null, coverage: "business", endsOn: "2027-02-28" },
	spareOnSite: null,
	hardwareLeadHours: 48,
	identity: {
		externalIds: ["rvtools:421a"],
		biosUuid: null,
		serialNumber: "SN-1",
		fqdn: "mail-1.example.com",
		addresses: ["192.0.2.10"],
	},
});

export const serviceFacts = (
	name = "Mail",
	serverIds: string[] = [],
	siteId: string | null = null,
): Omit<Service, "id"> => ({
	name,
	kind: "mail",
	users: 120,
	costPerHour: { business: 800, outside: null },
	costPerHourOfLoss: null,
	targets: { restoreHours: 4, lossHours: 1, availability: 0.999, maximumTolerableDowntimeHours: 24 },
	groups: serverIds.length ? [{ id: "new", name: "Servers", serverIds, required: 1 }] : [],
	dependsOn: [],
	dataGigabytes: null,
	dataGrowthPerYear: null,
	changedGigabytesPerDay: 4,
	design: null,
	protection: {
		tier: "T1",
		backup: {
			intervalHours: 24,
			jobHours: 3,
			medium: "disk",
			siteId,
			offsite: null,
			immutable: null,
			separateCredentials: true,
			retentionDays: 30,
			restoreMegabytesPerSecond: 35,
			failureProbability: null,
			lastSuccessAt: "2026-11-20T02:00:00Z",
			lastRestoreTestOn: null,
			systemImage: true,
		},
		standby: null,
		replication: null,
		cluster: null,
		hosted: null,
	},
	mail: null,
});

/** A small facts file in which every kind of row and reference occurs once. */
export function smallFacts(): Facts {
	const backup = serviceFacts("Files").protection.backup;
	return {
		formatVersion: 1,
		organization: {
			name: "Small & Sons",
			country: "DE",
			currency: "EUR",
			timeZone: "Europe/Berlin",
			businessHours: { days: [1, 2, 3, 4, 5], startHour: 7.5, endHour: 17 },
			overrides: { phases: [], rates: [], scoreWeights: null, costs: [], scanners: [] },
		},
		sites: [
			{ ...siteFacts("Main site"), id: "main", sharedFateWith: ["annex"] },
			{ ...siteFacts("Annex"), id: "annex", engineers: null, sharedFateWith: ["main"] },
		],
		servers: [
			{ ...serverFacts("host-1", "main"), id: "host" },
			{ ...serverFacts("nas-1", "annex"), id: "nas", dataGigabytes: null, warranty: null, purchasedOn: null },
			{ ...serverFacts("mail-1", "main"), id: "mail", kind: "virtual", hostServerId: "host", storageServerId: "nas" },
		],
		services: [
			{ ...serviceFacts("Directory", ["host"]), id: "directory", kind: "directory" },
			{
				...serviceFacts("Mail", ["mail", "host"], "annex"),
				id: "mail-service",
				dependsOn: ["directory"],
				protection: {
					tier: "T4",
					backup: backup && {
						...backup,
						siteId: "main",
						offsite: { kind: "rotation", intervalDays: 7, fetchHours: 2, siteId: "annex" },
					},
					standby: { siteId: "annex", serverId: null, sameRoom: false, daysBehind: null, identicalConfiguration: true },
					replication: {
						siteId: "annex",
						serverId: null,
						sameRoom: null,
						protocol: "C",
						linkMegabitsPerSecond: 1000,
						lagSeconds: 0,
						switchOver: "manual",
						quorum: null,
						lastSwitchOverTestOn: "2026-03-29",
						resyncShare: 0.3,
						snapshotIntervalHours: null,
						daysBehind: 0,
						identicalConfiguration: null,
					},
					cluster: {
						nodes: 2,
						nodesNeeded: 1,
						storage: "single",
						storageServerId: "nas",
						storageRedundant: null,
						loadBalancers: "none",
						probeSeconds: 10,
						identicalConfiguration: true,
						splitInOut: null,
						archiveOnStorage: null,
						siteIds: ["main", "annex"],
						lastNodeLossTestOn: null,
					},
					hosted: null,
				},
				mail: {
					scanner: {
						place: "other-server",
						mayBypass: false,
						secondFilter: null,
						serverIds: ["host"],
						yearlyLicence: 900,
						product: null,
						operatingSystem: null,
						relayPort: null,
					},
					access: { pop: 0.2, imap: 0.5, web: 0.3 },
					popLeavesCopyOnServer: null,
					messagesPerDay: 12_000,
					senderRetryDays: null,
					spfCoversSecondSite: null,
					accessGroups: [],
				},
			},
		],
		practiceAnswers: [
			answer("DC-01", null, null),
			answer("DC-01", "annex", null),
			{ ...answer("HW-01", null, "mail"), state: "not-applicable", reason: "It is virtual", evidenceOn: null },
		],
		drills: [
			{
				id: "drill",
				serviceId: "mail-service",
				kind: "restore-sample",
				scenario: "corruption",
				heldOn: "2026-10-25",
				succeeded: true,
				phases: [{ phase: "transfer", minutes: 96.5 }],
				totalMinutes: null,
			},
		],
		incidents: [
			{
				id: "incident",
				serviceIds: ["mail-service", "directory"],
				scenario: "human",
				startedAt: "2026-03-29T00:59:30Z",
				endedAt: null,
				note: "Änderung – 日本",
			},
		],
	};
}

function answer(practiceId: string, siteId: string | null, serverId: string | null): PracticeAnswer {
	const said = {
		evidence: "documented",
		evidenceOn: "2026-05-01",
		reason: null,
		decidedBy: null,
		reviewOn: null,
		owner: null,
		answeredBy: "Olive",
		note: null,
	} as const;
	return { practiceId, siteId, serverId, state: "partly", ...said };
}
